/* SPDX-License-Identifier: Apache-2.0 */
/* What of a customization's bytes is no value and no region's text. */
#include "customization.h"

#include <string.h>

#include "data/yaml.h"

/* The lines of the front matter that belong to one key: from, to (not in). */
struct span {
	size_t from;
	size_t to;
};

struct frame {
	const struct node *map;
	struct front front;
	size_t end_line;	/* of the closing "---" */
};

/*
 * Lines tell keys apart only in a map of one key a line; in {a: 1, b: 2} they
 * do not.
 */
static bool
is_by_lines(const struct node *map)
{
	size_t last = 0;

	for (size_t i = 0; i < map->count; i++) {
		const struct node *value = map->items[i];

		if (value->key_column != 1 || value->key_line <= last)
			return false;
		last = value->key_line;
	}
	return true;
}

static bool
read_frame(struct frame *out, struct slice file, struct pool *pool)
{
	struct error err;

	if (front_split(&out->front, "", file, &err) ||
	    yaml_parse(&out->map, (struct place){ "",
	    out->front.yaml_line, 1 }, out->front.yaml, pool, &err))
		return false;
	out->end_line = out->front.body_line - 1;
	return out->map->kind == NODE_MAP && is_by_lines(out->map);
}

static struct span
span_of(const struct frame *frame, const char *key)
{
	struct span span = { 0, 0 };

	for (size_t i = 0; i < frame->map->count; i++) {
		const struct node *value = frame->map->items[i];

		if (strcmp(value->key, key) != 0)
			continue;
		span.from = value->key_line;
		span.to = i + 1 < frame->map->count ?
		    frame->map->items[i + 1]->key_line : frame->end_line;
	}
	return span;
}

static bool
is_in(struct span span, size_t line)
{
	return line >= span.from && line < span.to;
}

static void
add_front(const struct frame *frame, struct span fields, struct span base,
    struct buf *out)
{
	struct slice rest = frame->front.yaml, line;
	size_t number = frame->front.yaml_line;

	for (; slice_line(&rest, &line); number++) {
		if (is_in(fields, number) || is_in(base, number))
			continue;
		buf_add(out, line);
		buf_char(out, '\n');
	}
	buf_text(out, "---\n");
}

/*
 * Regions come and go with what is pre-approved, and their order says
 * nothing, so only what stands between them counts, empty lines left out.
 */
static void
add_between(struct slice body, struct buf *out)
{
	struct slice line;
	bool inside = false;

	while (slice_line(&body, &line)) {
		bool begins = slice_starts(line, "<!-- region ");

		if (!inside && !begins && line.len) {
			buf_add(out, line);
			buf_char(out, '\n');
		}
		if (begins)
			inside = true;
		if (slice_is(line, "<!-- /region -->"))
			inside = false;
	}
}

bool
customization_frame(struct slice file, struct buf *out)
{
	struct pool pool = { 0 };
	struct frame frame;
	bool ok = read_frame(&frame, file, &pool);

	if (ok) {
		add_front(&frame, span_of(&frame, "fields"),
		    span_of(&frame, "base"), out);
		add_between(frame.front.body, out);
	}
	pool_release(&pool);
	return ok;
}

bool
customization_without_fields(struct slice file, struct buf *out)
{
	struct pool pool = { 0 };
	struct frame frame;
	bool ok = read_frame(&frame, file, &pool);

	if (ok) {
		add_front(&frame, span_of(&frame, "fields"),
		    (struct span){ 0, 0 }, out);
		buf_add(out, frame.front.body);
	}
	pool_release(&pool);
	return ok;
}
