/* SPDX-License-Identifier: Apache-2.0 */
#include "pack.h"

/* Seven bits a byte, the lowest first; more follow where the eighth is set. */
void
pack_number(struct buf *out, uint64_t number)
{
	for (; number > 0x7F; number >>= 7)
		buf_char(out, (char)(0x80 | (number & 0x7F)));
	buf_char(out, (char)number);
}

bool
pack_take_long(struct slice *rest, uint64_t *out)
{
	uint64_t number = 0;

	for (size_t i = 0; i < rest->len && i < 9; i++) {
		unsigned char c = (unsigned char)rest->at[i];

		number |= (uint64_t)(c & 0x7F) << (7 * i);
		if (c & 0x80)
			continue;
		*rest = slice_skip(*rest, i + 1);
		*out = number;
		return true;
	}
	return false;
}

void
pack_text(struct buf *out, struct slice text)
{
	pack_number(out, text.len);
	buf_add(out, text);
	buf_char(out, '\0');
}

bool
pack_take_text(struct slice *rest, struct slice *out)
{
	struct slice after = *rest;
	uint64_t len;

	if (!pack_take_number(&after, &len) || len >= after.len ||
	    after.at[len] != '\0')
		return false;
	*out = (struct slice){ after.at, (size_t)len };
	*rest = slice_skip(after, (size_t)len + 1);
	return true;
}
