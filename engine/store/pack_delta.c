/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_delta.h"

#include <stdint.h>
#include <string.h>

/* Of a size and of an instruction to copy; and a copy that names no length. */
enum { MORE = 0x80, COPY = 0x80, COPY_ALL = 0x10000 };

/* No object that is read has more bytes than fit into these. */
enum { SIZE_BITS = 42 };

static bool
take_size(struct slice *rest, size_t *out)
{
	size_t size = 0;

	for (unsigned shift = 0; rest->len && shift < SIZE_BITS; shift += 7) {
		unsigned char c = (unsigned char)rest->at[0];

		*rest = slice_skip(*rest, 1);
		size |= (size_t)(c & (MORE - 1)) << shift;
		if (!(c & MORE)) {
			*out = size;
			return true;
		}
	}
	return false;
}

bool
pack_delta_sizes(struct slice *delta, size_t *base, size_t *result)
{
	return take_size(delta, base) && take_size(delta, result);
}

/* A number whose bytes stand there as far as the bits of which say so. */
static bool
take_number(struct slice *rest, unsigned which, size_t *out)
{
	size_t number = 0;

	for (unsigned shift = 0; which; which >>= 1, shift += 8) {
		if (!(which & 1))
			continue;
		if (rest->len == 0)
			return false;
		number |= (size_t)(unsigned char)rest->at[0] << shift;
		*rest = slice_skip(*rest, 1);
	}
	*out = number;
	return true;
}

/* The bytes that the next instruction stands for. */
static bool
take_part(struct slice *delta, struct slice base, struct slice *out)
{
	unsigned char c = (unsigned char)delta->at[0];
	size_t from, len;

	*delta = slice_skip(*delta, 1);
	if (!(c & COPY)) {
		*out = (struct slice){ delta->at, c };
		if (c == 0 || c > delta->len)
			return false;
		*delta = slice_skip(*delta, c);
		return true;
	}
	if (!take_number(delta, c & 0x0F, &from) ||
	    !take_number(delta, c >> 4 & 0x07, &len))
		return false;
	if (len == 0)
		len = COPY_ALL;
	if (from > base.len || len > base.len - from)
		return false;
	*out = (struct slice){ base.at + from, len };
	return true;
}

bool
pack_delta_apply(struct slice base, struct slice delta, char *out, size_t size)
{
	struct slice part;

	while (delta.len) {
		if (!take_part(&delta, base, &part) || part.len > size)
			return false;
		memcpy(out, part.at, part.len);
		out += part.len;
		size -= part.len;
	}
	return size == 0;
}
