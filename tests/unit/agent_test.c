/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/agent.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <sodium.h>

#include "base/file.h"
#include "base/process.h"
#include "base/wire.h"
#include "rows.h"
#include "sign/key.h"

#define PAYLOAD "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n"

/* The software key that the made-up agents hold: a seed of sevens. */
static unsigned char secret[crypto_sign_SECRETKEYBYTES];
static struct public_key held;

static void
make_key(enum key_kind kind)
{
	unsigned char seed[crypto_sign_SEEDBYTES], bytes[32];

	memset(seed, 7, sizeof seed);
	crypto_sign_seed_keypair(bytes, secret, seed);
	public_key_of(&held, bytes);
	if (kind == KEY_SK_ED25519) {
		struct key_blob blob;
		struct error err;

		held.kind = kind;
		strcpy(held.application, "ssh:");
		blob = public_key_blob(&held);
		public_key_decode(&held, (struct slice){ blob.at, blob.len },
		    &err);
	}
}

static void
answer_list(struct buf *out)
{
	struct key_blob blob = public_key_blob(&held);

	buf_char(out, 12);
	wire_add_number(out, 1);
	wire_add_string(out, (struct slice){ blob.at, blob.len });
	wire_add_string(out, slice_of("a comment"));
}

static void
add_signature(struct buf *out, const char *kind, struct slice bytes,
    struct slice tail)
{
	struct buf blob = { 0 };
	unsigned char signature[64];

	crypto_sign_detached(signature, NULL, (const unsigned char *)bytes.at,
	    bytes.len, secret);
	wire_add_string(&blob, slice_of(kind));
	wire_add_string(&blob, (struct slice){ (char *)signature, 64 });
	buf_add(&blob, tail);
	buf_char(out, 14);
	wire_add_string(out, buf_slice(&blob));
	buf_release(&blob);
}

/* Each answers the message that it is asked to sign. */
static void
sign_well(struct slice message, struct buf *out)
{
	add_signature(out, "ssh-ed25519", message, slice_of(""));
}

static void
sign_other_bytes(struct slice message, struct buf *out)
{
	add_signature(out, "ssh-ed25519", slice_skip(message, 1),
	    slice_of(""));
}

static void
sign_as_rsa(struct slice message, struct buf *out)
{
	add_signature(out, "rsa-sha2-512", message, slice_of(""));
}

static void
sign_by_touch(struct slice message, struct buf *out)
{
	static const char tail[] = { SSHSIG_TOUCHED | SSHSIG_VERIFIED,
		0, 0, 1, 2 };
	struct slice told = { tail, sizeof tail };
	unsigned char bytes[32 + sizeof tail + 32];

	crypto_hash_sha256(bytes, (const unsigned char *)"ssh:", 4);
	memcpy(bytes + 32, tail, sizeof tail);
	crypto_hash_sha256(bytes + 32 + sizeof tail,
	    (const unsigned char *)message.at, message.len);
	add_signature(out, "sk-ssh-ed25519@openssh.com",
	    (struct slice){ (char *)bytes, sizeof bytes }, told);
}

static void
refuse(struct slice message, struct buf *out)
{
	(void)message;
	buf_char(out, 5);
}

static void
add_a_byte(struct slice message, struct buf *out)
{
	sign_well(message, out);
	buf_char(out, 0);
}

static void
hang_up(struct slice message, struct buf *out)
{
	(void)message;
	(void)out;
}

static const struct {
	const char *name;
	enum key_kind kind;
	void (*sign)(struct slice message, struct buf *out);
	const char *want;
} cases[] = {
	{ "an agent's signature verifies", KEY_ED25519, sign_well, "good" },
	{ "a security key in the agent signs", KEY_SK_ED25519, sign_by_touch,
	  "good, user verified" },
	{ "an agent that refuses is told", KEY_ED25519, refuse,
	  "4 ssh-agent did not sign with the key "
	  "SHA256:@ (was it confirmed or touched?)" },
	{ "an agent's signature of other bytes is not taken", KEY_ED25519,
	  sign_other_bytes, "75 ssh-agent: T2: the signature does not match: "
	  "other bytes or another key" },
	{ "an agent's signature of another kind is not taken", KEY_ED25519,
	  sign_as_rsa, "75 ssh-agent: T2: the signature is of kind "
	  "rsa-sha2-512, its key of kind ssh-ed25519" },
	{ "an answer with a byte too many is not taken", KEY_ED25519,
	  add_a_byte, "4 ssh-agent did not sign with the key "
	  "SHA256:@ (was it confirmed or touched?)" },
	{ "an agent that hangs up is told", KEY_ED25519, hang_up,
	  "75 ssh-agent closed the connection (is it the right socket?)" },
};

static bool
read_exactly(int fd, char *at, size_t len)
{
	return recv(fd, at, len, MSG_WAITALL) == (ssize_t)len;
}

static void
answer_one(int fd, size_t row)
{
	char head[4], body[1024];
	struct wire wire = { .rest = { head, sizeof head } };
	struct buf answer = { 0 }, framed = { 0 };
	size_t len;

	if (!read_exactly(fd, head, sizeof head))
		_exit(1);
	len = wire_number(&wire);
	if (len > sizeof body || !read_exactly(fd, body, len))
		_exit(1);
	wire = (struct wire){ .rest = { body, len } };
	if (wire_byte(&wire) == 11) {
		answer_list(&answer);
	} else {
		wire_string(&wire);
		cases[row].sign(wire_string(&wire), &answer);
	}
	if (answer.len) {
		wire_add_string(&framed, buf_slice(&answer));
		send(fd, framed.at, framed.len, MSG_NOSIGNAL);
	}
	buf_release(&answer);
	buf_release(&framed);
}

/* Starts an agent of one row in a process of its own. */
static pid_t
start_agent(const char *path, size_t row)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	pid_t pid;

	strcpy(address.sun_path, path);
	assert_int_equal(bind(listener, (struct sockaddr *)&address,
	    sizeof address), 0);
	assert_int_equal(listen(listener, 4), 0);
	pid = fork();
	if (pid == 0) {
		for (;;) {
			int fd = accept(listener, NULL, NULL);

			answer_one(fd, row);
			close(fd);
		}
	}
	close(listener);
	return pid;
}

/* The key's fingerprint reads as SHA256:@. */
static void
describe(const struct error *err, char *out, size_t size)
{
	struct fingerprint print = public_key_fingerprint(&held);
	struct slice text = slice_of(err->text);
	size_t at = slice_find(text, print.at);

	if (at == text.len)
		snprintf(out, size, "%d %s", error_status(err->code), text.at);
	else
		snprintf(out, size, "%d %.*sSHA256:@%s",
		    error_status(err->code), (int)at, text.at,
		    text.at + at + strlen(print.at));
}

static void
sign_and_describe(char *out, size_t size)
{
	struct private_key *key = NULL;
	struct buf armour = { 0 };
	struct signer signer;
	struct error err;

	if (key_open_agent(&key, &held, &err) ||
	    key_sign(key, slice_of(PAYLOAD), &armour, &err) ||
	    sshsig_verify(&signer, buf_slice(&armour), slice_of(PAYLOAD),
	    &err))
		describe(&err, out, size);
	else
		snprintf(out, size, "good%s", signer.user_verified ?
		    ", user verified" : "");
	key_close(key);
	buf_release(&armour);
}

static void
answers_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	char folder[] = "/tmp/agent_test.XXXXXX", path[64], got[1200];
	struct error err;
	pid_t pid;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/agent", folder);
	make_key(cases[row].kind);
	pid = start_agent(path, row);
	setenv("SSH_AUTH_SOCK", path, 1);
	sign_and_describe(got, sizeof got);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	file_remove_tree(folder, &err);
	assert_string_equal(got, cases[row].want);
}

static void
a_missing_agent_is_told(void **state)
{
	char got[1200];

	(void)state;
	make_key(KEY_ED25519);
	unsetenv("SSH_AUTH_SOCK");
	sign_and_describe(got, sizeof got);
	assert_string_equal(got, "5 no ssh-agent is running: SSH_AUTH_SOCK "
	    "names none (eval \"$(ssh-agent)\")");
	setenv("SSH_AUTH_SOCK", "/tmp/no-agent-is-here", 1);
	sign_and_describe(got, sizeof got);
	assert_string_equal(got, "75 cannot reach ssh-agent: No such file or "
	    "directory");
}

static int
run(const char *const *argv, struct buf *out)
{
	struct process process = { .argv = argv, .seconds = 20 };
	struct error err;
	int status = process_run(&process, &err) ? -1 : process.status;

	if (out)
		buf_add(out, buf_slice(&process.out));
	process_release(&process);
	return status;
}

/* The pid of an ssh-agent at path; 0: there is none on this machine. */
static pid_t
start_ssh_agent(const char *path)
{
	const char *const argv[] = { "ssh-agent", "-s", "-a", path, NULL };
	const char *name = "SSH_AGENT_PID=";
	struct buf out = { 0 };
	pid_t pid = 0;
	size_t at;

	if (run(argv, &out) == 0) {
		at = slice_find(buf_slice(&out), name);
		if (at < out.len)
			pid = atoi(out.at + at + strlen(name));
	}
	buf_release(&out);
	return pid;
}

/* ed25519 has one signature for each message, so both must be equal. */
static void
compare_with_file(const char *path)
{
	struct private_key *from_file, *from_agent = NULL;
	struct buf one = { 0 }, two = { 0 };
	struct error err = { 0 };

	assert_int_equal(key_open_file(&from_file, path, &err), ERR_NONE);
	if (key_open_agent(&from_agent, key_public(from_file), &err) ||
	    key_sign(from_agent, slice_of(PAYLOAD), &two, &err))
		fail_msg("%s", err.text);
	key_sign(from_file, slice_of(PAYLOAD), &one, &err);
	assert_string_equal(one.at, two.at);
	key_close(from_file);
	key_close(from_agent);
	buf_release(&one);
	buf_release(&two);
}

static void
ssh_agent_signs(void **state)
{
	char folder[] = "/tmp/agent_test.XXXXXX", path[64], id[64], got[1200];
	const char *const make[] = { "ssh-keygen", "-q", "-t", "ed25519", "-N",
		"", "-f", id, NULL };
	const char *const add[] = { "ssh-add", "-q", id, NULL };
	struct error err;
	pid_t pid;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/agent", folder);
	snprintf(id, sizeof id, "%s/id", folder);
	pid = start_ssh_agent(path);
	if (!pid) {
		file_remove_tree(folder, &err);
		rows_not_tried("ssh-agent does not start here");
		return;
	}
	setenv("SSH_AUTH_SOCK", path, 1);
	assert_int_equal(run(make, NULL), 0);
	assert_int_equal(run(add, NULL), 0);
	compare_with_file(id);
	make_key(KEY_ED25519);
	sign_and_describe(got, sizeof got);
	kill(pid, SIGTERM);
	file_remove_tree(folder, &err);
	assert_string_equal(got, "5 ssh-agent does not hold the key SHA256:@ "
	    "(ssh-add it)");
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("agent", ROWS(cases, answers_as_wanted),
	    ROW("an agent that is missing is told", a_missing_agent_is_told),
	    ROW("ssh-agent signs as the file does", ssh_agent_signs));
}
