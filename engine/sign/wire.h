/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire.h - the byte forms of SSH: numbers, strings (RFC 4251), base64
 *
 * A reader that runs short gives zeros from then on, so that the end tells:
 *
 *	struct wire wire = { .rest = blob };
 *	type = wire_string(&wire);
 *	if (!wire_is_done(&wire))
 *		return error_set(...);
 */

#ifndef GALLEY_SIGN_WIRE_H
#define GALLEY_SIGN_WIRE_H

#include <stdint.h>

#include "base/buf.h"

struct wire {
	struct slice rest;
	bool is_short;
};

unsigned char wire_byte(struct wire *wire);
uint32_t wire_number(struct wire *wire);
struct slice wire_string(struct wire *wire);
struct slice wire_bytes(struct wire *wire, size_t len);

/* All was there and nothing is left. */
bool wire_is_done(const struct wire *wire);

void wire_add_number(struct buf *out, uint32_t number);
void wire_add_string(struct buf *out, struct slice text);

/*
 * Reads base64 with exact padding, no other byte and no spare bits set.
 * False if it is anything else, or more than room bytes.
 */
bool base64_read(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* The same for what is no secret: its time tells of the bytes. */
bool base64_read_public(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* The same, and line ends may stand anywhere. */
bool base64_read_lines(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* out has room for base64_room(len) bytes, with the NUL. */
size_t base64_room(size_t len);
void base64_write(char *out, struct slice bytes);

/* A name from untrusted bytes, cut and with '?' for what is not printable. */
struct wire_name {
	char at[48];
};

struct wire_name wire_name(struct slice bytes);

#endif
