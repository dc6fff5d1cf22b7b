/* SPDX-License-Identifier: Apache-2.0 */
#include "csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Where the reading stands; the place moves with it, so each byte costs one. */
struct scan {
	const char *path;
	struct slice rest;
	size_t line;
	size_t column;
	char stop;		/* between cells */
	struct pool *pool;
	struct error *err;
};

/* A row being read. */
struct row {
	struct csv_cell cells[CSV_COLUMNS];
	size_t count;
};

__attribute__((format(printf, 4, 5)))
static enum error_code
refuse(const struct scan *s, size_t line, size_t column, const char *fmt, ...)
{
	char text[256];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return error_at(s->err, (struct place){ s->path, line, column }, "csv",
	    "%s", text);
}

static bool
is_at(const struct scan *s, char c)
{
	return s->rest.len && s->rest.at[0] == c;
}

static bool
is_row_end(const struct scan *s)
{
	return s->rest.len == 0 || is_at(s, '\n') ||
	    slice_starts(s->rest, "\r\n");
}

static char
take(struct scan *s)
{
	char c = s->rest.at[0];

	s->rest = slice_skip(s->rest, 1);
	if (c == '\n') {
		s->line++;
		s->column = 1;
	} else if (s->rest.len == 0 ||
	    ((unsigned char)s->rest.at[0] & 0xC0) != 0x80) {
		s->column++;
	}
	return c;
}

static void
skip_blanks(struct scan *s)
{
	while ((is_at(s, ' ') || is_at(s, '\t')) && s->stop != s->rest.at[0])
		take(s);
}

static enum error_code
read_quoted(struct scan *s, struct buf *out)
{
	size_t line = s->line, column = s->column;

	take(s);
	for (;;) {
		if (s->rest.len == 0)
			return refuse(s, line, column, "this quote does not "
			    "end (write \" behind the cell)");
		if (is_at(s, '"')) {
			take(s);
			if (!is_at(s, '"'))
				break;
		}
		buf_char(out, take(s));
	}
	skip_blanks(s);
	if (!is_row_end(s) && !is_at(s, s->stop))
		return refuse(s, s->line, s->column, "text behind a quoted "
		    "cell (write a quote within it as \"\")");
	return ERR_NONE;
}

static enum error_code
read_bare(struct scan *s, struct buf *out)
{
	while (!is_row_end(s) && !is_at(s, s->stop)) {
		if (is_at(s, '"'))
			return refuse(s, s->line, s->column, "a quote within a "
			    "cell (put the cell in quotes, and write it as "
			    "\"\")");
		buf_char(out, take(s));
	}
	return ERR_NONE;
}

static enum error_code
read_cell(struct scan *s, struct row *row)
{
	struct csv_cell *cell = &row->cells[row->count];
	struct buf out = { 0 };
	enum error_code code;

	if (row->count == CSV_COLUMNS)
		return refuse(s, s->line, s->column, "more than %d cells in a "
		    "row (remove some)", CSV_COLUMNS);
	skip_blanks(s);
	*cell = (struct csv_cell){ "", s->line, s->column };
	code = is_at(s, '"') ? read_quoted(s, &out) : read_bare(s, &out);
	if (!code && out.len)
		cell->text = pool_copy(s->pool, slice_trim(buf_slice(&out)));
	buf_release(&out);
	row->count++;
	return code;
}

/* The row's end is taken, too. */
static enum error_code
read_row(struct scan *s, struct row *row)
{
	enum error_code code = ERR_NONE;

	row->count = 0;
	for (;;) {
		code = read_cell(s, row);
		if (code || is_row_end(s))
			break;
		take(s);
	}
	if (!code && is_at(s, '\r'))
		take(s);
	if (!code && s->rest.len)
		take(s);
	return code;
}

static bool
is_empty(const struct row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->cells[i].text[0])
			return false;
	}
	return true;
}

static enum error_code
read_columns(struct csv *out, struct scan *s)
{
	struct row row;
	enum error_code code = read_row(s, &row);

	for (size_t i = 0; !code && i < row.count; i++) {
		const struct csv_cell *cell = &row.cells[i];
		const char *name = pool_lower(s->pool, slice_of(cell->text));

		if (!*name)
			return refuse(s, cell->line, cell->column, "a column "
			    "without name (the first row names them)");
		if (names_has(&out->columns, name))
			return refuse(s, cell->line, cell->column, "a second "
			    "column \"%.60s\" (rename one)", name);
		names_add(&out->columns, s->pool, name);
	}
	return code;
}

static enum error_code
add_row(struct csv *out, struct scan *s, const struct row *row)
{
	size_t columns = out->columns.count;

	if (is_empty(row))
		return ERR_NONE;
	if (row->count > columns)
		return refuse(s, row->cells[columns].line,
		    row->cells[columns].column, "more cells than the first row "
		    "has columns (put a cell with a \"%c\" in quotes)",
		    s->stop);
	if (out->rows == CSV_ROWS)
		return refuse(s, row->cells[0].line, 1, "more than %d rows "
		    "(split the file)", CSV_ROWS);
	for (size_t i = 0; i < columns; i++) {
		size_t at = out->rows * columns + i;

		out->cells = pool_grow(s->pool, out->cells, at,
		    sizeof *out->cells);
		out->cells[at] = i < row->count ? row->cells[i] :
		    (struct csv_cell){ "", row->cells[0].line, 0 };
	}
	out->rows++;
	return ERR_NONE;
}

/* Spreadsheets of half the world use ";", since "," stands in their numbers. */
static char
find_stop(struct slice text)
{
	struct slice line = { text.at, 0 };

	slice_line(&text, &line);
	return memchr(line.at, ';', line.len) && !memchr(line.at, ',',
	    line.len) ? ';' : ',';
}

static enum error_code
judge_bytes(const struct scan *s)
{
	size_t bad = utf8_bad(s->rest);
	const char *nul = memchr(s->rest.at, '\0', s->rest.len);
	struct place place;

	if (s->rest.len > CSV_LIMIT)
		return refuse(s, 0, 0, "more than %d MiB (split the file)",
		    CSV_LIMIT >> 20);
	if (nul && (size_t)(nul - s->rest.at) < bad)
		bad = (size_t)(nul - s->rest.at);
	if (bad == s->rest.len)
		return ERR_NONE;
	place = utf8_place(s->path, s->rest, bad);
	return refuse(s, place.line, place.column, "this is not UTF-8 (save "
	    "the table as CSV UTF-8)");
}

enum error_code
csv_read(struct csv *out, const char *path, struct slice text,
    struct pool *pool, struct error *err)
{
	struct csv csv = { .path = path };
	struct scan s = { path, text.len ? text : slice_of(""), 1, 1, ',',
		pool, err };
	enum error_code code = judge_bytes(&s);
	struct row row;

	if (code)
		return code;
	if (slice_starts(s.rest, "\xEF\xBB\xBF"))
		s.rest = slice_skip(s.rest, 3);
	s.stop = find_stop(s.rest);
	code = read_columns(&csv, &s);
	while (!code && s.rest.len) {
		code = read_row(&s, &row);
		if (!code)
			code = add_row(&csv, &s, &row);
	}
	if (!code)
		*out = csv;
	return code;
}

const struct csv_cell *
csv_cell(const struct csv *csv, size_t row, const char *column)
{
	size_t at = names_find(&csv->columns, column);

	return at < csv->columns.count ?
	    &csv->cells[row * csv->columns.count + at] : NULL;
}
