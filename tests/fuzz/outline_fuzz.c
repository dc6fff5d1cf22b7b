/* SPDX-License-Identifier: Apache-2.0 */
#include "text/outline.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The number of the line in which at stands. */
static size_t
line_of(const struct outline *outline, const char *at)
{
	size_t line = outline->line;

	for (const char *p = outline->body.at; p < at; p++)
		line += *p == '\n';
	return line;
}

/* Whatever the bytes, parts are whole lines, in order, and inside the body. */
static void
check(const struct outline *outline)
{
	const char *reached = outline->content.at;
	const char *end = outline->body.at + outline->body.len;

	if (outline->content.len &&
	    outline->content_line != line_of(outline, reached))
		abort();
	for (size_t i = 0; i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];
		const char *at = part->text.at;

		if (at < reached || part->text.len > (size_t)(end - at))
			abort();
		if (at > outline->body.at && at[-1] != '\n')
			abort();
		if (part->line != line_of(outline, at))
			abort();
		if ((part->kind == PART_TEXT) != (part->name == NULL))
			abort();
		reached = at + part->text.len;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct outline_input input = {
		.path = "f.md", .body = { (const char *)data, size },
		.line = 7, .has_headers = size % 2,
	};
	struct outline outline;
	struct pool pool = { 0 };
	struct error err;

	if (!outline_parse(&outline, &input, &pool, &err))
		check(&outline);
	pool_release(&pool);
	return 0;
}
