/* SPDX-License-Identifier: Apache-2.0 */
#include "trial.h"

#include <string.h>
#include <time.h>

#include "publish.h"
#include "remote.h"
#include "verify.h"

#define TRIALS "refs/heads/merge/"

static const char waits[] = "origin checks it before it comes into force "
    "(once that has passed: galley sync)";

static const char *
trial_ref(struct galley *g, const struct refname *name)
{
	return pool_format(&g->pool, TRIALS "%s", name->request);
}

/*
 * Whether it is what anybody would merge now, by rules T1 to T8, and not too
 * old for the check.
 */
static bool
holds(struct galley *g, struct oid merge, struct oid head)
{
	int64_t now = g->options.now ? g->options.now : (int64_t)time(NULL);
	struct verify_range range = { .root = g->main.root,
		.from = g->main.commit, .to = merge,
		.earliest = now - VERIFY_TRIAL_SECONDS,
		.latest = now + VERIFY_CLOCK_SECONDS };
	struct verified verified = { 0 };
	struct commit commit;
	struct error ignored;

	return !view_read_commit(g->store, merge, &commit, &g->pool,
	    &ignored) && commit.parent_count == 2 &&
	    oid_equal(commit.parents[0], g->main.commit) &&
	    oid_equal(commit.parents[1], head) &&
	    !verify_steps(g, &range, &verified, &ignored);
}

struct oid
trial_find(struct galley *g, const struct refname *name, struct oid head)
{
	struct oid there = { { 0 } };

	if (g->has_origin)
		there = remote_head(g, trial_ref(g, name));
	if (!oid_is_zero(there) && holds(g, there, head))
		return there;
	return (struct oid){ { 0 } };
}

struct oid
trial_ask(struct galley *g, const struct refname *name, struct oid head)
{
	struct error ignored;

	remote_fetch_trials(g, name->request, &ignored);
	return trial_find(g, name, head);
}

static enum error_code
note(struct galley *g, const char *branch, struct oid id, struct error *err)
{
	struct ref_move move = { remote_name(branch, &g->pool),
		remote_head(g, branch), id };

	return oid_equal(move.old_id, id) ? ERR_NONE :
	    store_move_refs(g->store, &move, 1, err);
}

enum error_code
trial_send(struct act *act, struct error *err)
{
	struct galley *g = act->g;
	struct ref_move moves[] = {
		{ trial_ref(g, &act->name), remote_head(g, trial_ref(g,
		    &act->name)), act->merge },
		{ act->name.ref, act->start, act->head },
	};
	struct publication events = { .moves = &moves[1], .count = 1 };
	enum error_code code = ERR_NONE;

	if (!oid_equal(moves[0].old_id, act->merge) &&
	    remote_push(g, moves, 1, err) != REMOTE_DONE)
		return err->code;
	if (!oid_equal(remote_head(g, act->name.ref), act->head))
		code = publish(g, &events, err);
	if (!code)
		code = note(g, moves[0].name, act->merge, err);
	act->merge = (struct oid){ { 0 } };
	act->tried = !code;
	error_set(&act->held, ERR_REFUSED, "%s", waits);
	return code;
}

const char *
trial_wait(struct galley *g, const struct request_ref *ref)
{
	return oid_is_zero(trial_find(g, &ref->name, ref->head)) ? NULL :
	    waits;
}

void
trial_tidy(struct galley *g)
{
	struct refs refs = { 0 };
	struct request_ref open;
	struct error ignored;

	if (store_refs(g->store, REMOTE_TRIALS, &refs, &g->pool,
	    &ignored))
		return;
	for (size_t i = 0; i < refs.count; i++) {
		const char *name = refs.items[i].name +
		    strlen(REMOTE_TRIALS);
		struct ref_move gone = { pool_format(&g->pool, TRIALS "%s",
		    name), refs.items[i].id, { { 0 } } };

		if (requests_get(g, name, &open))
			continue;
		/* Somebody else may have tidied up before. */
		remote_push(g, &gone, 1, &ignored);
		note(g, gone.name, gone.new_id, &ignored);
	}
}
