/* SPDX-License-Identifier: Apache-2.0 */
#include "table.h"

#include <string.h>

/* Shown texts are compared in characters: what is escaped is longer. */
static size_t
width(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

void
table_add(struct table *table, struct pool *pool, const char *cell)
{
	struct buf shown = { 0 };
	char *text;

	screen_escape(&shown, slice_trim(slice_of(cell ? cell : "")));
	text = pool_copy(pool, buf_slice(&shown));
	buf_release(&shown);
	for (char *p = text; *p; p++) {
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	}
	names_add(&table->cells, pool, text);
}

static void
measure(const struct table *table, size_t *wide)
{
	for (size_t i = 0; i < table->cells.count; i++) {
		size_t w = width(table->cells.items[i]);

		if (w > wide[i % table->columns])
			wide[i % table->columns] = w;
	}
}

static void
print_row(const struct table *table, const char *const *cells,
    const size_t *wide, struct screen *screen)
{
	size_t owed = 0;	/* spaces due before the next text */

	screen_format(screen, "%s", table->indent ? table->indent : "");
	for (size_t c = 0; c < table->columns; c++) {
		if (wide[c] == 0)
			continue;
		if (cells[c][0]) {
			screen_format(screen, "%*s%s", (int)owed, "",
			    cells[c]);
			owed = 0;
		}
		owed += wide[c] + 2 - (cells[c][0] ? width(cells[c]) : 0);
	}
	screen_format(screen, "\n");
}

/* How wide the row is in its columns. */
static size_t
row_width(const struct table *table, const char *const *cells,
    const size_t *wide)
{
	size_t at = table->indent ? strlen(table->indent) : 0, end = at;

	for (size_t c = 0; c < table->columns; c++) {
		if (cells[c][0])
			end = at + width(cells[c]);
		at += wide[c] ? wide[c] + 2 : 0;
	}
	return end;
}

/* A row being folded: the column that it has come to, and where lines begin. */
struct fold {
	struct screen *screen;
	size_t at;
	size_t margin;
	bool begun;		/* this line has some text */
};

static void
put(struct fold *fold, struct slice text, size_t gap)
{
	size_t size = width(text.at) - width(text.at + text.len);

	if (fold->begun && fold->at + gap + size > fold->screen->width) {
		screen_format(fold->screen, "\n%*s", (int)fold->margin, "");
		fold->at = fold->margin;
		gap = 0;
	}
	screen_format(fold->screen, "%*s%.*s", (int)gap, "", (int)text.len,
	    text.at);
	fold->at += gap + size;
	fold->begun = true;
}

/* A cell stays whole where one line can hold it. */
static void
put_cell(struct fold *fold, const char *cell, size_t gap)
{
	struct slice rest = slice_of(cell);

	if (width(cell) + fold->margin <= fold->screen->width) {
		put(fold, rest, gap);
		return;
	}
	while (rest.len) {
		const char *space = memchr(rest.at, ' ', rest.len);
		size_t len = space ? (size_t)(space - rest.at) : rest.len;

		put(fold, (struct slice){ rest.at, len }, gap);
		rest = slice_skip(rest, space ? len + 1 : len);
		gap = 1;
	}
}

/* In its column where that leaves room for it, else two spaces further on. */
static void
print_folded(const struct table *table, const char *const *cells,
    const size_t *wide, struct screen *screen)
{
	const char *indent = table->indent ? table->indent : "";
	struct fold fold = { screen, strlen(indent), strlen(indent) + 4,
		false };
	size_t column = fold.at;

	screen_format(screen, "%s", indent);
	for (size_t c = 0; c < table->columns; c++) {
		size_t gap = fold.begun ? 2 : 0;

		if (cells[c][0] && column >= fold.at + gap &&
		    column + width(cells[c]) <= screen->width)
			gap = column - fold.at;
		if (cells[c][0])
			put_cell(&fold, cells[c], gap);
		column += wide[c] ? wide[c] + 2 : 0;
	}
	screen_format(screen, "\n");
}

void
table_print(const struct table *table, struct screen *screen)
{
	size_t wide[TABLE_COLUMNS] = { 0 };

	measure(table, wide);
	for (size_t i = 0; i + table->columns <= table->cells.count;
	    i += table->columns) {
		const char *const *row = table->cells.items + i;

		if (screen->width &&
		    row_width(table, row, wide) > screen->width)
			print_folded(table, row, wide, screen);
		else
			print_row(table, row, wide, screen);
	}
}
