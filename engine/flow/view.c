/* SPDX-License-Identifier: Apache-2.0 */
#include "view.h"

#include <string.h>

#include "check/brand_rules.h"
#include "dictionary.h"
#include "past.h"
#include "policy_memory.h"
#include "sign/hash.h"

static bool
find_tree_id(void *of, const char *path, struct oid *out)
{
	struct tree_view *view = of;
	struct tree_entry entry;

	if (!store_entry(view->store, view->tree, path, &entry, view->pool) ||
	    entry.mode != MODE_FILE)
		return false;
	*out = entry.id;
	return true;
}

static bool
read_tree_file(void *of, const char *path, struct slice *out)
{
	struct tree_view *view = of;
	struct oid id;
	struct error err;

	if (!find_tree_id(of, path, &id))
		return false;
	if (!store_read(view->store, id, OBJECT_BLOB, out, view->pool, &err))
		return true;
	store_doubt(view->store, &err);
	return false;
}

static void
list_tree_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	struct tree_view *view = of;
	struct tree_entry entry = { .id = view->tree, .mode = MODE_FOLDER };
	struct tree tree;
	struct error err;

	if (folder[0] && !store_entry(view->store, view->tree, folder, &entry,
	    pool))
		return;
	if (entry.mode != MODE_FOLDER)
		return;
	if (store_tree(view->store, entry.id, &tree, pool, &err)) {
		store_doubt(view->store, &err);
		return;
	}
	for (size_t i = 0; i < tree.count; i++)
		names_add(out, pool, tree.items[i].name);
}

struct source
tree_view_source(struct tree_view *view)
{
	return (struct source){ .of = view, .read = read_tree_file,
		.list = list_tree_folder, .id = find_tree_id };
}

bool
tree_view_read(struct tree_view view, const char *path, struct slice *out)
{
	return read_tree_file(&view, path, out);
}

static const char *const policy_paths[] = { "galley.yaml", "people",
	"workflows", NULL };
static const char *const shelf_paths[] = { "blocks", "claims", "pillars",
	"templates", NULL };

/* Whether main here and before have the same at each of the paths. */
static bool
is_same(const struct view *view, const struct view *before,
    const char *const *paths, struct pool *pool)
{
	for (; *paths; paths++) {
		struct tree_entry left = { 0 }, right = { 0 };

		store_entry(view->store, view->tree, *paths, &left, pool);
		store_entry(view->store, before->tree, *paths, &right, pool);
		if (!oid_equal(left.id, right.id))
			return false;
	}
	return true;
}

static enum error_code
load_policy(struct view *view, const struct view_start *start,
    struct pool *pool, struct error *err)
{
	const struct view *before = start->before;

	view->same_shelves = before && is_same(view, before, shelf_paths,
	    pool);
	if (before && is_same(view, before, policy_paths, pool)) {
		view->policy = before->policy;
		view->inherited = true;
		return ERR_NONE;
	}
	return start->memory ? policy_memory_load(&view->policy, view,
	    start->memory, err) : policy_load(&view->policy, &view->source,
	    pool, err);
}

/* The brand rules of main are read when a check first asks for them. */
static void
set_rules(struct view *view)
{
	view->library.rules = pool_alloc(view->pool,
	    sizeof *view->library.rules);
	*view->library.rules = (struct brand_rules){ .source = &view->source,
		.pool = view->pool, .dictionary = dictionary_find,
		.of = view->pool, .sha256 = hash_sha256 };
}

/* What main does not hold has no past: it begins with the template. */
static struct past
ask_past(void *of, const char *path)
{
	struct view *view = of;
	struct tree_entry entry;
	struct past past = { 0 };
	struct error err;

	if (!store_entry(view->store, view->tree, path, &entry, view->pool))
		return past;
	if (view->pasts && (oid_equal(view->pasts->commit, view->commit) ||
	    !pasts_follow(view->pasts, view->store, view->commit, &err)))
		past = pasts_ask(view->pasts, view->store, path, view->pool);
	past.blob = pool_text(view->pool, oid_text(entry.id).hex);
	return past;
}

enum error_code
view_open(struct view *view, const struct view_start *start,
    struct pool *pool, struct error *err)
{
	struct tree_view *files = pool_alloc(pool, sizeof *files);
	struct commit commit;
	enum error_code code = ERR_NONE;

	if (start->read)
		commit = *start->read;
	else
		code = view_read_commit(start->store, start->commit, &commit,
		    pool, err);
	if (code)
		return code;
	*view = (struct view){ .store = start->store, .pool = pool,
		.root = start->root, .pasts = start->pasts,
		.commit = start->commit,
		.tree = commit.tree, .time = commit.time };
	*files = (struct tree_view){ start->store, pool, commit.tree };
	view->source = tree_view_source(files);
	view->source.persons = start->persons || !start->before ?
	    start->persons : start->before->source.persons;
	view->library = (struct library){ .policy = &view->policy,
		.source = &view->source, .now = commit.time, .of = view,
		.past = ask_past };
	set_rules(view);
	return load_policy(view, start, pool, err);
}

/* What cannot be read is no beginning. */
static bool
first_parent(struct store *store, struct oid id, struct oid *out)
{
	struct pool pool = { 0 };
	struct error err;
	struct slice raw;
	bool found = false;

	if (store_read(store, id, OBJECT_COMMIT, &raw, &pool, &err))
		store_doubt(store, &err);
	else
		found = commit_first_parent(raw, out);
	pool_release(&pool);
	return found;
}

enum error_code
view_find_root(struct store *store, struct oid commit, struct oid *out,
    struct error *err)
{
	struct oid at = commit, next;

	if (!store_has(store, commit))
		return error_set(err, ERR_MISSING, "the history lacks %.12s",
		    oid_text(commit).hex);
	while (first_parent(store, at, &next))
		at = next;
	*out = at;
	return ERR_NONE;
}

bool
view_on_chain(struct store *store, struct oid tip, struct oid commit)
{
	struct oid at = tip;

	while (!oid_equal(at, commit)) {
		if (!first_parent(store, at, &at))
			return false;
	}
	return true;
}
