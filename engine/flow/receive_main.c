/* SPDX-License-Identifier: Apache-2.0 */
/* Main's own move: each step by all rules, and by the gate's clock. */
#include <time.h>

#include "model/event.h"
#include "receive.h"
#include "verify.h"

/* A commit of main as far as the other moves must fit it. */
static enum error_code
add_step(struct receive *r, struct push_step *steps, size_t *count,
    struct oid *at, struct error *err)
{
	struct pool *pool = &r->g->pool;
	struct commit commit;
	struct message message = { .kind = EVENT_FOUND };
	struct error ignored;
	enum error_code code = view_read_commit(r->g->store, *at, &commit,
	    pool, err);

	if (code)
		return code;
	if (event_parse(&message, commit.message, pool, &ignored) ||
	    message.kind != EVENT_MERGE || commit.parent_count != 2)
		message.request = "";
	steps[(*count)++] = (struct push_step){ message.request, *at };
	*at = commit.parent_count ? commit.parents[0] : (struct oid){ { 0 } };
	return ERR_NONE;
}

static void
turn_round(struct push_step *steps, size_t count)
{
	for (size_t i = 0, j = count; i + 1 < j--; i++) {
		struct push_step step = steps[i];

		steps[i] = steps[j];
		steps[j] = step;
	}
}

enum error_code
receive_steps(struct receive *r, const struct push_move *main,
    struct error *err)
{
	struct push_step *steps = pool_alloc(&r->g->pool,
	    (RECEIVE_COMMITS + 1) * sizeof *steps);
	struct oid at = main->new_id;
	size_t count = 0;
	enum error_code code = ERR_NONE;

	if (oid_is_zero(main->old_id))
		return ERR_NONE;
	while (!code && !oid_is_zero(at) && !oid_equal(at, main->old_id) &&
	    count <= RECEIVE_COMMITS)
		code = add_step(r, steps, &count, &at, err);
	if (code)
		return code;
	if (count > RECEIVE_COMMITS)
		return error_set(err, ERR_INVALID, "T9: more than %d steps at "
		    "once (send them in parts)", RECEIVE_COMMITS);
	/* Where what was main is none of its past, nothing was a step of it. */
	if (oid_is_zero(at))
		count = 0;
	turn_round(steps, count);
	r->push.steps = steps;
	r->push.step_count = count;
	return ERR_NONE;
}

/* The first push founds the server's main and brings all of its past. */
static struct verify_range
range_of(const struct receive *r, const struct push_move *move)
{
	struct verify_range range = { .to = move->new_id };
	int64_t now = r->g->options.now ? r->g->options.now :
	    (int64_t)time(NULL);

	if (!r->has_main)
		return range;
	range.checks = true;
	range.root = r->g->main.root;
	range.from = r->g->main.commit;
	range.earliest = now - (r->push.by == PUSH_HOST ?
	    VERIFY_TRIAL_SECONDS : VERIFY_CLOCK_SECONDS);
	range.latest = now + VERIFY_CLOCK_SECONDS;
	return range;
}

static enum error_code
open_after(struct receive *r, struct oid root, struct oid commit,
    struct error *err)
{
	struct view_start start = { .store = r->g->store, .root = root,
		.commit = commit, .pasts = &r->after_pasts };
	enum error_code code = view_open(&r->after, &start, &r->g->pool, err);

	if (code)
		r->after = (struct view){ 0 };
	return code;
}

enum error_code
receive_main(struct receive *r, const struct push_move *move,
    struct error *err)
{
	struct verify_range range = range_of(r, move);
	struct verified verified = { 0 };
	enum error_code code = ERR_NONE;

	if (!r->has_main)
		(void)((code = view_find_root(r->g->store, move->new_id,
		    &range.root, err)) ||
		    (code = workspace_check_root(r->g, range.root, err)));
	if (!code)
		code = verify_steps(r->g, &range, &verified, err);
	return code ? code : open_after(r, range.root, move->new_id, err);
}
