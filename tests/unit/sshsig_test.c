/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/sign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sodium.h>

#include "base/file.h"
#include "base/process.h"
#include "rows.h"

#define PAYLOAD \
	"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n"
#define KEY "ssh-ed25519 " \
	"AAAAC3NzaC1lZDI1NTE5AAAAIGF/dNpDqYD3+QcsPpFVdt03YLR7hcd3/vHFvVvMZZLv"

/* What ssh-keygen -Y sign -n git made of PAYLOAD, line by line. */
#define HEAD "-----BEGIN SSH SIGNATURE-----\n"
#define ONE \
"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgYX902kOpgPf5Byw+kVV23TdgtH\n"
#define TWO \
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5\n"
#define THREE \
"AAAAQLMMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lmAMTZTPSnNa3pG18ZlARhL\n"
#define FOUR "5YQdlTC3bAsQY/QEA3BQA=\n"
#define FOOT "-----END SSH SIGNATURE-----\n"

/* A good signature reads as its key, a bad one as its error. */
static const struct {
	const char *name;
	const char *armour;
	const char *payload;
	const char *want;
} cases[] = {
	{ "what ssh-keygen signed verifies", HEAD ONE TWO THREE FOUR FOOT,
	  PAYLOAD, KEY },

	{ "a changed byte of the payload is seen",
	  HEAD ONE TWO THREE FOUR FOOT,
	  "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhellp\n",
	  "T2: the signature does not match: other bytes or another key" },
	{ "an empty payload is another payload",
	  HEAD ONE TWO THREE FOUR FOOT, "",
	  "T2: the signature does not match: other bytes or another key" },
	{ "a flipped bit in the signature's first half is seen",
	  HEAD ONE TWO
"AAAAQLIMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lmAMTZTPSnNa3pG18ZlARhL\n"
	  FOUR FOOT, PAYLOAD,
	  "T2: the signature does not match: other bytes or another key" },
	{ "a flipped bit in the signature's second half is seen",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQE=\n" FOOT, PAYLOAD,
	  "T2: the signature does not match: other bytes or another key" },
	{ "the same signature with the group order added to S is refused",
	  HEAD ONE TWO
"AAAAQLMMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lhdcIwk01ry6OQWUfRUrwmL\n"
	  "5YQdlTC3bAsQY/QEA3BRA=\n" FOOT, PAYLOAD,
	  "T2: the signature does not match: other bytes or another key" },

	{ "another namespace is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx\n"
"OQAAAEAN+5eOY1E5WMyrEs7apHUgFo43NEWzubkqB9cn1MjJZzJw6BhfafiJUcRpX5K197\n"
	  "nqvqBV4r8CjbegkTggxcIB\n" FOOT, PAYLOAD,
	  "T2: the signature is for the namespace \"file\", not \"git\"" },
	{ "another hash is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGEyNTYAAABTAAAAC3NzaC1lZDI1NTE5\n"
"AAAAQOLFXQnz7mVRTZbhVF72tyqyZJ0NHUG5ViT5V6PyasueVk7vV/axs97+CFybzw85ML\n"
	  "P1/ZevgA+9v6tiTFaeNAI=\n" FOOT, PAYLOAD,
	  "T2: the signature hashes with \"sha256\", not sha512" },
	{ "a reserved part is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAA2FiYwAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1\n"
"NTE5AAAAQLMMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lmAMTZTPSnNa3pG18Zl\n"
	  "ARhL5YQdlTC3bAsQY/QEA3BQA=\n" FOOT, PAYLOAD,
	  "T2: the signature's reserved part is not empty" },
	{ "another version is refused", HEAD
"U1NIU0lHAAAAAgAAADMAAAALc3NoLWVkMjU1MTkAAAAgYX902kOpgPf5Byw+kVV23TdgtH\n"
	  TWO THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature is not an SSHSIG of version 1" },
	{ "an ecdsa key is refused by name", HEAD
"U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE\n"
"EEg+u0V/53PMgY6MuEZMXTUeAILRSp1m99ltDNj+lPvZ7et2TcHhjYmPYppwmrRrFFS5uA\n"
"gSwisNewErVEzB+NZwAAAANnaXQAAAAAAAAABnNoYTUxMgAAAGQAAAATZWNkc2Etc2hhMi\n"
"1uaXN0cDI1NgAAAEkAAAAgSUwd8oyM4XZj4Ffeuu6SSZ0fuZBipjmqGtnseRGkdEcAAAAh\n"
	  "AN9CNcx2aGfcneg3BdK5plMacuDzf4+nTj6+0shuLTM9\n" FOOT, PAYLOAD,
	  "T2: the signer: a key of kind \"ecdsa-sha2-nistp256\" is not taken "
	  "(make one with: ssh-keygen -t ed25519)" },
	{ "an rsa key is refused by name", HEAD
"U1NIU0lHAAAAAQAAAJcAAAAHc3NoLXJzYQAAAAMBAAEAAACBAJTVYeBITVgafrHkglzg1k\n"
"q08cZzbG7Rws0cjxwVatIqJ2sCcwyjGmJb8b/S4E24I3o/Xi62HZbQmtBDLwHCbfFyFaFV\n"
"sjbBnw5Ugmh6maptIL5jNPqN31VYKJaqbEMuFK8jRhJG2wZPttwaZ0NCGKoe1/HhnhuG0I\n"
"dwPMn7b8ONAAAAA2dpdAAAAAAAAAAGc2hhNTEyAAAAlAAAAAxyc2Etc2hhMi01MTIAAACA\n"
"k71SgOaydSyMoCVlQAyU4OzPyiDSNYZDenbDRlP2j/TuwWxXWJetu3EFcwdyf3cDE30hNm\n"
"7pjvMQ0lxwGimGBl0nfEveWInvzwwKzlwf4aHwvxSSPQ+Rfy/lYp/F4y2+Bf1meDgIsemp\n"
	  "ICu5q4KViMqcUXEU6HICQ4d2xD0ZWAI=\n" FOOT, PAYLOAD,
	  "T2: the signer: a key of kind \"ssh-rsa\" is not taken "
	  "(make one with: ssh-keygen -t ed25519)" },
	{ "a signature of another kind than its key is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTEw\n"
	  THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature is of kind ssh-ed25510, its key of kind "
	  "ssh-ed25519" },
	{ "a signature of 63 bytes is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABSAAAAC3NzaC1lZDI1NTE5\n"
"AAAAP7MMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lmAMTZTPSnNa3pG18ZlARhL\n"
	  "5YQdlTC3bAsQY/QEA3BQ==\n" FOOT, PAYLOAD,
	  "T2: the signature has not the length of its kind" },
	{ "a byte after the signature is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQAA\n" FOOT, PAYLOAD,
	  "T2: the signature is cut off or has bytes after its end" },
	{ "a byte after the signature's inner part is refused", HEAD ONE
"uFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABUAAAAC3NzaC1lZDI1NTE5\n"
	  THREE "5YQdlTC3bAsQY/QEA3BQAA\n" FOOT, PAYLOAD,
	  "T2: the signature has not the length of its kind" },
	{ "a signature that is cut off is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQ==\n" FOOT, PAYLOAD,
	  "T2: the signature is cut off or has bytes after its end" },

	{ "armour in lines of 64 is refused", HEAD
"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgYX902kOpgPf5Byw+kVV2\n"
"3TdgtHuFx3f+8cW9W8xlku8AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3Nz\n"
"aC1lZDI1NTE5AAAAQLMMWS1yO+ylfGg/Odh3rubBuSXD1GTN5e/94R+V894lmAMT\n"
	  "ZTPSnNa3pG18ZlARhL5YQdlTC3bAsQY/QEA3BQA=\n" FOOT, PAYLOAD,
	  "T2: the signature's lines are not of 70 characters and one LF "
	  "each" },
	{ "armour with CRLF in it is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQA=\r\n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "a header with CRLF is refused",
	  "-----BEGIN SSH SIGNATURE-----\r\n" ONE TWO THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature does not begin with the line -----BEGIN SSH "
	  "SIGNATURE-----" },
	{ "an empty line before the footer is refused",
	  HEAD ONE TWO THREE FOUR "\n" FOOT, PAYLOAD,
	  "T2: the signature's lines are not of 70 characters and one LF "
	  "each" },
	{ "an empty line after the header is refused",
	  HEAD "\n" ONE TWO THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature's lines are not of 70 characters and one LF "
	  "each" },
	{ "an empty line after the footer is refused",
	  HEAD ONE TWO THREE FOUR FOOT "\n", PAYLOAD,
	  "T2: the signature does not end with the line -----END SSH "
	  "SIGNATURE-----" },
	{ "a footer without its LF is refused",
	  HEAD ONE TWO THREE FOUR "-----END SSH SIGNATURE-----", PAYLOAD,
	  "T2: the signature does not end with the line -----END SSH "
	  "SIGNATURE-----" },
	{ "text before the header is refused",
	  " " HEAD ONE TWO THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature does not begin with the line -----BEGIN SSH "
	  "SIGNATURE-----" },
	{ "a space at a line's end is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQA= \n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "missing padding is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQA\n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "padding too much is refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQA==\n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "spare bits in the last digit are refused",
	  HEAD ONE TWO THREE "5YQdlTC3bAsQY/QEA3BQB=\n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "digits of the URL alphabet are refused", HEAD
"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgYX902kOpgPf5Byw-kVV23TdgtH\n"
	  TWO THREE FOUR FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "a byte above ASCII does not stand for a slash", HEAD ONE TWO THREE
	  "5YQdlTC3bAsQY\377QEA3BQA=\n" FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "a missing line is refused", HEAD ONE TWO FOUR FOOT, PAYLOAD,
	  "T2: the signature is not exact base64" },
	{ "armour without content is refused", HEAD FOOT, PAYLOAD,
	  "T2: the signature's lines are not of 70 characters and one LF "
	  "each" },
	{ "no armour at all is refused", "", PAYLOAD,
	  "T2: the signature does not begin with the line -----BEGIN SSH "
	  "SIGNATURE-----" },
};

static void
describe(struct slice armour, const char *payload, char *out, size_t size)
{
	struct signer signer;
	struct error err = { 0 };

	if (sshsig_verify(&signer, armour, slice_of(payload), &err))
		snprintf(out, size, "%s%s", err.code == ERR_INVALID ? "" :
		    "not ERR_INVALID: ", err.text);
	else
		snprintf(out, size, "%s%s", signer.key.text,
		    signer.user_verified ? " verified" : "");
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	char got[1100];

	describe(slice_of(cases[row].armour), cases[row].payload, got,
	    sizeof got);
	assert_string_equal(got, cases[row].want);
}

#define SK_KEY "sk-ssh-ed25519@openssh.com " \
	"AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIOpKbGPinFIKvvVQexMuxfmV" \
	"R3auvr57kkIe6mkURtIsAAAABHNzaDo="

enum tamper { NOTHING, FLAGS, COUNTER, APPLICATION };

static const struct {
	const char *name;
	unsigned char flags;
	enum tamper tamper;
	const char *want;
} sk_cases[] = {
	{ "a security key's touch verifies", SSHSIG_TOUCHED, NOTHING, SK_KEY },
	{ "a verified user is told", SSHSIG_TOUCHED | SSHSIG_VERIFIED, NOTHING,
	  SK_KEY " verified" },
	{ "a security key without a touch is refused", SSHSIG_VERIFIED,
	  NOTHING, "T2: the security key signed without a touch" },
	{ "a verified flag that was added later is seen", SSHSIG_TOUCHED,
	  FLAGS,
	  "T2: the signature does not match: other bytes or another key" },
	{ "another counter is seen", SSHSIG_TOUCHED, COUNTER,
	  "T2: the signature does not match: other bytes or another key" },
	{ "another application is seen", SSHSIG_TOUCHED, APPLICATION,
	  "T2: the signature does not match: other bytes or another key" },
};

/* What the hardware does, in software: PROTOCOL.u2f, "signatures". */
static void
sk_sign(struct sshsig *s, const unsigned char *secret, const char *payload)
{
	struct sshsig_message message = sshsig_message(slice_of(payload));
	unsigned char bytes[32 + 1 + 4 + 32] = { 0 };

	crypto_hash_sha256(bytes, (const unsigned char *)s->key.application,
	    strlen(s->key.application));
	bytes[32] = s->flags;
	bytes[35] = (unsigned char)(s->counter >> 8);
	bytes[36] = (unsigned char)(s->counter & 0xFF);
	crypto_hash_sha256(bytes + 37, message.at, sizeof message.at);
	crypto_sign_detached(s->bytes, NULL, bytes, sizeof bytes, secret);
}

/* A signature over PAYLOAD by a security key with a seed of sevens. */
static void
sk_make(struct sshsig *s, unsigned char flags)
{
	unsigned char seed[32], secret[64];

	memset(seed, 7, sizeof seed);
	*s = (struct sshsig){ .flags = flags, .counter = 0x1234 };
	s->key.kind = KEY_SK_ED25519;
	crypto_sign_seed_keypair(s->key.bytes, secret, seed);
	strcpy(s->key.application, "ssh:");
	sk_sign(s, secret, PAYLOAD);
}

static void
sk_reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(sk_cases, state);
	struct buf armour = { 0 };
	struct sshsig s;
	char got[1100];

	sk_make(&s, sk_cases[row].flags);
	if (sk_cases[row].tamper == FLAGS)
		s.flags |= SSHSIG_VERIFIED;
	if (sk_cases[row].tamper == COUNTER)
		s.counter++;
	if (sk_cases[row].tamper == APPLICATION)
		strcpy(s.key.application, "ssh:other");
	sshsig_write(&s, &armour);
	describe(buf_slice(&armour), PAYLOAD, got, sizeof got);
	buf_release(&armour);
	assert_string_equal(got, sk_cases[row].want);
}

/* Our software key and our verifier could share a mistake; OpenSSH does not. */
static void
openssh_takes_the_security_key_too(void **state)
{
	char folder[] = "/tmp/sshsig_test.XXXXXX", people[64], file[64];
	const char *argv[] = { "ssh-keygen", "-Y", "verify", "-f", people,
		"-I", "rep1", "-n", "git", "-s", file, NULL };
	struct process process = { .argv = argv, .seconds = 20,
		.input = slice_of(PAYLOAD) };
	struct buf armour = { 0 };
	struct sshsig s;
	struct error err;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(people, sizeof people, "%s/people", folder);
	snprintf(file, sizeof file, "%s/signature", folder);
	sk_make(&s, SSHSIG_TOUCHED);
	sshsig_write(&s, &armour);
	assert_int_equal(file_write(people, slice_of("rep1 " SK_KEY "\n"),
	    0600, &err), ERR_NONE);
	assert_int_equal(file_write(file, buf_slice(&armour), 0600, &err),
	    ERR_NONE);
	buf_release(&armour);
	assert_int_equal(process_run(&process, &err), ERR_NONE);
	assert_int_equal(process.status, 0);
	process_release(&process);
	assert_int_equal(file_remove_tree(folder, &err), ERR_NONE);
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("sshsig", ROWS(cases, reads_as_wanted),
	    ROWS(sk_cases, sk_reads_as_wanted),
	    ROW("OpenSSH takes the security key's too",
		openssh_takes_the_security_key_too));
}
