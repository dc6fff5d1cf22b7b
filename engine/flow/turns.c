/* SPDX-License-Identifier: Apache-2.0 */
/* Turns as the person takes them: made until origin has them, or refused. */
#include "report.h"
#include "turn.h"

/* A turn, and the request as it stood here when the person decided. */
struct taken {
	turn_attempt *attempt;
	const struct galley_turn *turn;
	struct node **report;
	bool known;
	struct dossier before;
};

static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	struct taken *t = of;

	return t->attempt(g, t->turn, t->report, err);
}

/* A verdict is for what its signer could see, not for what is fetched first. */
static void
look(struct galley *g, struct taken *t)
{
	struct request_ref ref;
	struct error ignored;

	t->known = !requests_find(g, t->turn->name, &ref, &ignored) &&
	    !requests_open(g, &ref, &t->before, &ignored);
	g->race.seen = t->known ? pool_text(&g->pool, t->before.seen.hex) :
	    NULL;
}

/* Whether another merged meanwhile exactly what this verdict was for. */
static bool
merged_meanwhile(struct galley *g, const struct taken *t, struct oid *merge)
{
	struct commit commit, head;
	struct error ignored;

	return t->known &&
	    requests_merged(g, t->before.request.name.request, merge) &&
	    !view_read_commit(g->store, *merge, &commit, &g->pool, &ignored) &&
	    !view_read_commit(g->store, commit.parents[1], &head, &g->pool,
	    &ignored) && oid_equal(head.tree, t->before.read.tree);
}

static int
take(struct galley *g, struct taken *t, struct error *err)
{
	enum error_code code = act_run(g, attempt, t, err);
	struct act act = { .g = g };

	if (code != ERR_MOVED || t->attempt != turn_approve ||
	    !merged_meanwhile(g, t, &act.merge))
		return (int)code;
	act.dossier = t->before;
	*t->report = report_act(g, &act);
	return 0;
}

static int
take_turn(struct galley *g, turn_attempt *made,
    const struct galley_turn *turn, struct node **report, struct error *err)
{
	struct taken t = { .attempt = made, .turn = turn, .report = report };

	g->race.seen = NULL;
	return take(g, &t, err);
}

static int
take_verdict(struct galley *g, turn_attempt *made,
    const struct galley_turn *turn, struct node **report, struct error *err)
{
	struct taken t = { .attempt = made, .turn = turn, .report = report };

	g->race.seen = NULL;
	if (g->has_origin)
		look(g, &t);
	return take(g, &t, err);
}

int
galley_submit(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_turn(g, turn_submit, turn, report, err);
}

int
galley_withdraw(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_turn(g, turn_withdraw, turn, report, err);
}

int
galley_comment(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_turn(g, turn_comment, turn, report, err);
}

int
galley_handover(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_turn(g, turn_handover, turn, report, err);
}

int
galley_suggest(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_turn(g, turn_suggest, turn, report, err);
}

int
galley_approve(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_verdict(g, turn_approve, turn, report, err);
}

int
galley_exception(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_verdict(g, turn_exception, turn, report, err);
}

int
galley_request_changes(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_verdict(g, turn_request_changes, turn, report, err);
}

int
galley_reject(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err)
{
	return take_verdict(g, turn_reject, turn, report, err);
}
