/* SPDX-License-Identifier: Apache-2.0 */
/* The gate's question as a required check, for a host without hooks. */
#include <string.h>

#include "follow.h"
#include "receive.h"
#include "remote.h"

static enum error_code
read_move(const struct galley_move *what, struct push_move *out,
    struct pool *pool, struct error *err)
{
	*out = (struct push_move){ .ref = what->ref,
		.name = refname_read(what->ref, pool) };
	if (oid_read(&out->old_id, slice_of(what->old_id)) &&
	    oid_read(&out->new_id, slice_of(what->new_id)))
		return ERR_NONE;
	return error_set(err, ERR_USAGE, "an id is 40 digits of 0-9 and a-f "
	    "(40 zeros: nothing was there)");
}

/*
 * What main was when the move was asked for: this clone's, or what led there.
 * It must be verified here, and a trial has none but today's.
 */
static enum error_code
go_back(struct galley *g, const struct push_move *move, struct error *err)
{
	struct view_start start = { .store = g->store, .root = g->main.root,
		.commit = move->old_id, .pasts = &g->pasts };

	if ((move->name.kind != REF_MAIN && move->name.kind != REF_MERGE) ||
	    oid_equal(move->old_id, g->main.commit))
		return ERR_NONE;
	if (!view_on_chain(g->store, g->main.commit, move->old_id))
		return error_set(err, ERR_MOVED, "--old is not a main that "
		    "this clone has verified (run galley sync first; for a "
		    "trial give today's main)");
	return view_open(&g->main, &start, &g->pool, err);
}

/* What this clone knows of the request must be in what is merged. */
static enum error_code
judge_latest(struct galley *g, const struct push_step *step,
    struct error *err)
{
	struct refname name = refname_of_request(step->request, &g->pool);
	const char *const places[] = { name.ref, name.ref ?
		remote_name(name.ref, &g->pool) : NULL };

	for (size_t i = 0; name.ref && i < 2; i++) {
		struct oid there;

		/* The one before of this name is over, and on main. */
		if (store_ref(g->store, places[i], &there) &&
		    !follow_line_holds(g, step->merge, there) &&
		    !view_on_chain(g->store, g->main.commit, there))
			return error_set(err, ERR_REFUSED, "T9: what was "
			    "decided on %s meanwhile would be lost (run galley "
			    "sync, look at it, and decide again)",
			    step->request);
	}
	return ERR_NONE;
}

static enum error_code
judge(struct receive *r, struct error *err)
{
	enum error_code code = go_back(r->g, r->moves, err);

	if (!code)
		code = receive_judge(r, err);
	for (size_t i = 0; !code && i < r->push.step_count; i++)
		code = judge_latest(r->g, &r->push.steps[i], err);
	return code;
}

int
galley_verify_move(galley *g, const struct galley_move *what,
    galley_report **report, galley_error *err)
{
	struct push_move move;
	bool refused = false;
	struct receive r = { .g = g, .has_main = true, .moves = &move,
		.refused = &refused, .problems = node_list(&g->pool),
		.push = { .by = PUSH_HOST, .moves = &move, .move_count = 1 } };
	enum error_code code = read_move(what, &move, &g->pool, err);

	if (!code)
		code = judge(&r, err);
	return (int)receive_conclude(&r, code, report, err);
}
