/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/screen.h"

#include <stdlib.h>
#include <string.h>

#include "cli/table.h"
#include "rows.h"

typedef void show(struct screen *screen, const char *text);

static void
show_plain(struct screen *screen, const char *text)
{
	screen_format(screen, "%s", text);
}

static void
show_document(struct screen *screen, const char *text)
{
	screen_document(screen, text);
}

static void
show_terminal_document(struct screen *screen, const char *text)
{
	screen->is_terminal = true;
	screen_document(screen, text);
}

static void
show_words(struct screen *screen, const char *text)
{
	screen_words(screen, "  ", text);
}

static void
show_coloured_words(struct screen *screen, const char *text)
{
	screen->colour = true;
	screen_words(screen, "  ", text);
}

static void
show_style(struct screen *screen, const char *text)
{
	screen_styled(screen, STYLE_BAD, text);
}

static void
show_coloured_style(struct screen *screen, const char *text)
{
	screen->colour = true;
	screen_styled(screen, STYLE_BAD, text);
}

/* Cells between "|", three in a row. */
static void
show_table(struct screen *screen, const char *text)
{
	struct pool pool = { 0 };
	struct table table = { .columns = 3, .indent = "> " };
	struct slice rest = slice_of(text), cell;

	while (slice_until(&rest, '|', &cell))
		table_add(&table, &pool, pool_copy(&pool, cell));
	table_print(&table, screen);
	pool_release(&pool);
}

static const struct {
	const char *name;
	show *show;
	const char *text;
	const char *want;
} cases[] = {
	{ "plain text is itself", show_plain, "Gr\u00fc\u00dfe\n\tan alle",
	  "Gr\u00fc\u00dfe\n\tan alle" },
	{ "an escape sequence is shown, not obeyed", show_plain,
	  "\033[2Jgone", "\\u001b[2Jgone" },
	{ "a carriage return cannot overwrite", show_plain, "no\ryes",
	  "no\\u000dyes" },
	{ "a backspace cannot take back", show_plain, "ab\bc", "ab\\u0008c" },
	{ "a C1 control is shown", show_plain, "\xc2\x9b" "2J", "\\u009b2J" },
	{ "text cannot be turned around", show_plain, "a\u202eb\u2066c",
	  "a\\u202eb\\u2066c" },
	{ "what has no width is shown", show_plain, "pay\u200bpal\ufeff",
	  "pay\\u200bpal\\ufeff" },
	{ "a tag character is shown as JSON writes it", show_plain,
	  "\U000E0041", "\\udb40\\udc41" },
	{ "joiners of scripts stay", show_plain, "\u0645\u200c\u0646",
	  "\u0645\u200c\u0646" },
	{ "bytes that are no text are shown", show_plain, "a\xff\xc0z",
	  "a\\xff\\xc0z" },

	{ "a document in a pipe is byte for byte", show_document,
	  "a\033b", "a\033b" },
	{ "a document on a terminal is escaped and ends its line",
	  show_terminal_document, "a\033b", "a\\u001bb\n" },

	{ "a style is nothing without colour", show_style, "no", "no" },
	{ "a style is colour, its text still escaped", show_coloured_style,
	  "n\033o", "\033[31mn\\u001bo\033[0m" },

	{ "word marks stay as they are without colour", show_words,
	  "a [-b-]{+c+}\nd", "  a [-b-]{+c+}\n  d\n" },
	{ "word marks become colours", show_coloured_words,
	  "a [-b-]{+c+} d",
	  "  a \033[31mb\033[0m\033[32mc\033[0m d\n" },
	{ "a mark that never closes is text", show_coloured_words,
	  "[-] {+ x", "  [-] {+ x\n" },
	{ "nothing removed is nothing shown", show_coloured_words, "[--]x",
	  "  \033[31m\033[0mx\n" },

	{ "columns line up by characters", show_table,
	  "\u00e4|b|c|aaa|bb|cc", "> \u00e4    b   c\n> aaa  bb  cc\n" },
	{ "an empty column is left out", show_table, "a||c|d||f",
	  "> a  c\n> d  f\n" },
	{ "no line ends in spaces", show_table, "a|b| |aa|||",
	  "> a   b\n> aa\n" },
	{ "an empty cell keeps its place", show_table, "a||c|d|e|f",
	  "> a     c\n> d  e  f\n" },
	{ "a cell stays on its line", show_table, "a\nb|c|d", "> a b  c  d\n" },
};

/* Each row is a test of its own, named by its sentence. */
static void
shows_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	char *got = NULL;
	size_t len = 0;
	struct screen screen = { .file = open_memstream(&got, &len) };

	cases[row].show(&screen, cases[row].text);
	fclose(screen.file);
	assert_string_equal(got, cases[row].want);
	free(got);
}

int
main(void)
{
	return rows_run("screen", ROWS(cases, shows_as_wanted));
}
