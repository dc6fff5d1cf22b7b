/* SPDX-License-Identifier: Apache-2.0 */
/*
 * openssh_file.h - an unencrypted private key file of OpenSSH
 *
 * Format: openssh PROTOCOL.key, one ssh-ed25519 key, cipher "none".
 */

#ifndef GALLEY_SIGN_OPENSSH_FILE_H
#define GALLEY_SIGN_OPENSSH_FILE_H

#include "base/error.h"
#include "public_key.h"

/* Lies in memory of secret_alloc. */
struct openssh_file {
	struct public_key key;
	unsigned char seed[32];
};

/*
 * A sealed file, and another kind of key, are refused by name (ERR_REFUSED);
 * name is for the message.  That seed makes the key has been checked.
 */
enum error_code openssh_file_read(struct openssh_file *out, struct slice text,
    const char *name, struct error *err);

#endif
