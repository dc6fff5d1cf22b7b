/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <stdio.h>

#include "rows.h"

/* The text's start, of so many bytes at most. */
static const struct {
	const char *name;
	const char *text;
	size_t bytes;
	const char *want;
} cases[] = {
	{ "what is short enough stays whole", "caf\u00e9", 5, "caf\u00e9" },
	{ "no text has no start", "", 3, "" },
	{ "nothing of a text", "\u00e9", 0, "" },
	{ "plain text is cut anywhere", "plain", 3, "pla" },
	{ "a character that fits is kept", "a\u4e2d\u4e2d", 4, "a\u4e2d" },
	{ "a character of two bytes is not cut", "a\u00e9", 2, "a" },
	{ "nor is one of three", "ab\u4e2d", 4, "ab" },
	{ "nor is one of four", "\U0001F468x", 3, "" },
	{ "bytes that are no character are cut", "\x80\x80\x80\x80\x80\x80",
	  5, "\x80\x80" },
};

/* Each row is a test of its own, named by its sentence. */
static void
cuts_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice cut = utf8_cut(slice_of(cases[row].text),
	    cases[row].bytes);
	char got[16];

	snprintf(got, sizeof got, "%.*s", (int)cut.len, cut.at);
	assert_string_equal(got, cases[row].want);
}

int
main(void)
{
	return rows_run("utf8", ROWS(cases, cuts_as_wanted));
}
