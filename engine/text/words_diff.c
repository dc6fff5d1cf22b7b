/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "text/icu_data.h"

/* Beyond so many edits a reader is better served by the two texts. */
enum { EDITS = 1000 };

struct tokens {
	struct slice *items;
	int count;
};

static UBreakIterator *
open_breaks(UBreakIteratorType type, struct slice text, UText *utext)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks;

	icu_data_use();
	breaks = ubrk_open(type, "", NULL, 0, &status);
	utext_openUTF8(utext, text.at ? text.at : "", (int64_t)text.len,
	    &status);
	ubrk_setUText(breaks, utext, &status);
	if (U_FAILURE(status))
		mem_exhausted();
	return breaks;
}

/* In ASCII only CR and LF make one character of two; false: other text. */
static bool
count_ascii(struct slice text, size_t *count)
{
	*count = text.len;
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
		if (i && text.at[i - 1] == '\r' && text.at[i] == '\n')
			--*count;
	}
	return true;
}

size_t
graphemes_count(struct slice text)
{
	UText utext = UTEXT_INITIALIZER;
	UBreakIterator *breaks;
	size_t count;

	if (count_ascii(text, &count))
		return count;
	count = 0;
	breaks = open_breaks(UBRK_CHARACTER, text, &utext);

	while (ubrk_next(breaks) != UBRK_DONE)
		count++;
	ubrk_close(breaks);
	utext_close(&utext);
	return count;
}

static struct tokens
split(struct slice text)
{
	UText utext = UTEXT_INITIALIZER;
	UBreakIterator *breaks = open_breaks(UBRK_WORD, text, &utext);
	struct tokens tokens = { 0 };
	int32_t from = 0, to;

	tokens.items = mem_alloc((text.len + 1) * sizeof *tokens.items);
	while ((to = ubrk_next(breaks)) != UBRK_DONE) {
		tokens.items[tokens.count++] = (struct slice){
			text.at + from, (size_t)(to - from)
		};
		from = to;
	}
	ubrk_close(breaks);
	utext_close(&utext);
	return tokens;
}

/*
 * Myers 1986, An O(ND) Difference Algorithm.  rows[d] holds, for each
 * diagonal k = x - y from -d to d, how far x comes with d edits.
 */
struct search {
	struct tokens a;
	struct tokens b;
	int *rows[EDITS + 1];
	int edits;		/* found, or -1: too many */
	bool *removed;		/* per token of a */
	bool *added;		/* per token of b */
};

static int
reach(const struct search *s, int d, int k)
{
	const int *before;
	int x = 0;

	if (d > 0) {
		before = s->rows[d - 1] + d - 1;
		if (k == -d || (k != d && before[k - 1] < before[k + 1]))
			x = before[k + 1];
		else
			x = before[k - 1] + 1;
	}
	while (x < s->a.count && x - k < s->b.count && x - k >= 0 &&
	    slice_equal(s->a.items[x], s->b.items[x - k]))
		x++;
	return x;
}

static void
forward(struct search *s)
{
	s->edits = -1;
	for (int d = 0; d <= EDITS; d++) {
		s->rows[d] = mem_alloc((2 * (size_t)d + 1) * sizeof(int));
		for (int k = -d; k <= d; k += 2) {
			int x = reach(s, d, k);

			s->rows[d][d + k] = x;
			if (x >= s->a.count && x - k >= s->b.count) {
				s->edits = d;
				return;
			}
		}
	}
}

static void
backward(struct search *s)
{
	int k = s->a.count - s->b.count;

	for (int d = s->edits; d > 0; d--) {
		const int *before = s->rows[d - 1] + d - 1;

		if (k == -d || (k != d && before[k - 1] < before[k + 1])) {
			k++;
			s->added[before[k] - k] = true;
		} else {
			k--;
			s->removed[before[k]] = true;
		}
	}
}

static void
put_run(struct buf *out, const struct tokens *tokens, const bool *changed,
    int *at, const char *const marks[2])
{
	int from = *at;

	while (*at < tokens->count && changed[*at])
		++*at;
	if (*at == from)
		return;
	buf_text(out, marks[0]);
	for (int i = from; i < *at; i++)
		buf_add(out, tokens->items[i]);
	buf_text(out, marks[1]);
}

static void
put(struct buf *out, const struct search *s, const struct word_marks *marks)
{
	int x = 0, y = 0;

	while (x < s->a.count || y < s->b.count) {
		put_run(out, &s->a, s->removed, &x, marks->removed);
		put_run(out, &s->b, s->added, &y, marks->added);
		if (y < s->b.count && x < s->a.count) {
			buf_add(out, s->b.items[y++]);
			x++;
		}
	}
}

static bool
is_space(struct slice token)
{
	return slice_trim(token).len == 0 &&
	    slice_find(token, "\n") == token.len;
}

/*
 * A space between two changed words is changed with them: "[-old words-]" is
 * read faster than "[-old-] [-words-]".
 */
static bool
joins(const struct search *s, int x, int y)
{
	bool before = (x > 0 && s->removed[x - 1]) ||
	    (y > 0 && s->added[y - 1]);
	bool after = (x + 1 < s->a.count && s->removed[x + 1]) ||
	    (y + 1 < s->b.count && s->added[y + 1]);

	return before && after && is_space(s->a.items[x]);
}

static void
join_runs(struct search *s)
{
	int x = 0, y = 0;

	for (;;) {
		while (x < s->a.count && s->removed[x])
			x++;
		while (y < s->b.count && s->added[y])
			y++;
		if (x >= s->a.count || y >= s->b.count)
			return;
		if (joins(s, x, y))
			s->removed[x] = s->added[y] = true;
		x++;
		y++;
	}
}

void
words_diff(struct buf *out, struct slice old_text, struct slice new_text,
    const struct word_marks *marks)
{
	struct search s = { .a = split(old_text), .b = split(new_text) };

	s.removed = mem_alloc((size_t)s.a.count);
	s.added = mem_alloc((size_t)s.b.count);
	forward(&s);
	if (s.edits < 0) {
		memset(s.removed, true, (size_t)s.a.count);
		memset(s.added, true, (size_t)s.b.count);
	} else {
		backward(&s);
		join_runs(&s);
	}
	put(out, &s, marks);
	for (int d = 0; d <= EDITS; d++)
		free(s.rows[d]);
	free(s.removed);
	free(s.added);
	free(s.a.items);
	free(s.b.items);
}
