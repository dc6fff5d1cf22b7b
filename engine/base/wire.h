/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire.h - the byte forms of SSH: numbers, strings (RFC 4251)
 *
 * A reader that runs short gives zeros from then on, so that the end tells:
 *
 *	struct wire wire = { .rest = blob };
 *	type = wire_string(&wire);
 *	if (!wire_is_done(&wire))
 *		return error_set(...);
 */

#ifndef GALLEY_BASE_WIRE_H
#define GALLEY_BASE_WIRE_H

#include <stdint.h>

#include "buf.h"

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

/* A name from untrusted bytes, cut and with '?' for what is not printable. */
struct wire_name {
	char at[48];
};

struct wire_name wire_name(struct slice bytes);

#endif
