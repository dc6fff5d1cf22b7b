/* SPDX-License-Identifier: Apache-2.0 */
#include "store/entry.h"
#include "store/store.h"

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

static enum error_code
read_side(struct walk *walk, struct oid id, struct tree *out,
    struct pool *pool)
{
	enum error_code code;

	if (oid_is_zero(id))
		return ERR_NONE;
	code = store_tree(walk->store, id, out, pool, walk->err);
	walk->seen += out->count;
	if (!code && walk->seen > TREE_WALK_LIMIT)
		code = error_set(walk->err, ERR_INVALID, "the trees differ in "
		    "too many folders (more than %d entries)",
		    TREE_WALK_LIMIT);
	return code;
}

static enum error_code
merge(struct walk *walk, const struct tree *old, const struct tree *new,
    unsigned depth)
{
	enum error_code code = ERR_NONE;
	size_t i = 0, j = 0;

	while (!code && (i < old->count || j < new->count)) {
		const struct tree_entry *a = NULL, *b = NULL;
		int order;

		if (i == old->count)
			order = 1;
		else if (j == new->count)
			order = -1;
		else
			order = entry_compare(&old->items[i], &new->items[j]);
		if (order <= 0)
			a = &old->items[i++];
		if (order >= 0)
			b = &new->items[j++];
		code = compare(walk, a, b, depth);
	}
	return code;
}

static enum error_code
walk_folder(struct walk *walk, struct oid old_id, struct oid new_id,
    unsigned depth)
{
	struct pool pool = { 0 };
	struct tree old = { 0 }, new = { 0 };
	enum error_code code;

	if (depth > TREE_DEPTH_LIMIT)
		return error_set(walk->err, ERR_INVALID, "%s is too deep (at "
		    "most %d folders)", walk->path.at, TREE_DEPTH_LIMIT);
	code = read_side(walk, old_id, &old, &pool);
	if (!code)
		code = read_side(walk, new_id, &new, &pool);
	/* No path would tell of it: two trees would pass for the same. */
	if (!code && depth && !oid_is_zero(new_id) && new.count == 0)
		code = error_set(walk->err, ERR_INVALID, "%s is an empty "
		    "folder, which git never writes", walk->path.at);
	if (!code)
		code = merge(walk, &old, &new, depth);
	pool_release(&pool);
	return code;
}

enum error_code
store_diff(struct store *store, struct oid old_tree, struct oid new_tree,
    struct tree_changes *out, struct pool *pool, struct error *err)
{
	struct tree_changes changes = { 0 };
	struct walk walk = { store, &changes, pool, err, { 0 }, 0 };
	enum error_code code = ERR_NONE;

	if (!oid_equal(old_tree, new_tree))
		code = walk_folder(&walk, old_tree, new_tree, 0);
	buf_release(&walk.path);
	if (!code)
		*out = changes;
	return code;
}
