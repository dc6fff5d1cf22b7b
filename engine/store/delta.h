/* SPDX-License-Identifier: Apache-2.0 */
/*
 * delta.h - an object told as pieces of another one and new bytes
 *
 * As packs have it (gitformat-pack(5)).  Whatever the bytes say, nothing is read
 * from or written to where it should not.
 */

#ifndef GALLEY_STORE_DELTA_H
#define GALLEY_STORE_DELTA_H

#include <stdbool.h>

#include "base/slice.h"

struct delta {
	size_t base_len;
	size_t len;		/* of what it makes */
	struct slice rest;	/* how */
};

/* Reads the two lengths; false: they are not there. */
bool delta_read(struct delta *out, struct slice bytes);

/* Writes delta->len bytes to out; false: it does not fit the base. */
bool delta_apply(const struct delta *delta, struct slice base, char *out);

#endif
