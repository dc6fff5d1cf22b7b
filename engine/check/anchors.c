/* SPDX-License-Identifier: Apache-2.0 */
#include "anchors.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "kind.h"

static void
add(struct anchors *out, const char *name, struct source_span span,
    struct pool *pool)
{
	out->items = pool_grow(pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = (struct anchor){ name, span };
}

static const char *
slug_of(struct slice heading, struct pool *pool)
{
	const char *flat = kind_flat(heading, pool);
	struct buf out = { 0 };

	buf_text(&out, "");
	for (; *flat; flat++) {
		if (*flat == ' ')
			buf_char(&out, '-');
		else if ((*flat & 0x80) || *flat == '-' || *flat == '_' ||
		    ascii_is_digit(*flat) || ascii_is_lower(*flat))
			buf_char(&out, *flat);
	}
	return buf_settle(&out, pool).at;
}

/* Each value of an attribute that is written as in tags: id="x". */
static void
add_attributes(struct anchors *out, struct slice source,
    const char *attribute, struct pool *pool)
{
	struct slice rest = source;
	size_t at;

	while ((at = slice_find(rest, attribute)) < rest.len) {
		struct slice value = slice_skip(rest, at + strlen(attribute));
		size_t from = (size_t)(rest.at - source.at) + at;
		size_t end = slice_find(value, "\"");

		if (end == value.len)
			return;
		if (from && strchr(" \t\n", source.at[from - 1]))
			add(out, pool_copy(pool, (struct slice){ value.at,
			    end }), (struct source_span){ from, from +
			    strlen(attribute) + end + 1 }, pool);
		rest = slice_skip(value, end);
	}
}

static int
by_name(const void *left, const void *right)
{
	const struct anchor *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : (a->span.from > b->span.from) -
	    (a->span.from < b->span.from);
}

struct anchors
anchors_of(const struct blocks *blocks, struct slice source,
    struct pool *pool)
{
	struct anchors out = { 0 };

	for (size_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->items[i];

		if (kind_is_heading(b))
			add(&out, slug_of(b->text, pool), block_source(b, 0,
			    b->text.len), pool);
	}
	add_attributes(&out, source, "id=\"", pool);
	add_attributes(&out, source, "name=\"", pool);
	if (out.count)
		qsort(out.items, out.count, sizeof *out.items, by_name);
	return out;
}

static int
is_called(const void *name, const void *item)
{
	const struct anchor *a = item;

	return strcmp(name, a->name);
}

static bool
has(const struct anchors *anchors, const char *name)
{
	return anchors->count && bsearch(name, anchors->items, anchors->count,
	    sizeof *anchors->items, is_called);
}

bool
anchors_have(const struct anchors *anchors, const char *name,
    struct pool *pool)
{
	const char *dash = strrchr(name, '-');

	/* The second of a name is "name-1". */
	return has(anchors, name) || (dash && dash[1] &&
	    dash[1 + strspn(dash + 1, "0123456789")] == '\0' && has(anchors,
	    pool_format(pool, "%.*s", (int)(dash - name), name)));
}

const char *
anchors_resolve(const char *from, const char *url, struct pool *pool)
{
	struct slice rest = { url, strcspn(url, "?#") }, part;
	struct names parts = { 0 }, folder = { 0 };
	struct slice path = slice_of(from);

	if (!rest.len)
		return "";
	while (url[0] != '/' && slice_until(&path, '/', &part))
		names_add(&folder, pool, pool_copy(pool, part));
	for (size_t i = 0; i + 1 < folder.count; i++)
		names_add(&parts, pool, folder.items[i]);
	while (slice_until(&rest, '/', &part)) {
		if (part.len == 0 || slice_is(part, "."))
			continue;
		if (!slice_is(part, ".."))
			names_add(&parts, pool, pool_copy(pool, part));
		else if (parts.count-- == 0)
			return NULL;
	}
	return names_join(&parts, "/", pool);
}
