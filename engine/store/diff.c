/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store/entry.h"
#include "store/handle.h"
#include "store/tree.h"

enum { REMEMBERED_CHANGES = 16 };

struct walk {
	struct store *store;
	struct tree_changes *out;
	struct pool *pool;
	struct error *err;
	struct buf path;	/* of the folder, with a "/" after each name */
	size_t seen;		/* entries of both sides */
};

static enum error_code walk_folder(struct walk *walk, struct oid old_id,
    struct oid new_id, unsigned depth);

static void
add(struct walk *walk, const struct tree_entry *a, const struct tree_entry *b)
{
	struct tree_changes *out = walk->out;
	struct tree_change change = { 0 };

	change.path = pool_format(walk->pool, "%s%s",
	    walk->path.at ? walk->path.at : "", a ? a->name : b->name);
	if (a) {
		change.old_mode = a->mode;
		change.old_id = a->id;
	}
	if (b) {
		change.new_mode = b->mode;
		change.new_id = b->id;
	}
	out->items = pool_grow(walk->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = change;
}

/* A file and a folder of one name never meet here: their keys differ. */
static enum error_code
compare(struct walk *walk, const struct tree_entry *a,
    const struct tree_entry *b, unsigned depth)
{
	const struct tree_entry *some = a ? a : b;
	struct oid none = { 0 };
	size_t len = walk->path.len;
	enum error_code code;

	if (a && b && a->mode == b->mode && oid_equal(a->id, b->id))
		return ERR_NONE;
	if (!entry_is_folder(some)) {
		add(walk, a, b);
		return ERR_NONE;
	}
	buf_format(&walk->path, "%s/", some->name);
	code = walk_folder(walk, a ? a->id : none, b ? b->id : none,
	    depth + 1);
	walk->path.len = len;
	walk->path.at[len] = '\0';
	return code;
}

/* A folder that is absent has no entries. */
static enum error_code
read_side(struct walk *walk, struct oid id, struct slice *out,
    struct pool *pool)
{
	if (oid_is_zero(id))
		return ERR_NONE;
	return tree_bytes(walk->store, id, out, pool, walk->err);
}

/* Skips what both have first: most of two trees is the same. */
static void
skip_same(struct walk *walk, struct slice *old, struct slice *new)
{
	while (old->len && new->len) {
		size_t size = entry_size(*old);

		if (size > new->len || memcmp(old->at, new->at, size) != 0)
			return;
		*old = slice_skip(*old, size);
		*new = slice_skip(*new, size);
		walk->seen += 2;
	}
}

/* Compares the first entry of each, or of one where it stands alone. */
static enum error_code
compare_next(struct walk *walk, struct slice *old, struct slice *new,
    unsigned depth)
{
	struct slice after_old = *old, after_new = *new;
	struct tree_entry a, b;
	int order = old->len ? new->len ? 0 : -1 : 1;

	if (old->len)
		entry_next(&after_old, &a);
	if (new->len)
		entry_next(&after_new, &b);
	if (!order)
		order = entry_compare(&a, &b);
	if (order <= 0)
		*old = after_old;
	if (order >= 0)
		*new = after_new;
	if (++walk->seen > TREE_WALK_LIMIT)
		return error_set(walk->err, ERR_INVALID, "the trees differ in "
		    "too many folders (more than %d entries)",
		    TREE_WALK_LIMIT);
	return compare(walk, order <= 0 ? &a : NULL, order >= 0 ? &b : NULL,
	    depth);
}

static enum error_code
merge(struct walk *walk, struct slice old, struct slice new, unsigned depth)
{
	enum error_code code = ERR_NONE;

	for (;;) {
		skip_same(walk, &old, &new);
		if (code || (old.len == 0 && new.len == 0))
			return code;
		code = compare_next(walk, &old, &new, depth);
	}
}

static enum error_code
walk_folder(struct walk *walk, struct oid old_id, struct oid new_id,
    unsigned depth)
{
	struct pool pool = { 0 };
	struct slice old = { "", 0 }, new = { "", 0 };
	enum error_code code;

	if (depth > TREE_DEPTH_LIMIT)
		return error_set(walk->err, ERR_INVALID, "%s is too deep (at "
		    "most %d folders)", walk->path.at, TREE_DEPTH_LIMIT);
	code = read_side(walk, old_id, &old, &pool);
	if (!code)
		code = read_side(walk, new_id, &new, &pool);
	/* No path would tell of it: two trees would pass for the same. */
	if (!code && depth && !oid_is_zero(new_id) && new.len == 0)
		code = error_set(walk->err, ERR_INVALID, "%s is an empty "
		    "folder, which git never writes", walk->path.at);
	if (!code)
		code = merge(walk, old, new, depth);
	pool_release(&pool);
	return code;
}

static void
copy_changes(struct tree_changes *out, const struct tree_changes *changes,
    struct pool *pool)
{
	out->items = pool_alloc(pool, changes->count * sizeof *out->items);
	out->count = changes->count;
	for (size_t i = 0; i < out->count; i++) {
		out->items[i] = changes->items[i];
		out->items[i].path = pool_text(pool, changes->items[i].path);
	}
}

/* A merge is asked about as its edit was, and once more as what it made. */
static void
remember(struct compared *last, struct oid old_tree, struct oid new_tree,
    const struct tree_changes *changes)
{
	pool_release(&last->pool);
	*last = (struct compared){ 0 };
	if (changes->count > REMEMBERED_CHANGES)
		return;
	last->old_tree = old_tree;
	last->new_tree = new_tree;
	copy_changes(&last->changes, changes, &last->pool);
}

enum error_code
store_diff(struct store *store, struct oid old_tree, struct oid new_tree,
    struct tree_changes *out, struct pool *pool, struct error *err)
{
	struct compared *last = &store->compared;
	struct tree_changes changes = { 0 };
	struct walk walk = { store, &changes, pool, err, { 0 }, 0 };
	enum error_code code;

	if (oid_equal(old_tree, new_tree)) {
		*out = changes;
		return ERR_NONE;
	}
	if (oid_equal(last->old_tree, old_tree) &&
	    oid_equal(last->new_tree, new_tree)) {
		copy_changes(out, &last->changes, pool);
		return ERR_NONE;
	}
	code = walk_folder(&walk, old_tree, new_tree, 0);
	buf_release(&walk.path);
	if (code)
		return code;
	remember(last, old_tree, new_tree, &changes);
	*out = changes;
	return ERR_NONE;
}
