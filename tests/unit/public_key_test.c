/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/sign.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define ED "ssh-ed25519 " \
	"AAAAC3NzaC1lZDI1NTE5AAAAIGF/dNpDqYD3+QcsPpFVdt03YLR7hcd3/vHFvVvMZZLv"
#define ED_PRINT " SHA256:Iq0jplfowI6xGeIBWzq9gIcL9woTIl2klQoFq40tkJ4"
#define SK "sk-ssh-ed25519@openssh.com " \
	"AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIOpKbGPinFIKvvVQexMuxfmV" \
	"R3auvr57kkIe6mkURtIsAAAABHNzaDo="
#define SK_PRINT " SHA256:u3XYI8FD0iAKicuev894GMPS487mPAsIuB8xtsnAOWA"
#define DAMAGED "the key is damaged (copy the whole line of the .pub file)"
#define INEXACT \
	"the key is not exact base64 (copy the whole line of the .pub file)"

/* A key reads as its canonical text and OpenSSH's fingerprint. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a key reads as itself", ED, ED ED_PRINT },
	{ "a comment is left off", ED " rep1@northwind.example", ED ED_PRINT },
	{ "a comment may have spaces", ED "  Rep One, desk", ED ED_PRINT },
	{ "a line's LF and outer spaces are left off", " " ED "\n",
	  ED ED_PRINT },
	{ "a security key keeps its application", SK " key", SK " ssh:"
	  SK_PRINT },

	{ "nothing is no key", "",
	  "a key of kind \"\" is not taken (make one with: ssh-keygen -t "
	  "ed25519)" },
	{ "rsa is refused by name", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==",
	  "a key of kind \"ssh-rsa\" is not taken (make one with: ssh-keygen "
	  "-t ed25519)" },
	{ "a kind with odd bytes is shown without them", "ssh\033[2J AAAA",
	  "a key of kind \"ssh?[2J\" is not taken (make one with: ssh-keygen "
	  "-t ed25519)" },
	{ "two keys at once are refused", ED "\n" ED,
	  "a key is one line (give each key by itself)" },
	{ "a kind alone is refused", "ssh-ed25519", DAMAGED },
	{ "a key that is cut off is refused",
	  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGF/dNpDqYD3", DAMAGED },
	{ "a key with a byte too many is refused",
	  ED "AAAA", DAMAGED },
	{ "base64 that is cut off is refused",
	  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGF/dNpDqYD3+", INEXACT },
	{ "the kind outside is the kind inside",
	  "sk-ssh-ed25519@openssh.com "
	  "AAAAC3NzaC1lZDI1NTE5AAAAIGF/dNpDqYD3+Qcs"
	  "PpFVdt03YLR7hcd3/vHFvVvMZZLv",
	  "the key says sk-ssh-ed25519@openssh.com and holds ssh-ed25519 (copy "
	  "the whole line of the .pub file)" },
	{ "a security key without application is refused",
	  "sk-ssh-ed25519@openssh.com "
	  "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIOpKbGPinFIKvvVQexMuxfmV"
	  "R3auvr57kkIe6mkURtIsAAAAAA==", DAMAGED },
	{ "an application with a NUL in it is refused",
	  "sk-ssh-ed25519@openssh.com "
	  "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIOpKbGPinFIKvvVQexMuxfmV"
	  "R3auvr57kkIe6mkURtIsAAAABHNzaAA=", DAMAGED },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct public_key key;
	struct error err;
	char got[1024];

	if (public_key_read(&key, slice_of(cases[row].text), &err))
		snprintf(got, sizeof got, "%s", err.text);
	else
		snprintf(got, sizeof got, "%s%s%s %s", key.text,
		    key.application[0] ? " " : "", key.application,
		    public_key_fingerprint(&key).at);
	assert_string_equal(got, cases[row].want);
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("public_key", ROWS(cases, reads_as_wanted));
}
