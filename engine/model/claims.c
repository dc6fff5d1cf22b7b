/* SPDX-License-Identifier: Apache-2.0 */
#include "claims.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Beyond so many pairs all between first and last difference has changed. */
enum { ALIGN_PAIRS = 4 * 1024 * 1024 };

static const size_t NO_MATCH = SIZE_MAX;

/* A text as claims are compared: words with one space between them. */
struct flat {
	struct slice text;
	struct slice *words;
	size_t count;
	size_t *match;		/* the other text's word, or NO_MATCH */
};

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 ||
	    c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
	    c == 0x3000;
}

/* Marks of emphasis, code and links, which no reader sees. */
static bool
is_markup(uint32_t c)
{
	return c < 0x80 && c && strchr("*_`~\\[]", (int)c);
}

/* Takes "(destination)" that follows a "]" off *rest. */
static void
skip_destination(struct slice *rest)
{
	const char *end;

	if (rest->len == 0 || rest->at[0] != '(')
		return;
	end = memchr(rest->at, ')', rest->len);
	if (end)
		*rest = slice_skip(*rest, (size_t)(end - rest->at) + 1);
}

static void
flatten(struct slice text, struct buf *out)
{
	bool gap = false;

	while (text.len) {
		const char *at = text.at;
		uint32_t c;

		if (!utf8_next(&text, &c)) {
			text = slice_skip(text, 1);
			continue;
		}
		if (c == ']')
			skip_destination(&text);
		if (is_space(c))
			gap = true;
		if (is_space(c) || is_markup(c) ||
		    (c == '!' && slice_starts(text, "[")))
			continue;
		if (gap && out->len)
			buf_char(out, ' ');
		gap = false;
		if (c >= 'A' && c <= 'Z')
			buf_char(out, (char)(c + ('a' - 'A')));
		else
			buf_add(out, (struct slice){ at,
			    (size_t)(text.at - at) });
	}
}

static struct slice
flat_text(struct slice text, struct pool *pool)
{
	struct buf buf = { 0 };

	flatten(text, &buf);
	return buf_settle(&buf, pool);
}

static struct flat
read_flat(struct slice text, struct pool *pool)
{
	struct flat flat = { .text = flat_text(text, pool) };
	struct slice rest = flat.text, word;

	while (slice_until(&rest, ' ', &word)) {
		flat.words = pool_grow(pool, flat.words, flat.count,
		    sizeof *flat.words);
		flat.words[flat.count++] = word;
	}
	flat.match = pool_alloc(pool, (flat.count + 1) * sizeof *flat.match);
	for (size_t i = 0; i < flat.count; i++)
		flat.match[i] = NO_MATCH;
	return flat;
}

static void
pair(struct flat *a, size_t i, struct flat *b, size_t j)
{
	a->match[i] = j;
	b->match[j] = i;
}

/* Walks the table of longest common subsequences from its corner. */
static void
trace(struct flat *a, struct flat *b, size_t at, const size_t ends[2],
    const uint16_t *table)
{
	size_t i = at, j = at, width = ends[1] - at + 1;

	while (i < ends[0] && j < ends[1]) {
		const uint16_t *cell = table + (i - at) * width + (j - at);

		if (slice_equal(a->words[i], b->words[j]))
			pair(a, i++, b, j++);
		else if (cell[width] >= cell[1])
			i++;
		else
			j++;
	}
}

/* Aligns the words from at to the two ends. */
static void
align_middle(struct flat *a, struct flat *b, size_t at, const size_t ends[2])
{
	size_t rows = ends[0] - at, columns = ends[1] - at;
	size_t width = columns + 1;
	uint16_t *table;

	if (rows == 0 || columns == 0 || rows > ALIGN_PAIRS / columns ||
	    rows > UINT16_MAX || columns > UINT16_MAX)
		return;
	table = mem_alloc((rows + 1) * width * sizeof *table);
	for (size_t i = rows; i-- > 0;) {
		uint16_t *row = table + i * width, *below = row + width;

		for (size_t j = columns; j-- > 0;) {
			if (slice_equal(a->words[at + i], b->words[at + j]))
				row[j] = (uint16_t)(below[j + 1] + 1);
			else
				row[j] = below[j] > row[j + 1] ? below[j] :
				    row[j + 1];
		}
	}
	trace(a, b, at, ends, table);
	free(table);
}

static void
align(struct flat *a, struct flat *b)
{
	size_t ends[2] = { a->count, b->count }, at = 0;

	while (at < ends[0] && at < ends[1] &&
	    slice_equal(a->words[at], b->words[at])) {
		pair(a, at, b, at);
		at++;
	}
	while (ends[0] > at && ends[1] > at &&
	    slice_equal(a->words[ends[0] - 1], b->words[ends[1] - 1])) {
		ends[0]--;
		ends[1]--;
		pair(a, ends[0], b, ends[1]);
	}
	align_middle(a, b, at, ends);
}

/* The word that holds a byte of the flat text. */
static size_t
word_at(const struct flat *flat, size_t offset)
{
	size_t low = 0, high = flat->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if ((size_t)(flat->words[middle].at - flat->text.at) <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Whether the words first to last stand in the other text, side by side. */
static bool
is_kept(const struct flat *flat, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		if (flat->match[i] == NO_MATCH ||
		    flat->match[i] != flat->match[first] + (i - first))
			return false;
	}
	return true;
}

static bool
touches(const struct flat *flat, struct slice wording)
{
	struct slice rest = flat->text;

	while (wording.len && rest.len >= wording.len) {
		const char *at = memmem(rest.at, rest.len, wording.at,
		    wording.len);
		size_t offset;

		if (!at)
			return false;
		offset = (size_t)(at - flat->text.at);
		if (!is_kept(flat, word_at(flat, offset),
		    word_at(flat, offset + wording.len - 1)))
			return true;
		rest = slice_skip(flat->text, offset + 1);
	}
	return false;
}

static bool
has_reference(struct slice word)
{
	const char *at = memchr(word.at, '&', word.len);

	return at && memchr(at, ';', word.len - (size_t)(at - word.at));
}

static bool
touches_reference(const struct flat *flat)
{
	for (size_t i = 0; i < flat->count; i++) {
		if (flat->match[i] == NO_MATCH &&
		    has_reference(flat->words[i]))
			return true;
	}
	return false;
}

static bool
differs(const struct flat *flat)
{
	for (size_t i = 0; i < flat->count; i++) {
		if (flat->match[i] == NO_MATCH)
			return true;
	}
	return false;
}

/* An empty wording is that of a claim nobody can read: it may be anywhere. */
static bool
touches_wording(const struct flat *a, const struct flat *b,
    const char *wording)
{
	struct slice flat = slice_of(wording);

	if (flat.len == 0)
		return differs(a) || differs(b);
	return touches(a, flat) || touches(b, flat);
}

bool
claims_touched(const struct names *wordings, struct slice old_text,
    struct slice new_text)
{
	struct pool pool = { 0 };
	struct slice mark = slice_of("^claim:");
	struct flat a, b;
	bool touched;

	if (slice_equal(old_text, new_text))
		return false;
	a = read_flat(old_text, &pool);
	b = read_flat(new_text, &pool);
	align(&a, &b);
	touched = touches(&a, mark) || touches(&b, mark) ||
	    touches_reference(&a) || touches_reference(&b);
	for (size_t i = 0; !touched && i < wordings->count; i++)
		touched = touches_wording(&a, &b, wordings->items[i]);
	pool_release(&pool);
	return touched;
}

const char *
claims_flat(const char *wording, struct pool *pool)
{
	return flat_text(slice_of(wording), pool).at;
}

void
claims_named(struct slice text, struct names *out, struct pool *pool)
{
	static const char mark[] = "[^claim:";

	for (;;) {
		size_t at = slice_find(text, mark);
		struct slice id;

		if (at == text.len)
			return;
		text = slice_skip(text, at + strlen(mark));
		id = text;
		id.len = slice_find(text, "]");
		if (id.len == text.len)
			return;
		names_add_new(out, pool, pool_copy(pool, id));
	}
}
