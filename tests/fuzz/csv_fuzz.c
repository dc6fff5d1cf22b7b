/* SPDX-License-Identifier: Apache-2.0 */
#include "data/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_cell(struct buf *out, const char *text, size_t column)
{
	buf_text(out, column ? ",\"" : "\"");
	for (; *text; text++) {
		if (*text == '"')
			buf_char(out, '"');
		buf_char(out, *text);
	}
	buf_char(out, '"');
}

static void
write_table(const struct csv *csv, struct buf *out)
{
	size_t columns = csv->columns.count;

	for (size_t i = 0; i < columns; i++)
		write_cell(out, csv->columns.items[i], i);
	for (size_t i = 0; i < csv->rows * columns; i++) {
		if (i % columns == 0)
			buf_char(out, '\n');
		write_cell(out, csv->cells[i].text, i % columns);
	}
}

static void
compare(const struct csv *a, const struct csv *b)
{
	if (a->rows != b->rows || a->columns.count != b->columns.count)
		abort();
	for (size_t i = 0; i < a->rows * a->columns.count; i++) {
		if (strcmp(a->cells[i].text, b->cells[i].text) != 0)
			abort();
	}
}

/* What is read, written in quotes and read again, is the same. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct csv csv, again;
	struct buf out = { 0 };
	struct pool pool = { 0 };
	struct error err;

	if (csv_read(&csv, "file", text, &pool, &err)) {
		if (strncmp(err.text, "file:", 5) != 0)
			abort();
	} else {
		write_table(&csv, &out);
		/* One column with ";" in it would be read as several. */
		if (csv.columns.count == 1)
			buf_clear(&out);
		else if (out.len <= CSV_LIMIT && csv_read(&again, "again",
		    buf_slice(&out), &pool, &err))
			abort();
		else if (out.len <= CSV_LIMIT)
			compare(&csv, &again);
	}
	buf_release(&out);
	pool_release(&pool);
	return 0;
}
