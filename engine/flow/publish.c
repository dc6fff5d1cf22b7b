/* SPDX-License-Identifier: Apache-2.0 */
#include "publish.h"

#include <string.h>

#include "base/date.h"
#include "origin.h"
#include "requests.h"

static bool
moves_main(const struct publication *p)
{
	for (size_t i = 0; i < p->count; i++) {
		if (strcmp(p->moves[i].name, "refs/heads/main") == 0)
			return true;
	}
	return false;
}

enum error_code
publish_follow_main(struct galley *g, struct names *kept, struct error *err)
{
	struct oid before = g->main.tree;
	enum error_code code = workspace_reload(g, err);

	if (!code)
		code = store_checkout(g->store, before, g->main.tree, kept,
		    &g->pool, err);
	return code ? code : workspace_write_signers(g, err);
}

/* Where a rejected or withdrawn head is kept. */
static const char *
archive_name(struct galley *g, const struct dossier *d)
{
	struct date_text day = date_day(
	    d->request.events[d->request.count - 1].time);

	return pool_format(&g->pool, "refs/galley/closed/%.7s/%s", day.at,
	    oid_text(d->read.head).hex);
}

/* Two moves at most: the archive made, the ref removed. */
static size_t
plan_moves(struct galley *g, const struct ref *ref, struct ref_move *moves)
{
	struct refname name = refname_read(ref->name, &g->pool);
	struct dossier d;
	struct commit tip;
	struct error err;
	size_t count = 0;
	bool merged;

	if ((name.kind != REF_CUSTOM && name.kind != REF_CHANGE) ||
	    view_read_commit(g->store, ref->id, &tip, &g->pool, &err))
		return 0;
	merged = tip.parent_count == 2 && chain_holds(&g->chain, ref->id);
	if (!merged && (!slice_starts(tip.message, "reject: ") &&
	    !slice_starts(tip.message, "withdraw: ")))
		return 0;
	if (!merged) {
		if (dossier_fold(&d, &g->main, &name, ref->id, &err))
			return 0;
		moves[count++] = (struct ref_move){ archive_name(g, &d),
			{ { 0 } }, ref->id };
	}
	moves[count++] = (struct ref_move){ ref->name, ref->id, { { 0 } } };
	return count;
}

/* What is closed lies on a ref that this act moved. */
static enum error_code
clean_up(struct galley *g, const struct publication *p, struct error *err)
{
	struct ref_move *moves = pool_alloc(&g->pool,
	    (p->count * 2 + 1) * sizeof *moves);
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++) {
		struct ref ref = { p->moves[i].name, p->moves[i].new_id };

		if (!oid_is_zero(ref.id))
			count += plan_moves(g, &ref, moves + count);
	}
	return count ? store_move_refs(g->store, moves, count, err) : ERR_NONE;
}

/* A workspace without origin is its own server. */
static enum error_code
publish_here(struct galley *g, struct publication *p, struct error *err)
{
	enum error_code code = store_move_refs(g->store, p->moves, p->count,
	    err);

	g->race.lost = code == ERR_MOVED;
	if (!code && moves_main(p))
		code = publish_follow_main(g, &p->kept, err);
	return code ? code : clean_up(g, p, err);
}

enum error_code
publish(struct galley *g, struct publication *p, struct error *err)
{
	if (!g->has_origin)
		return publish_here(g, p, err);
	if (g->away)
		return error_set(err, ERR_SYSTEM, "origin cannot be reached, "
		    "and this is done only when origin took it: nothing was "
		    "changed (connect and try again)");
	return origin_push(g, p, err);
}
