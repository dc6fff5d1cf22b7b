/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/process.h"
#include "rows.h"

#define PAYLOAD "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n"

/* Where a case works, and what it has to tell. */
struct scene {
	char folder[64];
	struct pool pool;
	struct buf told;
};

/* Tells an error, or "fine"; the folder reads as DIR. */
static void
tell(struct scene *s, enum error_code code, const struct error *err)
{
	struct slice rest = slice_of(code ? err->text : "fine");
	size_t at;

	if (s->told.len)
		buf_text(&s->told, "|");
	if (code)
		buf_format(&s->told, "%d ", error_status(code));
	while ((at = slice_find(rest, s->folder)) < rest.len) {
		buf_add(&s->told, (struct slice){ rest.at, at });
		buf_text(&s->told, "DIR");
		rest = slice_skip(rest, at + strlen(s->folder));
	}
	buf_add(&s->told, rest);
}

static void
tell_if(struct scene *s, bool is_so, const char *text)
{
	if (is_so)
		buf_format(&s->told, "|%s", text);
}

static char *
file_in(struct scene *s, const char *name)
{
	return pool_format(&s->pool, "%s/%s", s->folder, name);
}

static unsigned
mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) ? 0 : (unsigned)st.st_mode & 07777;
}

/* Answers from a list, in order; NULL: none. */
struct answers {
	const char *const *next;
};

static bool
answer(void *of, const char *prompt, char *out, size_t room)
{
	struct answers *answers = of;
	const char *text = *answers->next++;

	return prompt && text && (size_t)snprintf(out, room, "%s", text) < room;
}

#define ASKING(...) (&(struct passphrase){ answer, \
	&(struct answers){ (const char *const[]){ __VA_ARGS__ } } })

static void
make(struct scene *s, const struct passphrase *passphrase)
{
	struct public_key key;
	struct error err;

	tell(s, key_make(&key, s->folder, "rep1", passphrase, &err), &err);
}

/* Opens rep1's key, signs, verifies. */
static void
use(struct scene *s, const struct passphrase *passphrase)
{
	struct private_key *key = NULL;
	struct buf armour = { 0 };
	struct signer signer;
	struct error err;
	enum error_code code = key_open(&key, s->folder, "rep1", passphrase,
	    &err);

	if (!code)
		code = key_sign(key, slice_of(PAYLOAD), &armour, &err);
	if (!code)
		code = sshsig_verify(&signer, buf_slice(&armour),
		    slice_of(PAYLOAD), &err);
	tell(s, code, &err);
	tell_if(s, !code && strcmp(signer.key.text, key_public(key)->text),
	    "another key");
	key_close(key);
	buf_release(&armour);
}

static void
made_and_shown(struct scene *s)
{
	char *folder = file_in(s, "a/keys");
	struct public_key made, shown;
	struct error err;

	tell(s, key_make(&made, folder, "rep1", NULL, &err), &err);
	tell(s, key_show(&shown, folder, "rep1", &err), &err);
	tell_if(s, strcmp(made.text, shown.text) == 0, "the same");
	buf_format(&s->told, "|%o|%o", mode_of(folder),
	    mode_of(file_in(s, "a/keys/rep1.key")));
}

static void
signed_and_verified(struct scene *s)
{
	make(s, NULL);
	use(s, NULL);
}

static void
signed_twice(struct scene *s)
{
	struct private_key *key;
	struct buf first = { 0 }, second = { 0 }, other = { 0 };
	struct error err;

	make(s, NULL);
	tell(s, key_open(&key, s->folder, "rep1", NULL, &err), &err);
	key_sign(key, slice_of(PAYLOAD), &first, &err);
	key_sign(key, slice_of(PAYLOAD), &second, &err);
	key_sign(key, slice_of("else"), &other, &err);
	tell_if(s, slice_equal(buf_slice(&first), buf_slice(&second)),
	    "the same");
	tell_if(s, !slice_equal(buf_slice(&first), buf_slice(&other)),
	    "another for other bytes");
	key_close(key);
	buf_release(&first);
	buf_release(&second);
	buf_release(&other);
}

static int
run(const char *const *argv, const char *input)
{
	struct process process = { .argv = argv, .seconds = 20,
		.input = slice_of(input) };
	struct error err;
	int status = process_run(&process, &err) ? -1 : process.status;

	process_release(&process);
	return status;
}

static void
taken_by_openssh(struct scene *s)
{
	const char *people = file_in(s, "people"), *file = file_in(s, "sig");
	const char *const argv[] = { "ssh-keygen", "-Y", "verify", "-f",
		people, "-I", "rep1", "-n", "git", "-s", file, NULL };
	struct private_key *key;
	struct buf armour = { 0 };
	struct error err;

	make(s, NULL);
	tell(s, key_open(&key, s->folder, "rep1", NULL, &err), &err);
	key_sign(key, slice_of(PAYLOAD), &armour, &err);
	file_write(file, buf_slice(&armour), 0600, &err);
	file_write(people, slice_of(pool_format(&s->pool, "rep1 %s\n",
	    key_public(key)->text)), 0600, &err);
	buf_format(&s->told, "|%d", run(argv, PAYLOAD));
	buf_format(&s->told, "|%d", run(argv, PAYLOAD " "));
	key_close(key);
	buf_release(&armour);
}

static void
open_to_others(struct scene *s)
{
	struct public_key key;
	struct error err;

	make(s, NULL);
	chmod(file_in(s, "rep1.key"), 0644);
	use(s, NULL);
	tell(s, key_show(&key, s->folder, "rep1", &err), &err);
}

static void
never_replaced(struct scene *s)
{
	struct public_key before, after;
	struct error err;

	make(s, NULL);
	key_show(&before, s->folder, "rep1", &err);
	make(s, NULL);
	key_show(&after, s->folder, "rep1", &err);
	tell_if(s, strcmp(before.text, after.text) == 0, "the same");
}

static void
no_person(struct scene *s)
{
	struct public_key key;
	struct error err;

	tell(s, key_make(&key, s->folder, "../rep1", NULL, &err), &err);
	tell(s, key_show(&key, s->folder, "", &err), &err);
}

static void
not_there(struct scene *s)
{
	use(s, NULL);
}

static void
a_fifo(struct scene *s)
{
	mkfifo(file_in(s, "rep1.key"), 0600);
	use(s, NULL);
}

static void
sealed(struct scene *s)
{
	struct public_key key;
	struct buf text = { 0 };
	struct error err;

	make(s, ASKING("open sesame", "open sesame"));
	tell(s, key_show(&key, s->folder, "rep1", &err), &err);
	use(s, ASKING("open sesame"));
	use(s, ASKING("open barley"));
	use(s, ASKING(NULL));
	use(s, NULL);
	file_read(&text, file_in(s, "rep1.key"), 4096, &err);
	tell_if(s, slice_find(buf_slice(&text), "seed ") < text.len,
	    "the seed lies open");
	buf_release(&text);
}

static void
typed_wrong(struct scene *s)
{
	make(s, ASKING("open sesame", "open sesamr"));
	make(s, ASKING(""));
	tell_if(s, file_exists(file_in(s, "rep1.key")), "a key is there");
}

/* Lets ssh-keygen make a file, then signs with it. */
static void
use_openssh(struct scene *s, const char *kind, const char *passphrase,
    mode_t mode)
{
	const char *path = file_in(s, "id");
	const char *const argv[] = { "ssh-keygen", "-q", "-t", kind, "-N",
		passphrase, "-C", "a comment", "-f", path, NULL };
	struct buf armour = { 0 };
	struct private_key *key = NULL;
	struct signer signer;
	struct error err;
	enum error_code code;

	if (run(argv, ""))
		buf_text(&s->told, "no ssh-keygen");
	chmod(path, mode);
	code = key_open_file(&key, path, &err);
	if (!code)
		code = key_sign(key, slice_of(PAYLOAD), &armour, &err);
	if (!code)
		code = sshsig_verify(&signer, buf_slice(&armour),
		    slice_of(PAYLOAD), &err);
	tell(s, code, &err);
	if (!code) {
		file_read(&armour, file_in(s, "id.pub"), 4096, &err);
		tell_if(s, slice_find(buf_slice(&armour), signer.key.text) <
		    armour.len, "the key of its .pub file");
	}
	key_close(key);
	buf_release(&armour);
}

static void
openssh(struct scene *s)
{
	use_openssh(s, "ed25519", "", 0600);
}

static void
openssh_sealed(struct scene *s)
{
	use_openssh(s, "ed25519", "open sesame", 0600);
}

static void
openssh_ecdsa(struct scene *s)
{
	use_openssh(s, "ecdsa", "", 0600);
}

static void
openssh_open_to_others(struct scene *s)
{
	use_openssh(s, "ed25519", "", 0640);
}

static void
openssh_missing(struct scene *s)
{
	struct private_key *key;
	struct error err;

	tell(s, key_open_file(&key, file_in(s, "none"), &err), &err);
}

#define SEED_7 "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="
#define KEY_7 "ssh-ed25519 " \
	"AAAAC3NzaC1lZDI1NTE5AAAAIOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
#define DAMAGED_SECRET "1 DIR/rep1.key:3: key-file: the secret is damaged " \
	"(take the file from a backup)"
#define DAMAGED_KEY "1 DIR/rep1.key:2: key-file: the public key is damaged " \
	"(take the file from a backup)"

/* With text, that is rep1's key file, and it is used. */
static const struct {
	const char *name;
	void (*play)(struct scene *s);
	const char *text;
	const char *want;
} cases[] = {
	{ "a key is made private and shown", made_and_shown, NULL,
	  "fine|fine|the same|700|600" },
	{ "a key signs", signed_and_verified, NULL, "fine|fine" },
	{ "the same bytes get the same signature", signed_twice, NULL,
	  "fine|fine|the same|another for other bytes" },
	{ "OpenSSH takes the signature, and sees other bytes",
	  taken_by_openssh, NULL, "fine|fine|0|255" },
	{ "a file that others may read is refused", open_to_others, NULL,
	  "fine|4 DIR/rep1.key is open to others: mode 0644 (chmod 600 "
	  "DIR/rep1.key)|4 DIR/rep1.key is open to others: mode 0644 (chmod "
	  "600 DIR/rep1.key)" },
	{ "a key is never replaced", never_replaced, NULL,
	  "fine|1 DIR/rep1.key is there already and is never replaced (move "
	  "it away to make another)|the same" },
	{ "a path is no person", no_person, NULL,
	  "2 that is not a person's id (a-z, 0-9 and '-', at most 60)|2 that "
	  "is not a person's id (a-z, 0-9 and '-', at most 60)" },
	{ "a key that is missing is named", not_there, NULL,
	  "5 there is no key of rep1 in DIR (galley key new --person rep1)" },
	{ "a FIFO in the file's place is refused at once", a_fifo, NULL,
	  "4 DIR/rep1.key is not a plain file (name the private key's file)" },
	{ "a sealed key opens with its passphrase alone", sealed, NULL,
	  "fine|fine|fine|4 the passphrase is wrong (try again)|4 no "
	  "passphrase was given (type one at the terminal)|4 the key of rep1 "
	  "is sealed with a passphrase (run this at a terminal)" },
	{ "a new passphrase is typed twice", typed_wrong, NULL,
	  "4 the two passphrases differ (try again)|4 no passphrase was given "
	  "(type one at the terminal)" },

	{ "a file of OpenSSH signs", openssh, NULL,
	  "fine|the key of its .pub file" },
	{ "a sealed file of OpenSSH is refused", openssh_sealed, NULL,
	  "1 DIR/id is sealed with a passphrase (ssh-add it: the agent signs "
	  "with it)" },
	{ "another kind of key is refused by name", openssh_ecdsa, NULL,
	  "1 DIR/id: a key of kind \"ecdsa-sha2-nistp256\" is not taken (make "
	  "one with: ssh-keygen -t ed25519)" },
	{ "a file of OpenSSH that others may read is refused",
	  openssh_open_to_others, NULL,
	  "4 DIR/id is open to others: mode 0640 (chmod 600 DIR/id)" },
	{ "a file that is missing is named", openssh_missing, NULL,
	  "5 cannot read DIR/none: No such file or directory" },

	{ "a key file is three lines", NULL,
	  "galley-key 1\n" KEY_7 "\nseed " SEED_7 "\n", "fine" },
	{ "an empty file is refused", NULL, "",
	  "1 DIR/rep1.key:1: key-file: this is not a key file of galley, "
	  "format 1 (an OpenSSH file is named by --key-file)" },
	{ "another format is refused", NULL,
	  "galley-key 2\n" KEY_7 "\nseed " SEED_7 "\n",
	  "1 DIR/rep1.key:1: key-file: this is not a key file of galley, "
	  "format 1 (an OpenSSH file is named by --key-file)" },
	{ "a public key with a comment is refused", NULL,
	  "galley-key 1\n" KEY_7 " rep1\nseed " SEED_7 "\n", DAMAGED_KEY },
	{ "a key file that is cut off is refused", NULL,
	  "galley-key 1\n" KEY_7 "\n", DAMAGED_SECRET },
	{ "a last line without LF is refused", NULL,
	  "galley-key 1\n" KEY_7 "\nseed " SEED_7, DAMAGED_SECRET },
	{ "a fourth line is refused", NULL,
	  "galley-key 1\n" KEY_7 "\nseed " SEED_7 "\n\n", DAMAGED_SECRET },
	{ "a seed of 30 bytes is refused", NULL,
	  "galley-key 1\n" KEY_7 "\n"
	  "seed BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\n", DAMAGED_SECRET },
	{ "a seed that does not make the public key is refused", NULL,
	  "galley-key 1\n" KEY_7 "\n"
	  "seed CAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n",
	  "1 the two halves of the key of rep1 do not belong together (take "
	  "its file from a backup)" },
};

static void
goes_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct scene s = { .folder = "/tmp/key_test.XXXXXX" };
	struct error err;

	assert_non_null(mkdtemp(s.folder));
	if (cases[row].play) {
		cases[row].play(&s);
	} else {
		file_write(file_in(&s, "rep1.key"), slice_of(cases[row].text),
		    0600, &err);
		use(&s, NULL);
	}
	file_remove_tree(s.folder, &err);
	assert_string_equal(buf_slice(&s.told).at, cases[row].want);
	buf_release(&s.told);
	pool_release(&s.pool);
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("key", ROWS(cases, goes_as_wanted));
}
