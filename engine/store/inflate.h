/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inflate.h - the bytes of a zlib stream (RFC 1950 and 1951), damaged or not
 *
 * libgit2 waits for ever for the end of a loose object that was cut short,
 * and writes past its buffer where a header tells too small a size.  So loose
 * objects are unpacked here: each step takes input or ends.
 */

#ifndef GALLEY_STORE_INFLATE_H
#define GALLEY_STORE_INFLATE_H

#include "base/buf.h"

enum inflate_end {
	INFLATE_WHOLE,	/* all was there and its checksum is right */
	INFLATE_FULL,	/* stopped at the limit */
	INFLATE_BAD,
};

/* Appends to an empty out; it gets at most limit bytes. */
enum inflate_end inflate_bytes(struct slice packed, size_t limit,
    struct buf *out);

#endif
