/* SPDX-License-Identifier: Apache-2.0 */
#include "places.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Bytes from one mark to the next. */
enum { STRIDE = 256 };

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

enum { WORD = 8 };

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* A tail byte is no character; one of four bytes is two units of UTF-16. */
static void
add_up(struct places_mark *mark, struct slice text)
{
	size_t characters = 0, pairs = 0, i = 0;

	for (; i + WORD <= text.len; i += WORD) {
		uint64_t w, tails, leads;

		memcpy(&w, text.at + i, sizeof w);
		tails = w >> 7 & ~w >> 6 & EACH_BYTE;
		leads = w >> 7 & w >> 6 & w >> 5 & w >> 4 & EACH_BYTE;
		characters += WORD - (tails * EACH_BYTE >> 56);
		pairs += leads * EACH_BYTE >> 56;
	}
	for (; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		characters += (c & 0xC0) != 0x80;
		pairs += c >= 0xF0;
	}
	mark->characters += characters;
	mark->utf16 += characters + pairs;
}

/* One mark for each STRIDE bytes. */
static const struct places_mark *
make_marks(struct slice source, struct pool *pool)
{
	struct places_mark *marks = pool_alloc(pool,
	    (source.len / STRIDE + 1) * sizeof *marks);

	for (size_t i = 0; i < source.len / STRIDE; i++) {
		marks[i + 1] = marks[i];
		add_up(&marks[i + 1], (struct slice){ source.at + i * STRIDE,
		    STRIDE });
	}
	return marks;
}

struct places
places_of(struct slice source, struct pool *pool)
{
	size_t line_count = count_lines(source);
	size_t *starts = pool_alloc(pool, line_count * sizeof *starts);
	const char *at = source.at;

	for (size_t i = 1; i < line_count; i++) {
		at = (const char *)memchr(at, '\n',
		    (size_t)(source.at + source.len - at)) + 1;
		starts[i] = (size_t)(at - source.at);
	}
	return (struct places){ source, starts, line_count,
		utf8_ascii(source) == source.len ? NULL :
		make_marks(source, pool) };
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

/* What stands before an offset of a source that is not all ASCII. */
static struct places_mark
before(const struct places *places, size_t offset)
{
	size_t from = offset / STRIDE * STRIDE;
	struct places_mark mark = places->marks[offset / STRIDE];

	add_up(&mark, (struct slice){ places->source.at + from,
	    offset - from });
	return mark;
}

struct file_place
places_find(const struct places *places, size_t offset)
{
	size_t at = offset < places->source.len ? offset : places->source.len;
	size_t line = find_line(places, at), start = places->starts[line];
	struct file_place place = { line + 1, at - start + 1, at - start + 1,
		at - start + 1 };
	struct places_mark there = { 0 }, first = { 0 };

	if (!places->marks)
		return place;
	if (at - start <= STRIDE) {
		add_up(&there, (struct slice){ places->source.at + start,
		    at - start });
	} else {
		there = before(places, at);
		first = before(places, start);
	}
	place.column = there.characters - first.characters + 1;
	place.utf16 = there.utf16 - first.utf16 + 1;
	return place;
}

/* The last mark with fewer characters before it than wanted. */
static size_t
find_mark(const struct places *places, size_t characters)
{
	size_t low = 0, high = places->source.len / STRIDE + 1;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (places->marks[middle].characters < characters)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t
places_offset(const struct places *places, size_t line, size_t column)
{
	size_t start = places->starts[line - 1], at = start, wanted, seen;
	size_t end = line < places->count ? places->starts[line] - 1 :
	    places->source.len;

	if (column <= 1)
		return start;
	if (!places->marks)
		return column - 1 < end - start ? start + column - 1 : end;
	/* The byte that begins as many characters and one more. */
	wanted = before(places, start).characters + column;
	at = find_mark(places, wanted) * STRIDE;
	if (at < start)
		at = start;
	seen = before(places, at).characters;
	for (; at < end; at++) {
		seen += ((unsigned char)places->source.at[at] & 0xC0) != 0x80;
		if (seen == wanted)
			break;
	}
	return at;
}
