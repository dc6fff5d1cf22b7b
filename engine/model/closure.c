/* SPDX-License-Identifier: Apache-2.0 */
/* What a document reads, from its bytes alone: library_reads. */
#include "library.h"

#include <string.h>

#include "base/ascii.h"
#include "base/id.h"
#include "path.h"

struct reads {
	const struct library *library;
	struct names *out;
	struct pool *pool;
};

static void
add_path(const struct reads *r, const char *path)
{
	names_add_new(r->out, r->pool, path);
}

static void
add_id(const struct reads *r, const char *folder, const char *ending,
    const char *id)
{
	if (id && id_is_id(slice_of(id)))
		add_path(r, pool_format(r->pool, "%s/%s%s", folder, id,
		    ending));
}

static void
add_template(const struct reads *r, const char *id)
{
	const char *path = id && id_is_id(slice_of(id)) ?
	    library_template_path(r->library, id, r->pool) : NULL;

	if (path)
		add_path(r, path);
}

static void
add_ids(const struct reads *r, const char *folder, const char *ending,
    const struct node *list)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i]->kind == NODE_TEXT)
			add_id(r, folder, ending, list->items[i]->text);
	}
}

static void
add_options(const struct reads *r, const struct node *regions)
{
	if (!regions || regions->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < regions->count; i++)
		add_ids(r, "blocks", ".md",
		    node_get(regions->items[i], "options"));
}

static void
add_front(const struct reads *r, const char *path, struct slice text)
{
	const struct node *map = memo_find_head(r->library->memo, path, text);
	struct reader reader = { NULL, path, r->pool };
	struct front front;
	struct error err;

	if (!map && (front_split(&front, path, text, &err) ||
	    front_memo_read(r->library->front, &front, &reader, &err)))
		return;
	if (!map)
		map = reader.map;
	add_template(r, node_get_text(map, "extends", NULL));
	add_template(r, node_get_text(map, "template", NULL));
	add_ids(r, "pillars", ".yaml", node_get(map, "pillars"));
	add_ids(r, "claims", ".yaml", node_get(map, "claims"));
	add_options(r, node_get(map, "regions"));
}

/* Lines "{{> id}}", wherever they stand. */
static void
add_includes(const struct reads *r, struct slice text)
{
	struct slice line;

	while (slice_line(&text, &line)) {
		if (!slice_starts(line, "{{> ") || !slice_ends(line, "}}"))
			continue;
		line = slice_skip(line, strlen("{{> "));
		line.len -= strlen("}}");
		add_id(r, "blocks", ".md", pool_copy(r->pool, line));
	}
}

static bool
is_path_char(char c)
{
	return ascii_is_lower(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

/* Whatever reads "assets/<name>.<extension>". */
static void
add_images(const struct reads *r, struct slice text)
{
	static const char folder[] = "assets/";

	for (;;) {
		size_t at = slice_find(text, folder), len = strlen(folder);
		struct slice name;

		if (at == text.len)
			return;
		name = slice_skip(text, at);
		while (len < name.len && is_path_char(name.at[len]))
			len++;
		text = slice_skip(name, len);
		while (len && name.at[len - 1] == '.')
			len--;
		name.len = len;
		if (path_read(pool_copy(r->pool, name), r->pool).kind ==
		    PATH_ASSET)
			add_path(r, pool_copy(r->pool, name));
	}
}

static void
add_claims(const struct reads *r, struct slice text)
{
	struct names ids = { 0 };

	claims_named(text, &ids, r->pool);
	for (size_t i = 0; i < ids.count; i++)
		add_id(r, "claims", ".yaml", ids.items[i]);
}

/* A claim or pillar names evidence and proof, which nobody sends. */
static bool
reads_others(enum path_kind kind)
{
	return kind == PATH_TEMPLATE || kind == PATH_BLOCK ||
	    kind == PATH_AGREEMENT || kind == PATH_CUSTOMIZATION;
}

/*
 * The paths that one document names, once each.  A document with mistakes in it
 * reads something, too, and nothing is left out because of a "when".
 */
static void
read_directly(const struct library *library, const char *path,
    struct slice text, struct names *out, struct pool *pool)
{
	struct reads r = { library, out, pool };
	struct path place = path_read(path, pool);

	if (!reads_others(place.kind))
		return;
	if (place.kind == PATH_CUSTOMIZATION)
		add_template(&r, place.template_id);
	add_front(&r, path, text);
	add_includes(&r, text);
	add_images(&r, text);
	add_claims(&r, text);
}

/* What a document of the library names, remembered or read. */
static void
read_further(const struct library *library, const char *path,
    struct names *out, struct pool *pool)
{
	const struct names *known = memo_find_reads(library->memo, path);
	struct names found = { 0 };
	struct slice text;

	if (!known && source_read(library->source, path, &text))
		read_directly(library, path, text, &found, pool);
	if (known)
		found = *known;
	else
		memo_add_reads(library->memo, path, &found);
	for (size_t i = 0; i < found.count; i++)
		names_add_new(out, pool, found.items[i]);
}

void
library_reads(const struct library *library, const char *path,
    struct slice text, struct names *out, struct pool *pool)
{
	struct names reads = { 0 };

	/* The document is the first, so that a loop back to it ends there. */
	names_add(&reads, pool, path);
	read_directly(library, path, text, &reads, pool);
	for (size_t i = 1; i < reads.count; i++)
		read_further(library, reads.items[i], &reads, pool);
	for (size_t i = 1; i < reads.count; i++)
		names_add(out, pool, reads.items[i]);
	names_sort(out);
}
