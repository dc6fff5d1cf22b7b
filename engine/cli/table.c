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

void
table_print(const struct table *table, struct screen *screen)
{
	size_t wide[TABLE_COLUMNS] = { 0 };

	measure(table, wide);
	for (size_t i = 0; i + table->columns <= table->cells.count;
	    i += table->columns)
		print_row(table, table->cells.items + i, wide, screen);
}
