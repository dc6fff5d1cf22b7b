/* SPDX-License-Identifier: Apache-2.0 */
#include "journal_join.h"

/* The commits that only one side has, the newest first. */
struct own {
	struct commit *items;
	size_t count;
};

static enum error_code
collect(struct galley *g, struct oid mine, struct oid theirs,
    struct own *out, struct error *err)
{
	struct oid at = mine;

	while (!view_on_chain(g->store, theirs, at)) {
		struct commit commit;
		enum error_code code = view_read_commit(g->store, at, &commit,
		    &g->pool, err);

		if (code)
			return code;
		out->items = pool_grow(&g->pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = commit;
		if (commit.parent_count == 0)
			break;
		at = commit.parents[0];
	}
	return ERR_NONE;
}

static enum error_code
write_lines(struct galley *g, const char *path, struct oid blob,
    struct oid *tip, struct error *err)
{
	struct slice text, line;
	struct node *item;
	enum error_code code = store_read(g->store, blob, OBJECT_BLOB, &text,
	    &g->pool, err);

	while (!code && slice_line(&text, &line)) {
		code = node_read_json(&item, path, line, &g->pool, err);
		if (!code)
			code = journal_write(g, *tip, item, tip, err);
	}
	return code;
}

/* Writes what one commit added once more. */
static enum error_code
write_again(struct galley *g, const struct commit *commit, struct oid *tip,
    struct error *err)
{
	struct tree_changes added = { 0 };
	struct commit before = { 0 };
	enum error_code code = ERR_NONE;

	if (commit->parent_count)
		code = view_read_commit(g->store, commit->parents[0], &before,
		    &g->pool, err);
	if (!code)
		code = store_diff(g->store, before.tree, commit->tree, &added,
		    &g->pool, err);
	for (size_t i = 0; !code && i < added.count; i++) {
		if (added.items[i].new_mode == MODE_FILE)
			code = write_lines(g, added.items[i].path,
			    added.items[i].new_id, tip, err);
	}
	return code;
}

enum error_code
journal_join(struct galley *g, struct oid mine, struct oid theirs,
    struct oid *out, struct error *err)
{
	struct own own = { 0 };
	struct oid tip = theirs;
	enum error_code code = collect(g, mine, theirs, &own, err);

	for (size_t i = own.count; !code && i-- > 0;)
		code = write_again(g, &own.items[i], &tip, err);
	if (!code)
		*out = tip;
	return code;
}
