/* SPDX-License-Identifier: Apache-2.0 */
#include "follow.h"

#include <string.h>

#include "remote.h"

bool
follow_line_holds(struct galley *g, struct oid head, struct oid id)
{
	struct pool pool = { 0 };
	struct oid at = head;
	bool held = oid_equal(at, id), more = !held;

	for (int i = 0; more && i <= LINE_LIMIT; i++) {
		struct commit commit;
		struct error ignored;

		more = !view_read_commit(g->store, at, &commit, &pool,
		    &ignored) && commit.parent_count &&
		    !slice_starts(commit.message, "open: ");
		if (more)
			at = commit.parents[commit.parent_count - 1];
		held = more && oid_equal(at, id);
		more = more && !held;
	}
	pool_release(&pool);
	return held;
}

static bool
is_merge(struct galley *g, struct oid head)
{
	struct pool pool = { 0 };
	struct commit commit;
	struct error ignored;
	bool merge = !view_read_commit(g->store, head, &commit, &pool,
	    &ignored) && commit.parent_count == 2;

	pool_release(&pool);
	return merge;
}

bool
follow_is_closed(struct galley *g, struct oid head)
{
	struct pool pool = { 0 };
	struct commit commit;
	struct error ignored;
	bool closed = !view_read_commit(g->store, head, &commit, &pool,
	    &ignored) && (commit.parent_count == 2 ||
	    slice_starts(commit.message, "reject: ") ||
	    slice_starts(commit.message, "withdraw: "));

	pool_release(&pool);
	return closed;
}

bool
follow_is_merged(struct galley *g, struct oid head)
{
	return is_merge(g, head) && view_on_chain(g->store, g->main.commit,
	    head);
}

/* Whether what origin has on a request's branch is a line of signed events. */
static bool
counts(struct galley *g, const struct refname *name, struct oid head)
{
	struct dossier d;
	struct error ignored;

	return !dossier_fold(&d, &g->main, name, head, &ignored);
}

/* Where a request's branch here should be; zero: it is over. */
static struct oid
place_for(struct galley *g, const struct refname *name, struct oid here)
{
	struct oid there = remote_head(g, name->ref), merge;
	struct oid nowhere = { { 0 } };

	if (!oid_is_zero(there) && follow_line_holds(g, there, here)) {
		if (follow_is_merged(g, there))
			return nowhere;
		return counts(g, name, there) ? there : here;
	}
	if (oid_is_zero(there) && follow_is_closed(g, here))
		return nowhere;
	return requests_merged(g, name->request, &merge) &&
	    follow_line_holds(g, merge, here) ? nowhere : here;
}

static enum error_code
follow_own(struct galley *g, const char *kind, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, pool_format(&g->pool,
	    "refs/heads/%s/", kind), &refs, &g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		struct refname name = refname_read(refs.items[i].name,
		    &g->pool);
		struct ref_move move = { name.ref, refs.items[i].id,
			{ { 0 } } };

		if (name.kind == REF_NONE)
			continue;
		move.new_id = place_for(g, &name, move.old_id);
		if (!oid_equal(move.new_id, move.old_id))
			code = store_move_refs(g->store, &move, 1, err);
	}
	return code == ERR_MOVED ? ERR_NONE : code;
}

/* One's own open requests from another machine become branches here. */
static enum error_code
take_own(struct galley *g, const char *kind, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, pool_format(&g->pool,
	    "%s%s/%s/", REMOTE_HEADS, kind, g->as), &refs, &g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		struct refname name = refname_read(remote_branch(
		    refs.items[i].name, &g->pool), &g->pool);
		struct ref_move move = { name.ref, { { 0 } },
			refs.items[i].id };
		struct oid here;

		if (name.kind != REF_NONE && !store_ref(g->store, name.ref,
		    &here) && !follow_is_closed(g, move.new_id) &&
		    counts(g, &name, move.new_id))
			code = store_move_refs(g->store, &move, 1, err);
	}
	return code == ERR_MOVED ? ERR_NONE : code;
}

enum error_code
follow_requests(struct galley *g, struct error *err)
{
	static const char *const kinds[] = { "custom", "change" };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < 2; i++) {
		code = follow_own(g, kinds[i], err);
		if (!code && g->as)
			code = take_own(g, kinds[i], err);
	}
	return code;
}
