/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.h - rows of short texts, printed in columns
 *
 *	struct table table = { .columns = 2 };
 *	table_add(&table, pool, "rep1/first-touch/bolt");
 *	table_add(&table, pool, "draft");
 *	table_print(&table, &call->out);
 */

#ifndef GALLEY_CLI_TABLE_H
#define GALLEY_CLI_TABLE_H

#include "base/names.h"
#include "screen.h"

enum { TABLE_COLUMNS = 8 };

struct table {
	size_t columns;		/* at most TABLE_COLUMNS */
	const char *indent;	/* before each row; NULL: nothing */
	struct names cells;	/* row by row */
};

/* NULL is the empty cell; line feeds become spaces. */
void table_add(struct table *table, struct pool *pool, const char *cell);

/*
 * Two spaces between columns; a column without any text is left out.  A row
 * that is wider than the terminal goes on in the next line, indented.
 */
void table_print(const struct table *table, struct screen *screen);

#endif
