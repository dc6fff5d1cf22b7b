/* SPDX-License-Identifier: Apache-2.0 */
#include "finding_node.h"

#include <string.h>

#include "text/places.h"

/* A context longer than this is of no use to a reader. */
enum { CONTEXT_LIMIT = 2000 };

/* The file that the findings at hand speak of. */
struct open_file {
	const char *path;	/* NULL: none yet */
	bool found;
	struct places places;
};

static void
set_extent(struct pool *pool, struct node *item, struct extent bytes)
{
	node_set_number(pool, item, "from", (int64_t)bytes.from);
	node_set_number(pool, item, "to", (int64_t)bytes.to);
}

/* What only some findings have. */
static void
add_rest(const struct finding *f, struct node *item, struct pool *pool)
{
	const struct replacement *r = &f->replacement;

	if (f->bytes.to)
		set_extent(pool, item, f->bytes);
	if (r->texts.count) {
		struct node *map = node_map(pool);

		set_extent(pool, map, r->bytes);
		node_set_names(pool, map, "texts", &r->texts);
		node_set(pool, item, "replacement", map);
	}
	node_set_known(pool, item, "reason", f->reason);
	node_set_known(pool, item, "link", f->link);
	node_set_known(pool, item, "owner", f->owner);
	node_set_known(pool, item, "rule_version", f->rule_version);
	node_set_known(pool, item, "fingerprint", f->fingerprint);
	node_set_known(pool, item, "excepted", f->excepted);
	node_set_known(pool, item, "remedy", f->remedy);
	if (f->known)
		node_set_bool(pool, item, "known", true);
}

static struct node *
describe(const struct finding *f, struct pool *pool)
{
	struct node *item = node_map(pool);

	node_set_text(pool, item, "rule", f->rule);
	node_set_text(pool, item, "severity", severity_name(f->severity));
	node_set_text(pool, item, "path", f->place.path);
	node_set_number(pool, item, "line", (int64_t)f->place.line);
	node_set_number(pool, item, "column", (int64_t)f->place.column);
	node_set_text(pool, item, "match", f->match);
	node_set_text(pool, item, "message", f->message);
	node_set_text(pool, item, "fix", f->fix);
	add_rest(f, item, pool);
	return item;
}

static struct slice
line_at(const struct places *places, size_t line)
{
	size_t start = places->starts[line - 1];
	size_t end = line < places->count ? places->starts[line] - 1 :
	    places->source.len;

	return (struct slice){ places->source.at + start, end - start };
}

static void
set_place(struct pool *pool, struct node *item, const char *const keys[2],
    struct file_place at)
{
	node_set_number(pool, item, keys[0], (int64_t)at.line);
	node_set_number(pool, item, keys[1], (int64_t)at.utf16);
}

static const char *const begin[] = { "line", "utf16" };
static const char *const end[] = { "end_line", "end_utf16" };

static void
locate_replacement(const struct replacement *r, const struct places *places,
    struct node *item, struct pool *pool)
{
	struct node *map = NULL;

	for (size_t i = 0; i < item->count; i++) {
		if (strcmp(item->items[i]->key, "replacement") == 0)
			map = item->items[i];
	}
	if (!map)
		return;
	set_place(pool, map, begin, places_find(places, r->bytes.from));
	set_place(pool, map, end, places_find(places, r->bytes.to));
}

static void
locate(const struct finding *f, const struct places *places,
    struct node *item, struct pool *pool)
{
	struct slice line;
	struct file_place at;

	locate_replacement(&f->replacement, places, item, pool);
	if (f->place.line == 0 || f->place.line > places->count)
		return;
	at = places_find(places, places_offset(places, f->place.line,
	    f->place.column));
	line = line_at(places, f->place.line);
	if (line.len <= CONTEXT_LIMIT)
		node_set_text(pool, item, "context", pool_copy(pool, line));
	node_set_number(pool, item, "utf16", (int64_t)at.utf16);
	if (!f->bytes.to)
		return;
	at = places_find(places, f->bytes.to);
	set_place(pool, item, end, at);
	node_set_number(pool, item, "end_column", (int64_t)at.column);
}

static void
open_next(struct open_file *file, const char *path,
    const struct source *source, struct pool *pool)
{
	struct slice text;

	if (file->path && strcmp(file->path, path) == 0)
		return;
	file->path = path;
	file->found = source_read(source, path, &text);
	if (file->found)
		file->places = places_of(text, pool);
}

struct node *
finding_nodes(const struct findings *findings, const struct source *source,
    struct pool *pool)
{
	struct node *list = node_list(pool);
	struct open_file file = { 0 };

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->items[i];
		struct node *item = describe(f, pool);

		if (source)
			open_next(&file, f->place.path, source, pool);
		if (file.found)
			locate(f, &file.places, item, pool);
		node_push(pool, list, item);
	}
	return list;
}
