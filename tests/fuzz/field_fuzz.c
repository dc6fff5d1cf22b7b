/* SPDX-License-Identifier: Apache-2.0 */
#include "model/field.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/yaml.h"
#include "text/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
has_length(enum field_type type)
{
	return type == FIELD_TEXT || type == FIELD_URL ||
	    type == FIELD_EMAIL || type == FIELD_PHONE;
}

/* What is admitted is one line in its range, and free if all of it is. */
static void
judge(const struct field *field, const char *value, struct pool *pool)
{
	const char *why = NULL;

	if (!field_admits(field, value, &why, pool)) {
		if (!why)
			abort();
		return;
	}
	if (strpbrk(value, "\n\r\t") || !field_in_range(field, value))
		abort();
	if (field_all_preapproved(field) &&
	    !field_is_preapproved(field, value))
		abort();
	if (has_length(field->type) &&
	    graphemes_count(slice_of(value)) > field_longest(field))
		abort();
}

/* The first line is a field, each other one a value for it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = { (const char *)data, size }, line;
	struct pool pool = { 0 };
	struct reader r = { NULL, "x.md", &pool };
	const struct node *map = NULL;
	struct field field;
	struct error err;

	if (slice_line(&rest, &line)) {
		const char *text = pool_format(&pool, "f: %s",
		    pool_copy(&pool, line));

		if (!yaml_parse(&map, (struct place){ "x.md", 1, 1 },
		    slice_of(text), &pool, &err))
			r.map = node_get(map, "f");
	}
	if (r.map && r.map->kind == NODE_MAP &&
	    !field_parse(&field, "f", &r, &err)) {
		while (slice_line(&rest, &line))
			judge(&field, pool_copy(&pool, line), &pool);
	}
	pool_release(&pool);
	return 0;
}
