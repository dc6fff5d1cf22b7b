/* SPDX-License-Identifier: Apache-2.0 */
#include "slots.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/id.h"

enum { FIRST = 0xF0000, LAST = 0xFFFFF, SLOT_BYTES = 4 };

static void
add_character(struct buf *out, size_t number)
{
	char bytes[SLOT_BYTES] = {
		(char)0xF3,
		(char)(0xB0 | (number >> 12 & 0xF)),
		(char)(0x80 | (number >> 6 & 0x3F)),
		(char)(0x80 | (number & 0x3F)),
	};

	buf_add(out, (struct slice){ bytes, SLOT_BYTES });
}

static bool
is_character(struct slice text)
{
	return text.len >= SLOT_BYTES && (unsigned char)text.at[0] == 0xF3 &&
	    (unsigned char)text.at[1] >= 0xB0;
}

static bool
is_escaped(struct slice text, size_t at)
{
	size_t backslashes = 0;

	while (backslashes < at && text.at[at - backslashes - 1] == '\\')
		backslashes++;
	return backslashes % 2;
}

bool
slots_take(struct slots *out, struct buf *shadow, struct slice text,
    struct pool *pool, size_t *bad)
{
	struct slice rest = text, name;

	for (;;) {
		size_t open = slice_find(rest, "{{");

		buf_add(shadow, (struct slice){ rest.at, open });
		if (open == rest.len)
			return true;
		*bad = text.len - rest.len + open;
		rest = slice_skip(rest, open + 2);
		name = (struct slice){ rest.at, slice_find(rest, "}}") };
		if (name.len == rest.len || !id_is_name(name) ||
		    is_escaped(text, *bad))
			return false;
		add_character(shadow, out->count);
		out->items = pool_grow(pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = (struct slot){
			pool_copy(pool, name), *bad, name.len + 4
		};
		rest = slice_skip(rest, name.len + 2);
	}
}

static int
digit_value(char c, uint32_t base)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* rest follows "&#".  A number too great for a character stops growing. */
static uint32_t
entity_value(struct slice rest)
{
	uint32_t base = 10, value = 0;

	if (rest.len && ascii_lower(rest.at[0]) == 'x') {
		base = 16;
		rest = slice_skip(rest, 1);
	}
	for (; rest.len; rest = slice_skip(rest, 1)) {
		int digit = digit_value(rest.at[0], base);

		if (digit < 0 || value > 0x110000)
			break;
		value = value * base + (uint32_t)digit;
	}
	return value;
}

size_t
slots_forged(struct slice text)
{
	for (struct slice rest = text; rest.len; rest = slice_skip(rest, 1)) {
		uint32_t value = 0;

		if (slice_starts(rest, "&#"))
			value = entity_value(slice_skip(rest, 2));
		if (is_character(rest) || (value >= FIRST && value <= LAST))
			return text.len - rest.len;
	}
	return text.len;
}

bool
slots_next(struct slice *rest, struct slice *before, size_t *number)
{
	struct slice at = *rest;

	while (at.len && !is_character(at))
		at = slice_skip(at, 1);
	*before = (struct slice){ rest->at, rest->len - at.len };
	*rest = at;
	if (at.len == 0)
		return false;
	*number = ((size_t)at.at[1] & 0xF) << 12 |
	    ((size_t)at.at[2] & 0x3F) << 6 | ((size_t)at.at[3] & 0x3F);
	*rest = slice_skip(at, SLOT_BYTES);
	return true;
}

bool
slots_has_brace(struct slice text, char *last)
{
	for (; text.len; text = slice_skip(text, 1)) {
		bool opens = text.at[0] == '{' || is_character(text);

		if (*last == '{' && opens)
			return true;
		*last = text.at[0];
	}
	return false;
}
