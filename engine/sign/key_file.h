/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key_file.h - the text of galley's own key files
 *
 * Three lines, and nothing else:
 *
 *	galley-key 1
 *	ssh-ed25519 AAAA...
 *	seed <base64 of 32 bytes>
 *
 * or, sealed, "sealed <base64 of salt 16, nonce 24, box 48>": the box is
 * libsodium's secretbox of the seed, its key Argon2id (1.3) of the passphrase
 * at libsodium's moderate limits, which format 1 fixes: 3 passes, 256 MiB.
 */

#ifndef GALLEY_SIGN_KEY_FILE_H
#define GALLEY_SIGN_KEY_FILE_H

#include <stdbool.h>

#include "base/error.h"
#include "public_key.h"

enum {
	KEY_SEED_SIZE = 32,
	KEY_SALT_SIZE = 16,
	KEY_NONCE_SIZE = 24,
	KEY_BOX_SIZE = 48,
	KEY_FILE_LIMIT = 512,
};

/* Lies in memory of secret_alloc: seed is the secret itself. */
struct key_file {
	struct public_key key;
	bool is_sealed;
	unsigned char seed[KEY_SEED_SIZE];	/* of one that is not sealed */
	struct sealed_seed {
		unsigned char salt[KEY_SALT_SIZE];
		unsigned char nonce[KEY_NONCE_SIZE];
		unsigned char box[KEY_BOX_SIZE];
	} sealed;
};

/* What is not exactly this format is ERR_REFUSED; name is for the message. */
enum error_code key_file_read(struct key_file *out, struct slice text,
    const char *name, struct error *err);

/* out has room for KEY_FILE_LIMIT bytes and lies in secret memory too. */
struct slice key_file_write(const struct key_file *file, char *out);

/* Replaces the seed by the sealed one. */
enum error_code key_file_seal(struct key_file *file, const char *passphrase,
    struct error *err);

/* Opens the box into file->seed; a wrong passphrase is ERR_DENIED. */
enum error_code key_file_unseal(struct key_file *file, const char *passphrase,
    struct error *err);

#endif
