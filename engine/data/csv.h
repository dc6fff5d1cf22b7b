/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv.h - a table as spreadsheets save it (RFC 4180)
 *
 * The first row names the columns.  Cells end in "," or, where the first row
 * has ";" and no ",", in ";"; rows in LF or CRLF.  A cell in quotes may hold
 * both, and a quote as two.  Empty lines and a byte order mark are passed over.
 *
 *	code = csv_read(&table, "terms.csv", text, pool, err);
 *	csv_cell(&table, 0, "write")->text;
 */

#ifndef GALLEY_DATA_CSV_H
#define GALLEY_DATA_CSV_H

#include "base/error.h"
#include "base/names.h"

enum { CSV_LIMIT = 4 << 20, CSV_ROWS = 20000, CSV_COLUMNS = 64 };

struct csv_cell {
	const char *text;	/* without quotes and white space around it */
	size_t line;		/* where it begins */
	size_t column;		/* in characters */
};

struct csv {
	const char *path;
	struct names columns;	/* in lower case */
	struct csv_cell *cells;	/* row by row, each as long as columns */
	size_t rows;
};

/*
 * Refused, with the place ("path:line:column: csv: ..."): a quote within a bare
 * cell, text behind a quoted one, a quote that does not end, a row with more
 * cells than columns, a column twice or without name, what is not UTF-8, a NUL,
 * and what is beyond the limits.  Cells that a row lacks are empty.
 */
enum error_code csv_read(struct csv *out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

/* The cell of a row in the column of this name, or NULL: no such column. */
const struct csv_cell *csv_cell(const struct csv *csv, size_t row,
    const char *column);

#endif
