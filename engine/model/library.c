/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "claim.h"
#include "path.h"

/* Where a parsed file goes. */
struct parsing {
	struct template *out;
	struct pool *pool;
	struct error *err;
};

struct past
library_past(const struct library *library, const char *path)
{
	return library->past ? library->past(library->of, path) :
	    (struct past){ 0 };
}

const char *
library_template_path(const struct library *library, const char *id,
    struct pool *pool)
{
	const struct template *known = memo_find_template(library->memo,
	    "templates", id);
	struct names shelves = { 0 };
	struct slice text;

	if (known)
		return known->path;
	if (!id_is_id(slice_of(id)))
		return NULL;
	source_list(library->source, "templates", &shelves, pool);
	for (size_t i = 0; i < shelves.count; i++) {
		const char *path = pool_format(pool, "templates/%s/%s.md",
		    shelves.items[i], id);

		if (source_read(library->source, path, &text))
			return path;
	}
	return NULL;
}

/* Refuses an id, with the nearest that there is. */
static enum error_code
refuse_missing(const char *what, const char *id, const struct names *ids,
    struct error *err)
{
	const char *nearest = names_nearest(ids, id);

	if (nearest)
		return error_set(err, ERR_MISSING, "no %s \"%s\" (did you "
		    "mean %s?)", what, id, nearest);
	return error_set(err, ERR_MISSING, "no %s \"%s\"", what, id);
}

/* Whether another shelf holds the same id: nobody can tell which is meant. */
static bool
is_twice(const struct library *library, const char *id, const char *path,
    struct pool *pool)
{
	struct names shelves = { 0 };
	struct slice text;

	source_list(library->source, "templates", &shelves, pool);
	for (size_t i = 0; i < shelves.count; i++) {
		const char *other = pool_format(pool, "templates/%s/%s.md",
		    shelves.items[i], id);

		if (strcmp(other, path) != 0 &&
		    source_read(library->source, other, &text))
			return true;
	}
	return false;
}

/* Reads a file of the library, or remembers what it was read as. */
static enum error_code
parse(const struct library *library, const char *folder, const char *path,
    struct slice text, struct parsing *into)
{
	struct memo *memo = library->memo;
	bool keep = memo_has_room(memo);
	struct pool *pool = keep ? memo->pool : into->pool;
	struct slice kept = keep ? (struct slice){ pool_copy(pool, text),
		text.len } : text;
	enum error_code code = template_parse(into->out, pool_text(pool, path),
	    kept, pool, into->err);

	if (!code)
		memo_add_template(memo, folder, into->out);
	return code;
}

enum error_code
library_template(const struct library *library, const char *id,
    struct template *out, struct pool *pool, struct error *err)
{
	const struct template *known = memo_find_template(library->memo,
	    "templates", id);
	const char *path = known ? NULL : library_template_path(library, id,
	    pool);
	struct shelf_list list = { 0 };
	struct names ids = { 0 };
	struct slice text;

	if (known) {
		*out = *known;
		return ERR_NONE;
	}
	if (path && is_twice(library, id, path, pool))
		return error_set(err, ERR_REFUSED, "duplicate-id: two shelves "
		    "hold a template \"%s\" (its owner renames one)", id);
	if (path && source_read(library->source, path, &text))
		return parse(library, "templates", path, text,
		    &(struct parsing){ out, pool, err });
	library_templates(library, &list, pool);
	for (size_t i = 0; i < list.count; i++)
		names_add(&ids, pool, list.items[i].id);
	return refuse_missing("template", id, &ids, err);
}

enum error_code
library_block(const struct library *library, const char *id,
    struct template *out, struct pool *pool, struct error *err)
{
	const struct template *known = memo_find_template(library->memo,
	    "blocks", id);
	const char *path = pool_format(pool, "blocks/%s.md", id);
	struct names files = { 0 }, ids = { 0 };
	struct slice text;

	if (known) {
		*out = *known;
		return ERR_NONE;
	}
	if (id_is_id(slice_of(id)) &&
	    source_read(library->source, path, &text))
		return parse(library, "blocks", path, text,
		    &(struct parsing){ out, pool, err });
	source_list(library->source, "blocks", &files, pool);
	for (size_t i = 0; i < files.count; i++) {
		struct slice name = slice_of(files.items[i]);

		if (slice_ends(name, ".md"))
			name.len -= strlen(".md");
		names_add(&ids, pool, pool_copy(pool, name));
	}
	return refuse_missing("block", id, &ids, err);
}

static int
compare(const void *left, const void *right)
{
	const struct shelved *a = left, *b = right;
	int order = strcmp(a->id, b->id);

	return order ? order : strcmp(a->path, b->path);
}

static void
list_shelf(const struct library *library, const char *shelf,
    struct shelf_list *out, struct pool *pool)
{
	const char *folder = pool_format(pool, "templates/%s", shelf);
	struct names files = { 0 };

	source_list(library->source, folder, &files, pool);
	for (size_t i = 0; i < files.count; i++) {
		const char *path = pool_format(pool, "%s/%s", folder,
		    files.items[i]);
		struct path place = path_read(path, pool);

		if (place.kind != PATH_TEMPLATE)
			continue;
		out->items = pool_grow(pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = (struct shelved){ place.id,
			place.shelf, path };
	}
}

void
library_templates(const struct library *library, struct shelf_list *out,
    struct pool *pool)
{
	struct names shelves = { 0 };

	source_list(library->source, "templates", &shelves, pool);
	for (size_t i = 0; i < shelves.count; i++)
		list_shelf(library, shelves.items[i], out, pool);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare);
}

static void
read_wordings(const struct library *library, struct names *out,
    struct pool *pool)
{
	struct names files = { 0 };

	source_list(library->source, "claims", &files, pool);
	for (size_t i = 0; i < files.count; i++) {
		const char *path = pool_format(pool, "claims/%s",
		    files.items[i]);
		struct claim claim;
		struct slice text;
		struct error err;

		if (!source_read(library->source, path, &text))
			continue;
		if (claim_parse(&claim, path, text, pool, &err)) {
			names_add(out, pool, "");
			continue;
		}
		for (size_t w = 0; w < claim.wordings.count; w++)
			names_add(out, pool, claims_flat(
			    claim.wordings.items[w], pool));
	}
}

void
library_wordings(const struct library *library, struct names *out,
    struct pool *pool)
{
	struct memo *memo = library->memo;
	struct names read = { 0 };

	if (memo && !memo->has_wordings) {
		read_wordings(library, &memo->wordings, memo->pool);
		memo->has_wordings = true;
	}
	if (!memo)
		read_wordings(library, &read, pool);
	else
		read = memo->wordings;
	for (size_t i = 0; i < read.count; i++)
		names_add(out, pool, read.items[i]);
}
