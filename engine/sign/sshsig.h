/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sshsig.h - a signature over bytes, in one form only (rule T2)
 *
 * SSHSIG version 1 (openssh PROTOCOL.sshsig): namespace "git", nothing
 * reserved, sha512, canonical armour, no byte too many.  So one signature has
 * one text, and what is read writes back to the same bytes.
 */

#ifndef GALLEY_SIGN_SSHSIG_H
#define GALLEY_SIGN_SSHSIG_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "public_key.h"

/* flags and counter are a sk key's (openssh PROTOCOL.u2f), else 0. */
struct sshsig {
	struct public_key key;
	unsigned char bytes[64];
	unsigned char flags;
	uint32_t counter;
};

enum {
	SSHSIG_TOUCHED = 0x01,
	SSHSIG_VERIFIED = 0x04,
};

/* Who signed, as the signature itself says; trust is the caller's to judge. */
struct signer {
	struct public_key key;
	bool user_verified;	/* a sk key asked for more than a touch */
};

/*
 * Verifies armour (as commit.h gives it) over payload and tells the key.
 * A bad form or a bad signature is ERR_INVALID, "T2: ...", and so is a sk key
 * that nobody touched.  It takes no memory from the heap.
 */
enum error_code sshsig_verify(struct signer *out, struct slice armour,
    struct slice payload, struct error *err);

/* Reads the form; whether the signature is right is not asked. */
enum error_code sshsig_read(struct sshsig *out, struct slice armour,
    struct error *err);

void sshsig_write(const struct sshsig *signature, struct buf *armour);

/* Reads an agent's answer, the innermost part, into all but out->key. */
enum error_code sshsig_read_answer(struct sshsig *out, struct slice blob,
    struct error *err);

/* The bytes that the key itself signs. */
enum { SSHSIG_MESSAGE_SIZE = 95 };

struct sshsig_message {
	unsigned char at[SSHSIG_MESSAGE_SIZE];
};

struct sshsig_message sshsig_message(struct slice payload);

#endif
