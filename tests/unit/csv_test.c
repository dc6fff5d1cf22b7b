/* SPDX-License-Identifier: Apache-2.0 */
#include "data/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rows.h"

/* A table, and its cells with their places, or what is wrong with it. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "cells between commas", "a,b\n1,2\n", "a=1@2:1 b=2@2:3\n" },
	{ "a last line needs no end", "a\n1", "a=1@2:1\n" },
	{ "rows end in CRLF, too", "a,b\r\n1,2\r\n", "a=1@2:1 b=2@2:3\n" },
	{ "columns are read in lower case", "Write,Instead OF\nx,y\n",
	  "write=x@2:1 instead of=y@2:3\n" },
	{ "white space around a cell is none of it", "a ,b\n 1 , \"2\" \n",
	  "a=1@2:2 b=2@2:6\n" },
	{ "a cell in quotes holds commas, quotes and lines",
	  "a,b\n\"1,\n\"\"2\"\"\",3\n4,5\n",
	  "a=1,\n\"2\"@2:1 b=3@3:8\na=4@4:1 b=5@4:3\n" },
	{ "semicolons where the first row has no comma", "a;b\n1,5;2\n",
	  "a=1,5@2:1 b=2@2:5\n" },
	{ "tabs and commas are not mixed", "a,b;c\n1,2\n",
	  "a=1@2:1 b;c=2@2:3\n" },
	{ "a byte order mark is passed over", "\xEF\xBB\xBF" "a\n1\n",
	  "a=1@2:1\n" },
	{ "empty lines are passed over", "a,b\n\n,\n1,2\n\n",
	  "a=1@4:1 b=2@4:3\n" },
	{ "cells that a row lacks are empty", "a,b\n1\n", "a=1@2:1 b=@2:0\n" },
	{ "a row may have text beyond ASCII", "a,b\n\u00e9\u00e9,x\n",
	  "a=\u00e9\u00e9@2:1 b=x@2:4\n" },
	{ "a bare CR is text", "a\n1\r2\n", "a=1\r2@2:1\n" },
	{ "a first row alone is an empty table", "a,b\n", "" },
	{ "nothing has a column without name", "",
	  "t.csv:1:1: csv: a column without name (the first row names "
	  "them)" },
	{ "a column twice", "a,b,A\n",
	  "t.csv:1:5: csv: a second column \"a\" (rename one)" },
	{ "more cells than columns", "a,b\n1,2,3\n",
	  "t.csv:2:5: csv: more cells than the first row has columns (put a "
	  "cell with a \",\" in quotes)" },
	{ "a quote within a cell", "a\n1\"2\n",
	  "t.csv:2:2: csv: a quote within a cell (put the cell in quotes, and "
	  "write it as \"\")" },
	{ "text behind a quoted cell", "a\n\"1\"2\n",
	  "t.csv:2:4: csv: text behind a quoted cell (write a quote within it "
	  "as \"\")" },
	{ "a quote that does not end", "a,b\n1,\"2\n3\n",
	  "t.csv:2:3: csv: this quote does not end (write \" behind the "
	  "cell)" },
	{ "Latin-1 is not UTF-8", "a\nx\xE9\n",
	  "t.csv:2:2: csv: this is not UTF-8 (save the table as CSV UTF-8)" },
};

static void
render(const struct csv *csv, struct buf *out)
{
	for (size_t row = 0; row < csv->rows; row++) {
		for (size_t i = 0; i < csv->columns.count; i++) {
			const struct csv_cell *cell = csv_cell(csv, row,
			    csv->columns.items[i]);

			buf_format(out, "%s%s=%s@%zu:%zu", i ? " " : "",
			    csv->columns.items[i], cell->text, cell->line,
			    cell->column);
		}
		buf_char(out, '\n');
	}
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };
	struct pool pool = { 0 };
	struct csv csv = { 0 };
	struct error err;

	if (csv_read(&csv, "t.csv", slice_of(cases[row].text), &pool, &err))
		buf_text(&got, err.text);
	else
		render(&csv, &got);
	assert_string_equal(got.at ? got.at : "", cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* A text of one piece, repeated, and the error's last words. */
static void
refused(const char *head, const char *piece, size_t times, const char *want)
{
	struct buf text = { 0 };
	struct pool pool = { 0 };
	struct csv csv;
	struct error err;

	buf_text(&text, head);
	for (size_t i = 0; i < times; i++)
		buf_text(&text, piece);
	assert_int_equal(csv_read(&csv, "t.csv", buf_slice(&text), &pool,
	    &err), ERR_REFUSED);
	assert_string_equal(err.text, want);
	buf_release(&text);
	pool_release(&pool);
}

static void
has_limits(void **state)
{
	(void)state;
	refused("a\n", "x\n", CSV_ROWS + 1, "t.csv:20002:1: csv: more than "
	    "20000 rows (split the file)");
	refused("a", ",b", CSV_COLUMNS, "t.csv:1:129: csv: more than 64 cells "
	    "in a row (remove some)");
	refused("a\n", "\n", CSV_LIMIT, "t.csv: csv: more than 4 MiB (split "
	    "the file)");
}

static void
knows_its_columns(void **state)
{
	struct pool pool = { 0 };
	struct csv csv;
	struct error err;

	(void)state;
	assert_int_equal(csv_read(&csv, "t", slice_of("a\n1\n"), &pool, &err),
	    0);
	assert_null(csv_cell(&csv, 0, "b"));
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("csv", ROWS(cases, reads_as_wanted),
	    ROW("rows, columns and bytes have limits", has_limits),
	    ROW("a column that is not there has no cell", knows_its_columns));
}
