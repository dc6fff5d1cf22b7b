/* SPDX-License-Identifier: Apache-2.0 */
/*
 * public_key.h - who may have signed
 *
 * A people file lists keys as OpenSSH writes them, "ssh-ed25519 AAAA... name";
 * ssh-ed25519 and sk-ssh-ed25519@openssh.com are taken, no other kind.
 */

#ifndef GALLEY_SIGN_PUBLIC_KEY_H
#define GALLEY_SIGN_PUBLIC_KEY_H

#include "base/error.h"
#include "base/slice.h"

enum key_kind {
	KEY_ED25519,
	KEY_SK_ED25519,
};

enum { KEY_LIMIT = 512, KEY_BLOB_LIMIT = 160 };

/* text is canonical: "ssh-ed25519 AAAA..." without comment. */
struct public_key {
	enum key_kind kind;
	unsigned char bytes[32];
	char application[64];	/* of a sk key: "ssh:" */
	char text[KEY_LIMIT];
};

/*
 * Reads "type base64 [comment]"; other kinds are refused by name
 * (ERR_REFUSED).
 */
enum error_code public_key_read(struct public_key *out, struct slice text,
    struct error *err);

/* The same from the key's wire form, and from the 32 bytes of ssh-ed25519. */
enum error_code public_key_decode(struct public_key *out, struct slice blob,
    struct error *err);
void public_key_of(struct public_key *out, const unsigned char bytes[32]);

/* The wire form. */
struct key_blob {
	char at[KEY_BLOB_LIMIT];
	size_t len;
};

struct key_blob public_key_blob(const struct public_key *key);

/* "ssh-ed25519" */
const char *key_kind_name(enum key_kind kind);

/* OpenSSH's fingerprint, "SHA256:..." . */
struct fingerprint {
	char at[64];
};

struct fingerprint public_key_fingerprint(const struct public_key *key);

#endif
