/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack.h - numbers and texts in a row of bytes, for what a program tells itself
 *
 * What is read back may be anything: every taker says false where the bytes
 * do not hold what is asked for, and leaves them as they were.
 *
 *	pack_number(&out, 7);
 *	pack_text(&out, slice_of("seven"));
 */

#ifndef GALLEY_BASE_PACK_H
#define GALLEY_BASE_PACK_H

#include <stdint.h>

#include "buf.h"

void pack_number(struct buf *out, uint64_t number);

/* Of one byte or more: pack_take_number's, which most numbers do not need. */
bool pack_take_long(struct slice *rest, uint64_t *out);

static inline bool
pack_take_number(struct slice *rest, uint64_t *out)
{
	if (rest->len == 0 || (rest->at[0] & 0x80))
		return pack_take_long(rest, out);
	*out = (unsigned char)rest->at[0];
	*rest = slice_skip(*rest, 1);
	return true;
}

/* With a NUL behind it, which the length does not count. */
void pack_text(struct buf *out, struct slice text);

/* Points into the bytes; a NUL follows. */
bool pack_take_text(struct slice *rest, struct slice *out);

#endif
