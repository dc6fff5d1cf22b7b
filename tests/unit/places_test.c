/* SPDX-License-Identifier: Apache-2.0 */
#include "text/places.h"

#include <stdio.h>

#include "rows.h"

#define WIDE_8 "\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc"
#define WIDE_64 WIDE_8 WIDE_8 WIDE_8 WIDE_8 WIDE_8 WIDE_8 WIDE_8 WIDE_8

/* "line:column byte utf16", all from 1. */
static const struct {
	const char *name;
	const char *text;
	size_t offset;
	const char *want;
} cases[] = {
	{ "an empty text has one line", "", 0, "1:1 1 1" },
	{ "the first byte", "ab\n", 0, "1:1 1 1" },
	{ "a line's end", "ab\ncd", 2, "1:3 3 3" },
	{ "the next line", "ab\ncd", 3, "2:1 1 1" },
	{ "behind the last LF", "ab\n", 3, "2:1 1 1" },
	{ "beyond the end", "ab", 9, "1:3 3 3" },
	{ "wide characters", "\u00fc\u00fcx", 4, "1:3 5 3" },
	{ "a pair of UTF-16 units", "\U0001F600x", 4, "1:2 5 3" },
	{ "ASCII lines beside others", "\u00fc\nab", 4, "2:2 2 2" },
	{ "far into a long line", "a\n" WIDE_64 WIDE_64 WIDE_64 "\U0001F600x", 390,
	  "2:194 389 195" },
	{ "a line beyond the first mark", WIDE_64 WIDE_64 WIDE_64 "\nxy\u00fcz",
	  389, "2:4 5 4" },
	{ "many lines", "1\n2\n3\n4\n5\n6\n7", 9, "5:2 2 2" },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct places places = places_of(slice_of(cases[row].text), &pool);
	struct file_place at = places_find(&places, cases[row].offset);
	size_t end = slice_of(cases[row].text).len;
	char got[64];

	assert_int_equal(places_offset(&places, at.line, at.column),
	    cases[row].offset < end ? cases[row].offset : end);
	snprintf(got, sizeof got, "%zu:%zu %zu %zu", at.line, at.column,
	    at.byte, at.utf16);
	assert_string_equal(got, cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("places", ROWS(cases, reads_as_wanted));
}
