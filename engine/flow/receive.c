/* SPDX-License-Identifier: Apache-2.0 */
#include "receive.h"

#include <string.h>

#include "closed.h"
#include "follow.h"
#include "journal_judge.h"

static bool
is_request(const struct push_move *move)
{
	return move->name.kind == REF_CUSTOM || move->name.kind == REF_CHANGE;
}

/* Whether the error is a mistake of the push rather than the gate's own. */
static bool
is_mistake(enum error_code code)
{
	return code == ERR_INVALID || code == ERR_REFUSED ||
	    code == ERR_MISSING || code == ERR_MOVED || code == ERR_DENIED;
}

/* What a commit is on a ref of this kind. */
static enum error_code
read_end(struct receive *r, struct oid id, enum push_end *out,
    struct error *err)
{
	struct commit commit;
	enum error_code code;

	*out = PUSH_NOTHING;
	if (oid_is_zero(id))
		return ERR_NONE;
	code = view_read_commit(r->g->store, id, &commit, &r->g->pool, err);
	if (code)
		return code;
	*out = PUSH_LINE;
	if (commit.parent_count == 2)
		*out = r->has_main && view_on_chain(r->g->store,
		    r->g->main.commit, id) ? PUSH_ON_MAIN : PUSH_MERGE;
	return ERR_NONE;
}

/* An old end that cannot be read is no reason to take a new one. */
static enum error_code
fill_in(struct receive *r, struct push_move *move, struct error *err)
{
	struct oid now = { { 0 } };
	bool kept = false;
	enum error_code code = ERR_NONE;

	store_ref(r->g->store, move->ref, &now);
	/* Of a move from whatever stands there git names no old id. */
	if (r->push.by == PUSH_SERVER && oid_is_zero(move->old_id))
		move->old_id = now;
	move->current = r->push.by == PUSH_HOST ||
	    oid_equal(now, move->old_id);
	if (!is_request(move) && move->name.kind != REF_JOURNAL)
		return ERR_NONE;
	(void)((code = read_end(r, move->old_id, &move->was, err)) ||
	    (code = read_end(r, move->new_id, &move->becomes, err)));
	if (!code && oid_is_zero(move->new_id) && move->was == PUSH_LINE) {
		code = closed_keeps(r->g->store, move->old_id, &kept, err);
		if (kept)
			move->was = PUSH_ARCHIVED;
	}
	/* By then a line was read whole already, and git compares old ids. */
	move->grows = r->push.by == PUSH_SERVER;
	return code;
}

static bool
moves_main(const struct receive *r, const struct push_move *move)
{
	return !oid_is_zero(move->new_id) && (move->name.kind == REF_MAIN ||
	    (move->name.kind == REF_MERGE && r->push.by == PUSH_HOST));
}

static enum error_code
fill_in_all(struct receive *r, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < r->push.move_count; i++) {
		struct push_move *move = &r->moves[i];

		code = fill_in(r, move, err);
		if (!code && moves_main(r, move))
			code = receive_steps(r, move, err);
		if (is_mistake(code)) {
			receive_problem(r, move, err);
			return ERR_NONE;
		}
	}
	return code;
}

static void
judge_move(struct receive *r, size_t i)
{
	const char *why = push_objection(&r->push, i, &r->g->pool);
	struct error err;

	if (!why)
		return;
	error_set(&err, ERR_REFUSED, "T9: %s", why);
	receive_problem(r, &r->moves[i], &err);
}

enum error_code
receive_refs(struct receive *r, struct error *err)
{
	enum error_code code = fill_in_all(r, err);

	for (size_t i = 0; !code && !r->problems->count &&
	    i < r->push.move_count; i++)
		judge_move(r, i);
	return code;
}

static enum error_code
judge_journal(struct push_move *move, const struct view *view,
    struct error *err)
{
	struct journal_range range = { move->name.person, move->old_id,
		move->new_id, true };
	struct journal_judged judged;
	enum error_code code = journal_judge(&judged, view, &range, err);

	move->grows = judged.grows;
	return code;
}

static enum error_code
judge_line(struct receive *r, struct push_move *move, const struct view *view,
    struct error *err)
{
	if (move->name.kind == REF_JOURNAL)
		return judge_journal(move, view, err);
	if (move->becomes != PUSH_ON_MAIN)
		return receive_line(r, move, view, err);
	move->opening = PUSH_MERGED;
	move->grows = follow_line_holds(r->g, move->new_id, move->old_id);
	return ERR_NONE;
}

/*
 * What main will be judges too, so that no order of the moves is better than
 * another; a request that main takes over was judged with it.
 */
static enum error_code
judge_content(struct receive *r, struct push_move *move, struct error *err)
{
	enum error_code code = ERR_NONE;

	if ((!is_request(move) && move->name.kind != REF_JOURNAL) ||
	    oid_is_zero(move->new_id))
		return ERR_NONE;
	if (r->has_main)
		code = judge_line(r, move, &r->g->main, err);
	if (!code && r->after.store && move->becomes != PUSH_MERGE)
		code = judge_line(r, move, &r->after, err);
	return code;
}

/*
 * Of what was first here meanwhile the sender knows nothing, and neither is it
 * a mistake of his, nor would he try again.
 */
static void
judge_races(struct receive *r)
{
	for (size_t i = 0; i < r->push.move_count; i++) {
		if (!r->moves[i].current)
			judge_move(r, i);
	}
}

/* The refs are judged last: what a line holds is among their facts. */
static enum error_code
judge_each(struct receive *r, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; i < r->push.move_count; i++) {
		struct push_move *move = &r->moves[i];

		code = moves_main(r, move) ? receive_main(r, move, err) :
		    ERR_NONE;
		if (is_mistake(code))
			receive_problem(r, move, err);
		else if (code)
			return code;
	}
	for (size_t i = 0; i < r->push.move_count; i++) {
		struct push_move *move = &r->moves[i];

		if (r->refused[i])
			continue;
		code = judge_content(r, move, err);
		if (is_mistake(code))
			receive_problem(r, move, err);
		else if (code)
			return code;
		else
			judge_move(r, i);
	}
	return ERR_NONE;
}

static enum error_code
judge_size(struct receive *r, struct error *err)
{
	struct incoming incoming;
	enum error_code code = store_incoming(r->g->store, &incoming, err);

	if (code || !r->has_main)
		return code;
	if (incoming.bytes > RECEIVE_BYTES)
		return error_set(err, ERR_REFUSED, "T9: this is larger than "
		    "20 MB (send it in parts, or make images smaller)");
	if (incoming.objects > RECEIVE_OBJECTS)
		return error_set(err, ERR_REFUSED, "T9: this holds more than "
		    "%d files and steps (send it in parts)", RECEIVE_OBJECTS);
	if (incoming.commits > RECEIVE_COMMITS)
		return error_set(err, ERR_REFUSED, "T9: these are more than %d "
		    "steps at once (send them in parts)", RECEIVE_COMMITS);
	return ERR_NONE;
}

enum error_code
receive_judge(struct receive *r, struct error *err)
{
	enum error_code code = judge_size(r, err);

	if (!code)
		code = fill_in_all(r, err);
	if (!code && !r->problems->count)
		judge_races(r);
	if (!code && !r->problems->count)
		code = judge_each(r, err);
	return code;
}
