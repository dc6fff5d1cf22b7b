/* SPDX-License-Identifier: Apache-2.0 */
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include "rows.h"

/* "old/new words, changed: diff". */
static const struct {
	const char *name;
	const char *old_text;
	const char *new_text;
	const char *want;
} cases[] = {
	{ "nothing is no word", "", "", "0/0, 0: " },
	{ "equal texts", "a b", "a b", "2/2, 0: a b" },
	{ "white space is no word", " a\tb\n", "a\v\f\rb",
	  "2/2, 0: [- -]a[-\t-]{+\v\f\r+}b[-\n-]" },
	{ "a word added", "a c", "a b c", "2/3, 1: a {+b +}c" },
	{ "a word removed", "a b c", "a c", "3/2, 1: a [-b -]c" },
	{ "a word replaced", "a b c", "a x c", "3/3, 1: a [-b-]{+x+} c" },
	{ "a space between changed words goes with them", "a b c d",
	  "a x y d", "4/4, 2: a [-b c-]{+x y+} d" },
	{ "the larger number counts", "a b c", "x", "3/1, 3: "
	  "[-a b c-]{+x+}" },
	{ "all is new", "", "a b", "0/2, 2: {+a b+}" },
	{ "all is gone", "a b", "", "2/0, 2: [-a b-]" },
	{ "a word moved", "a b c d", "b c d a", "4/4, 1: "
	  "[-a -]b c d{+ a+}" },
	{ "punctuation belongs to a route's word", "a b.", "a b!",
	  "2/2, 1: a b[-.-]{+!+}" },
	{ "no-break space is no ASCII white space", "a\xC2\xA0" "b", "a b",
	  "1/2, 2: a[-\xC2\xA0-]{+ +}b" },
	{ "words are bytes, however they look", "caf\xC3\xA9", "cafe\xCC\x81",
	  "1/1, 1: [-caf\xC3\xA9-]{+cafe\xCC\x81+}" },
};

static void
reads_as_wanted(void **state)
{
	static const struct word_marks marks = {
		{ "[-", "-]" }, { "{+", "+}" },
	};
	size_t row = ROWS_AT(cases, state);
	struct slice a = slice_of(cases[row].old_text);
	struct slice b = slice_of(cases[row].new_text);
	struct buf got = { 0 };

	buf_format(&got, "%zu/%zu, %zu: ", words_count(a), words_count(b),
	    words_changed(a, b));
	words_diff(&got, a, b, &marks);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

/* The textbook table, to hold the bit-parallel one against. */
static size_t
slow_common(const char *a, size_t n, const char *b, size_t m)
{
	size_t *row = mem_alloc((m + 1) * sizeof *row), common;

	for (size_t i = 0; i < n; i++) {
		size_t diagonal = 0;

		for (size_t j = 1; j <= m; j++) {
			size_t above = row[j];

			if (a[i] == b[j - 1])
				row[j] = diagonal + 1;
			else if (row[j - 1] > above)
				row[j] = row[j - 1];
			diagonal = above;
		}
	}
	common = row[m];
	free(row);
	return common;
}

/* One letter is one word. */
static void
spell(struct buf *out, const char *letters, size_t len)
{
	buf_clear(out);
	buf_text(out, "");
	for (size_t i = 0; i < len; i++)
		buf_format(out, "%c ", letters[i]);
}

static void
agrees_with_the_textbook(void **state)
{
	struct buf a = { 0 }, b = { 0 };
	uint32_t random = 1;

	(void)state;
	for (size_t round = 0; round < 400; round++) {
		char x[300], y[300];
		size_t n, m, longer;
		uint32_t letters = 1 + (uint32_t)round % 20;

		for (size_t i = 0; i < sizeof x; i++) {
			random = random * 1664525u + 1013904223u;
			x[i] = (char)('a' + (random >> 16) % letters);
			y[i] = (char)('a' + (random >> 24) % letters);
		}
		n = round % 300;
		m = (random >> 8) % 300;
		longer = n > m ? n : m;
		spell(&a, x, n);
		spell(&b, y, m);
		assert_int_equal(words_changed(buf_slice(&a), buf_slice(&b)),
		    longer - slow_common(x, n, y, m));
	}
	buf_release(&a);
	buf_release(&b);
}

static const struct {
	const char *text;
	size_t count;
} graphemes[] = {
	{ "", 0 }, { "abc", 3 }, { "cafe\xCC\x81", 4 },
	{ "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 1 },
	{ "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 1 },
	{ "a\r\nb", 3 }, { "\r\r\n\n", 3 }, { "\n\r", 2 }, { "\t \x7F", 3 },
};

static void
counts_what_people_see(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof graphemes / sizeof graphemes[0]; i++)
		assert_int_equal(graphemes_count(slice_of(graphemes[i].text)),
		    graphemes[i].count);
}

static const struct {
	const char *name;
	const char *slug;
} slugs[] = {
	{ "Bolt", "bolt" },
	{ "  Acme, Inc. ", "acme-inc" },
	{ "Caf\xC3\xA9 Z\xC3\xBCrich", "cafe-zurich" },
	{ "Stra\xC3\x9F" "e \xC3\x98st \xC5\x81\xC3\xB3" "d\xC5\xBA",
	  "strasse-ost-lodz" },
	{ "O'Neill & Sons", "oneill-sons" },
	{ "\xE5\x8C\x97\xE4\xBA\xAC", "" },
	{ "", "" },
	{ "a234567890123456789012345678901234567890123456789012345678 bcd",
	  "a234567890123456789012345678901234567890123456789012345678-b" },
	{ "a2345678901234567890123456789012345678901234567890123456789 b",
	  "a2345678901234567890123456789012345678901234567890123456789" },
};

static void
makes_names_of_accounts(void **state)
{
	struct pool pool = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof slugs / sizeof slugs[0]; i++)
		assert_string_equal(words_slug(slice_of(slugs[i].name), &pool),
		    slugs[i].slug);
	pool_release(&pool);
}

static void
shows_two_texts_where_too_much_changed(void **state)
{
	static const struct word_marks marks = { { "<", ">" }, { "(", ")" } };
	struct buf a = { 0 }, b = { 0 }, got = { 0 }, want = { 0 };

	(void)state;
	for (int i = 0; i < 1500; i++) {
		buf_format(&a, "a%d.", i);
		buf_format(&b, "b%d.", i);
	}
	words_diff(&got, buf_slice(&a), buf_slice(&b), &marks);
	buf_format(&want, "<%s>(%s)", a.at, b.at);
	assert_string_equal(got.at, want.at);
	buf_release(&a);
	buf_release(&b);
	buf_release(&got);
	buf_release(&want);
}

int
main(void)
{
	return rows_run("words", ROWS(cases, reads_as_wanted),
	    ROW("agrees with the textbook", agrees_with_the_textbook),
	    ROW("counts what people see", counts_what_people_see),
	    ROW("makes names of accounts", makes_names_of_accounts),
	    ROW("shows two texts where too much changed",
		shows_two_texts_where_too_much_changed));
}
