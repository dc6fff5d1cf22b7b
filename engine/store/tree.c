/* SPDX-License-Identifier: Apache-2.0 */
#include "store/tree.h"

#include <string.h>

#include "store/entry.h"
#include "store/handle.h"

/* The shortest entry: "40000 a", a NUL and an id. */
enum { ENTRY_SIZE = 28 };

static enum error_code
fail(struct oid id, const char *what, struct error *err)
{
	return error_set(err, ERR_INVALID, "tree %s is malformed: %s (see git "
	    "fsck --strict)", oid_text(id).hex, what);
}

/* Whether an earlier reading found all of its entries good. */
static bool
is_sound(struct store *store, struct oid id)
{
	const struct cached *cached = cache_get(store->cache, id, OBJECT_TREE);

	return cached && cached->sound;
}

static void
note_sound(struct store *store, struct oid id)
{
	struct cached *cached = cache_get(store->cache, id, OBJECT_TREE);

	if (cached)
		cached->sound = true;
}

/* The table of the entries; judged unless sound. */
static enum error_code
read_entries(struct tree *tree, struct slice rest, bool sound, struct oid id,
    struct error *err)
{
	const char *name;

	while (rest.len) {
		struct tree_entry *entry = &tree->items[tree->count++];

		if (sound)
			entry_next(&rest, entry);
		else if (!entry_take(&rest, entry))
			return fail(id, "an entry's mode or name is one that "
			    "git never writes", err);
	}
	name = sound ? NULL : entry_misplaced(tree);
	return name ? fail(id, name, err) : ERR_NONE;
}

enum error_code
store_tree(struct store *store, struct oid id, struct tree *out,
    struct pool *pool, struct error *err)
{
	struct tree tree = { 0 };
	bool sound = is_sound(store, id);
	struct slice rest;
	enum error_code code = store_read(store, id, OBJECT_TREE, &rest, pool,
	    err);

	if (code)
		return code;
	tree.items = pool_alloc(pool, (rest.len / ENTRY_SIZE + 1) *
	    sizeof *tree.items);
	code = read_entries(&tree, rest, sound, id, err);
	if (code)
		return code;
	if (!sound)
		note_sound(store, id);
	*out = tree;
	return ERR_NONE;
}

enum error_code
tree_bytes(struct store *store, struct oid id, struct slice *out,
    struct pool *pool, struct error *err)
{
	struct pool passing = { 0 };
	struct tree unused;
	enum error_code code = is_sound(store, id) ? ERR_NONE :
	    store_tree(store, id, &unused, &passing, err);

	pool_release(&passing);
	return code ? code : store_read(store, id, OBJECT_TREE, out, pool,
	    err);
}

/*
 * Which comes first, by a byte that differs; 0: one begins with the other, and
 * their order depends on which is a folder.
 */
static int
compare(struct slice entry, struct slice name)
{
	return memcmp(entry.at, name.at, entry.len < name.len ? entry.len :
	    name.len);
}

/*
 * Among sound entries, which are in order; *rest then begins with the one that
 * was found, or with the last before where it would be.
 */
static bool
find_sound(struct slice *rest, struct slice name, struct tree_entry *out)
{
	struct slice after = *rest;

	while (after.len) {
		struct slice at = after, found;
		int order;

		entry_next(&after, out);
		found = slice_of(out->name);
		order = compare(found, name);
		if (order > 0)
			return false;
		*rest = at;
		if (order == 0 && found.len == name.len)
			return true;
	}
	return false;
}

/*
 * Who asks for one entry mostly asks for it again, or for the next one: a folder
 * of a thousand people is read in one pass.
 */
static bool
find_cached(struct cached *cached, struct slice name, struct tree_entry *out)
{
	struct slice all = { cached->at, cached->len };
	struct slice rest = slice_skip(all, cached->last), after = rest, last;
	bool found;

	if (rest.len) {
		entry_next(&after, out);
		last = slice_of(out->name);
		if (compare(last, name) >= 0 && !slice_equal(last, name))
			rest = all;
	}
	found = find_sound(&rest, name, out);
	cached->last = all.len - rest.len;
	return found;
}

/* The entry of one name, without a table of the others. */
static enum error_code
find_judging(struct slice rest, struct oid id, struct slice name,
    struct tree_entry *out, struct error *err)
{
	while (rest.len) {
		if (!entry_take(&rest, out))
			return fail(id, "an entry's mode or name is one that "
			    "git never writes", err);
		if (slice_is(name, out->name))
			return ERR_NONE;
	}
	return error_set(err, ERR_MISSING, "there is no %.*s", (int)name.len,
	    name.at);
}

/* A tree that is asked a second time is judged whole, and then sound. */
static bool
may_skip_judging(struct store *store, struct cached *cached)
{
	struct pool passing = { 0 };
	struct tree unused;
	struct error ignored;

	if (!cached || cached->sound)
		return cached != NULL;
	if (cached->asked)
		(void)store_tree(store, cached->id, &unused, &passing,
		    &ignored);
	cached->asked = true;
	pool_release(&passing);
	return cached->sound;
}

static enum error_code
find_in_folder(struct store *store, struct slice bytes, struct slice name,
    struct tree_entry *entry, struct error *err)
{
	struct cached *cached = cache_get(store->cache, entry->id,
	    OBJECT_TREE);

	if (!may_skip_judging(store, cached))
		return find_judging(bytes, entry->id, name, entry, err);
	if (find_cached(cached, name, entry))
		return ERR_NONE;
	return error_set(err, ERR_MISSING, "there is no %.*s", (int)name.len,
	    name.at);
}

/* Goes down the path; what is read on the way lives in pool. */
static enum error_code
descend(struct store *store, struct tree_entry *entry, const char *path,
    struct pool *pool, struct error *err)
{
	struct slice rest = slice_of(path), name, bytes;
	enum error_code code = ERR_NONE;

	while (!code && slice_until(&rest, '/', &name)) {
		if (!entry_is_folder(entry) || oid_is_zero(entry->id))
			return error_set(err, ERR_MISSING, "there is no %s",
			    path);
		code = object_borrow(store, entry->id, OBJECT_TREE, &bytes,
		    pool, err);
		if (code == ERR_MISSING)
			return error_wrap(err, ERR_INVALID, "%s: ", path);
		if (!code)
			code = find_in_folder(store, bytes, name, entry, err);
	}
	return code;
}

enum error_code
store_find(struct store *store, struct oid tree, const char *path,
    struct tree_entry *out, struct pool *pool, struct error *err)
{
	struct tree_entry entry = { "", MODE_FOLDER, tree };
	struct pool passing = { 0 };
	enum error_code code;

	if (path[0] == '\0' || slice_ends(slice_of(path), "/"))
		return error_set(err, ERR_MISSING, "there is no %s", path);
	code = descend(store, &entry, path, &passing, err);
	if (!code) {
		*out = entry;
		out->name = pool_text(pool, entry.name);
	}
	pool_release(&passing);
	return code;
}

bool
store_entry(struct store *store, struct oid tree, const char *path,
    struct tree_entry *out, struct pool *pool)
{
	struct error err;
	enum error_code code = store_find(store, tree, path, out, pool, &err);

	if (code && code != ERR_MISSING)
		store_doubt(store, &err);
	return !code;
}
