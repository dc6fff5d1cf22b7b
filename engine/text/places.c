/* SPDX-License-Identifier: Apache-2.0 */
#include "places.h"

#include <string.h>

#include "base/utf8.h"

static size_t
count_lines(struct slice source)
{
	const char *at = source.at, *end = source.at + source.len;
	size_t count = 1;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		at++;
		count++;
	}
	return count;
}

struct places
places_of(struct slice source, struct pool *pool)
{
	size_t count = count_lines(source);
	size_t *starts = pool_alloc(pool, count * sizeof *starts);
	const char *at = source.at;

	for (size_t i = 1; i < count; i++) {
		at = (const char *)memchr(at, '\n',
		    (size_t)(source.at + source.len - at)) + 1;
		starts[i] = (size_t)(at - source.at);
	}
	return (struct places){ source, starts, count,
		utf8_ascii(source) == source.len };
}

/* The last line that begins at or before offset, counted from 0. */
static size_t
find_line(const struct places *places, size_t offset)
{
	size_t low = 0, high = places->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (places->starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct file_place
places_find(const struct places *places, size_t offset)
{
	size_t at = offset < places->source.len ? offset : places->source.len;
	size_t line = find_line(places, at), start = places->starts[line];
	struct file_place place = { line + 1, 1, at - start + 1, 1 };

	if (places->ascii) {
		place.column = place.utf16 = place.byte;
		return place;
	}
	for (size_t i = start; i < at; i++) {
		unsigned char c = (unsigned char)places->source.at[i];

		/* A tail byte is none; a character of four bytes is two units. */
		place.column += (c & 0xC0) != 0x80;
		place.utf16 += ((c & 0xC0) != 0x80) + (size_t)(c >= 0xF0);
	}
	return place;
}
