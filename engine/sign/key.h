/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key.h - private keys: made, kept, opened, used
 *
 * galley's own key files lie in a folder, one per person, mode 0600 or they
 * are refused.  A passphrase seals the seed by Argon2id and secretbox.  An
 * unencrypted OpenSSH ed25519 file, and a key in ssh-agent (sk keys too),
 * sign as well.  Secrets lie in locked memory that core files leave out.
 */

#ifndef GALLEY_SIGN_KEY_H
#define GALLEY_SIGN_KEY_H

#include "sign.h"

/*
 * Asks for a passphrase; writes it, NUL-terminated, into locked memory.
 * False: none was given.
 */
struct passphrase {
	bool (*ask)(void *of, const char *prompt, char *out, size_t room);
	void *of;
};

/*
 * Makes <folder>/<person>.key.  NULL passphrase: not sealed; else it is asked
 * for twice.  A key that is there already is never replaced (ERR_REFUSED).
 */
enum error_code key_make(struct public_key *out, const char *folder,
    const char *person, const struct passphrase *passphrase,
    struct error *err);

/* The public half of <folder>/<person>.key; no passphrase is needed. */
enum error_code key_show(struct public_key *out, const char *folder,
    const char *person, struct error *err);

struct private_key;

/*
 * Opens <folder>/<person>.key; NULL passphrase: a sealed one is ERR_DENIED,
 * and so is a wrong passphrase, or a file that others may read.
 */
enum error_code key_open(struct private_key **out, const char *folder,
    const char *person, const struct passphrase *passphrase,
    struct error *err);

/* Opens an unencrypted OpenSSH private key file. */
enum error_code key_open_file(struct private_key **out, const char *path,
    struct error *err);

/* A key that the agent at SSH_AUTH_SOCK holds. */
enum error_code key_open_agent(struct private_key **out,
    const struct public_key *key, struct error *err);

const struct public_key *key_public(const struct private_key *key);

/* Appends the armour that sshsig_verify reads. */
enum error_code key_sign(const struct private_key *key, struct slice payload,
    struct buf *armour, struct error *err);

/* NULL is fine. */
void key_close(struct private_key *key);

#endif
