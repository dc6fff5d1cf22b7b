/* SPDX-License-Identifier: Apache-2.0 */
/* A tree written anew with some of its paths changed. */
#include <stdlib.h>
#include <string.h>

#include "store/entry.h"
#include "store/store.h"

struct update {
	struct store *store;
	struct pool *pool;
	struct error *err;
	const struct tree_change *items;	/* by path */
};

/* Changes that share the first skip bytes of their paths. */
struct range {
	size_t from;
	size_t to;
	size_t skip;
	unsigned depth;
};

static enum error_code rewrite(struct update *u, struct oid base,
    struct range range, struct oid *out);

static int
by_path(const void *a, const void *b)
{
	const struct tree_change *x = a, *y = b;

	return strcmp(x->path, y->path);
}

/* Moves past the first name of the range; what shares that folder is inner. */
static struct tree_entry
take_group(struct update *u, struct range *range, struct range *inner)
{
	const char *start = u->items[range->from].path + range->skip;
	size_t len = strcspn(start, "/");
	struct slice name = { start, len };
	struct tree_entry key = { pool_copy(u->pool, name), 0, { { 0 } } };

	*inner = *range;
	inner->skip += len + 1;
	inner->depth++;
	if (start[len] == '\0') {
		range->from++;
		inner->to = range->from;
		return key;
	}
	key.mode = MODE_FOLDER;
	while (range->from < range->to && strncmp(
	    u->items[range->from].path + range->skip, start, len + 1) == 0)
		range->from++;
	inner->to = range->from;
	return key;
}

/* Fills in what stands at the key now; id zero: nothing. */
static enum error_code
apply(struct update *u, struct tree_entry *key, struct oid base,
    struct range inner)
{
	const struct tree_change *change = &u->items[inner.from];

	if (!entry_may_be_named(slice_of(key->name)))
		return error_set(u->err, ERR_INVALID, "%s is not a path that "
		    "git allows", change->path);
	if (entry_is_folder(key))
		return rewrite(u, base, inner, &key->id);
	if (!change->new_mode)
		return ERR_NONE;
	if (!entry_may_be_leaf(change->new_mode))
		return error_set(u->err, ERR_INVALID, "%s has the mode %o, "
		    "which is not a file's", change->path, change->new_mode);
	if (!store_has(u->store, change->new_id))
		return error_set(u->err, ERR_MISSING, "%s: there is no object "
		    "%s", change->path, oid_text(change->new_id).hex);
	key->mode = change->new_mode;
	key->id = change->new_id;
	return ERR_NONE;
}

static enum error_code
merge(struct update *u, const struct tree *base, struct range range,
    struct tree *out)
{
	enum error_code code = ERR_NONE;
	size_t i = 0;

	while (!code && range.from < range.to) {
		struct range inner;
		struct tree_entry key = take_group(u, &range, &inner);
		struct oid old = { 0 };

		while (i < base->count &&
		    entry_compare(&base->items[i], &key) < 0)
			out->items[out->count++] = base->items[i++];
		if (i < base->count &&
		    entry_compare(&base->items[i], &key) == 0)
			old = base->items[i++].id;
		code = apply(u, &key, old, inner);
		if (!oid_is_zero(key.id))
			out->items[out->count++] = key;
	}
	while (!code && i < base->count)
		out->items[out->count++] = base->items[i++];
	return code;
}

static enum error_code
write_tree(struct update *u, const struct tree *tree, struct oid *out)
{
	struct buf bytes = { 0 };
	enum error_code code;

	for (size_t i = 0; i < tree->count; i++) {
		const struct tree_entry *entry = &tree->items[i];

		buf_format(&bytes, "%o %s", entry->mode, entry->name);
		buf_char(&bytes, '\0');
		buf_add(&bytes, (struct slice){ (const char *)entry->id.at,
		    OID_SIZE });
	}
	code = store_write(u->store, OBJECT_TREE, buf_slice(&bytes), out,
	    u->err);
	buf_release(&bytes);
	return code;
}

/* An empty folder is none: its id is zero. */
static enum error_code
rewrite(struct update *u, struct oid base, struct range range, struct oid *out)
{
	struct tree old = { 0 }, new = { 0 };
	const char *name;
	enum error_code code = ERR_NONE;

	if (range.depth > TREE_DEPTH_LIMIT)
		return error_set(u->err, ERR_INVALID, "%s is too deep",
		    u->items[range.from].path);
	if (!oid_is_zero(base))
		code = store_tree(u->store, base, &old, u->pool, u->err);
	if (code)
		return code;
	new.items = pool_alloc(u->pool, (old.count + range.to - range.from) *
	    sizeof *new.items);
	code = merge(u, &old, range, &new);
	name = code ? NULL : entry_misplaced(&new);
	if (name)
		return error_set(u->err, ERR_INVALID, "%.*s%s is a file and a "
		    "folder at once", (int)range.skip,
		    u->items[range.from].path, name);
	if (!code && new.count)
		code = write_tree(u, &new, out);
	return code;
}

static enum error_code
check_twice(const struct tree_change *items, size_t count, struct error *err)
{
	for (size_t i = 1; i < count; i++) {
		if (strcmp(items[i - 1].path, items[i].path) == 0)
			return error_set(err, ERR_INVALID, "%s is changed "
			    "twice", items[i].path);
	}
	return ERR_NONE;
}

enum error_code
store_update_tree(struct store *store, struct oid base,
    const struct tree_changes *changes, struct oid *out, struct error *err)
{
	struct pool pool = { 0 };
	size_t count = changes->count;
	struct tree_change *items = pool_alloc(&pool, count * sizeof *items);
	struct update u = { store, &pool, err, items };
	struct oid id = { 0 };
	enum error_code code;

	if (count) {
		memcpy(items, changes->items, count * sizeof *items);
		qsort(items, count, sizeof *items, by_path);
	}
	code = check_twice(items, count, err);
	if (!code)
		code = rewrite(&u, base, (struct range){ 0, count, 0, 0 }, &id);
	if (!code && oid_is_zero(id))
		code = write_tree(&u, &(struct tree){ 0 }, &id);
	if (!code)
		*out = id;
	pool_release(&pool);
	return code;
}
