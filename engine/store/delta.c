/* SPDX-License-Identifier: Apache-2.0 */
#include "store/delta.h"

#include <stdint.h>
#include <string.h>

enum {
	LENGTH_BITS = 56,	/* beyond it is no length */
	COPY = 0x80,		/* else so many new bytes follow */
	OFFSET_BYTES = 4,
	SIZE_BYTES = 3,
	SIZE_UNTOLD = 0x10000,
};

static bool
take_byte(struct slice *rest, unsigned char *out)
{
	if (rest->len == 0)
		return false;
	*out = (unsigned char)rest->at[0];
	*rest = slice_skip(*rest, 1);
	return true;
}

/* Seven bits a byte, the lowest first. */
static bool
take_length(struct slice *rest, size_t *out)
{
	unsigned char byte = COPY;
	size_t length = 0;

	for (unsigned shift = 0; byte & COPY; shift += 7) {
		if (shift >= LENGTH_BITS || !take_byte(rest, &byte))
			return false;
		length |= (size_t)(byte & 0x7F) << shift;
	}
	*out = length;
	return true;
}

bool
delta_read(struct delta *out, struct slice bytes)
{
	struct delta d = { .rest = bytes };

	if (!take_length(&d.rest, &d.base_len) || !take_length(&d.rest, &d.len))
		return false;
	*out = d;
	return true;
}

/* A number of whose bytes, the lowest first, only those marked are told. */
static bool
take_number(struct slice *rest, unsigned marks, int bytes, size_t *out)
{
	*out = 0;
	for (int i = 0; i < bytes; i++) {
		unsigned char byte;

		if (!(marks >> i & 1))
			continue;
		if (!take_byte(rest, &byte))
			return false;
		*out |= (size_t)byte << (8 * i);
	}
	return true;
}

/* The piece that the next instruction stands for. */
static bool
take_piece(struct slice *rest, struct slice base, struct slice *out)
{
	size_t offset, size;
	unsigned char byte;

	if (!take_byte(rest, &byte) || byte == 0)
		return false;
	if (!(byte & COPY)) {
		*out = (struct slice){ rest->at, byte };
		if (rest->len < byte)
			return false;
		*rest = slice_skip(*rest, byte);
		return true;
	}
	if (!take_number(rest, byte, OFFSET_BYTES, &offset) ||
	    !take_number(rest, byte >> OFFSET_BYTES, SIZE_BYTES, &size))
		return false;
	size = size ? size : SIZE_UNTOLD;
	if (offset > base.len || size > base.len - offset)
		return false;
	*out = (struct slice){ base.at + offset, size };
	return true;
}

bool
delta_apply(const struct delta *delta, struct slice base, char *out)
{
	struct slice rest = delta->rest, piece;
	size_t left = delta->len;

	if (base.len != delta->base_len)
		return false;
	while (rest.len) {
		if (!take_piece(&rest, base, &piece) || piece.len > left)
			return false;
		memcpy(out, piece.at, piece.len);
		out += piece.len;
		left -= piece.len;
	}
	return left == 0;
}
