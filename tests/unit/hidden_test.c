/* SPDX-License-Identifier: Apache-2.0 */
#include "text/hidden.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

/* "U+202E at 3", or "" where all can be seen. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "no text hides nothing", "", "" },
	{ "text with accents, tabs and lines", "\u00e9\t\u4e2d\n", "" },
	{ "an override of direction", "abc\u202e", "U+202E at 3" },
	{ "an isolate", "\u2067a\u2069", "U+2067 at 0" },
	{ "a mark of direction", "a\u200fb", "U+200F at 1" },
	{ "an Arabic letter mark", "a\u061cb", "U+061C at 1" },
	{ "a zero-width space", "a\u200bb", "U+200B at 1" },
	{ "a word joiner", "a\u2060b", "U+2060 at 1" },
	{ "a byte order mark", "\ufeffa", "U+FEFF at 0" },
	{ "a soft hyphen", "a\u00adb", "U+00AD at 1" },
	{ "a blank that is a letter", "a\u3164b", "U+3164 at 1" },
	{ "a blank Braille pattern", "a\u2800b", "U+2800 at 1" },
	{ "a line separator", "a\u2028b", "U+2028 at 1" },
	{ "a carriage return", "a\r\n", "U+000D at 1" },
	{ "an escape", "\x1b[31m", "U+001B at 0" },
	{ "a C1 control", "a\xC2\x9b" "b", "U+009B at 1" },
	{ "a private-use character", "a\ue000", "U+E000 at 1" },
	{ "a tag", "a\U000E0061", "U+E0061 at 1" },
	{ "a no-break space can be seen", "a\u00a0b", "" },
	{ "Arabic signs can be seen", "\u0600\u06dd", "" },

	{ "a family of emoji", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
	  "" },
	{ "an emoji with a skin tone", "\U0001F469\U0001F3FD\u200D\U0001F4BB",
	  "" },
	{ "an emoji with a style", "\u2764\uFE0F\u200D\U0001F525", "" },
	{ "a keycap", "1\uFE0F\u20E3", "" },
	{ "a joiner between letters", "a\u200db", "U+200D at 1" },
	{ "a joiner after an emoji alone", "\U0001F468\u200Da",
	  "U+200D at 4" },
	{ "two joiners", "\U0001F468\u200D\u200D\U0001F469", "U+200D at 4" },
	{ "a style after a letter", "a\uFE0F", "U+FE0F at 1" },
	{ "two styles", "\u2764\uFE0F\uFE0F", "U+FE0F at 6" },
	{ "a flag of tags",
	  "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074"
	  "\U000E007F", "" },
	{ "other tags after a flag", "\U0001F3F4\U000E0067\U000E007F",
	  "U+E0067 at 4" },
	{ "a Persian non-joiner", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647",
	  "" },
	{ "a non-joiner between Latin letters", "a\u200cb", "U+200C at 1" },
	{ "a non-joiner at an Arabic word's end", "\u0645\u06cc\u200c a",
	  "U+200C at 4" },
	{ "a Devanagari joiner", "\u0915\u094d\u200d\u0937", "" },
	{ "a Devanagari non-joiner", "\u0915\u094d\u200c\u0937", "" },
	{ "a joiner after a letter without virama", "\u0915\u200d\u0937",
	  "U+200D at 3" },
	{ "a variant of an ideograph", "\u845b\U000E0100", "" },
	{ "bytes that are not UTF-8", "ab\xFF" "c", "U+FFFD at 2" },
};

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice text = slice_of(cases[row].text);
	uint32_t c = 0;
	size_t at = hidden_find(text, &c);
	char got[64] = "";

	if (at < text.len)
		snprintf(got, sizeof got, "U+%04X at %zu", c, at);
	assert_string_equal(got, cases[row].want);
}

int
main(void)
{
	return rows_run("hidden", ROWS(cases, reads_as_wanted));
}
