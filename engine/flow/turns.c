/* SPDX-License-Identifier: Apache-2.0 */
/* Turns as the person takes them: made until origin has them, or refused. */
#include "report.h"
#include "turn.h"

/* A turn that may be made anew, and the request as it stood at first. */
struct retry {
	turn_attempt *attempt;
	const struct galley_turn *turn;
	struct node **report;
	bool known;
	struct dossier before;
};

static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	struct retry *r = of;

	return r->attempt(g, r->turn, r->report, err);
}

/* A verdict is for what its signer could see, not for what is fetched first. */
static void
look(struct galley *g, struct retry *r)
{
	struct request_ref ref;
	struct error ignored;

	r->known = !requests_find(g, r->turn->name, &ref, &ignored) &&
	    !requests_open(g, &ref, &r->before, &ignored);
	g->race.seen = r->known ? pool_text(&g->pool, r->before.seen.hex) :
	    NULL;
}

/* Whether another merged meanwhile exactly what this verdict was for. */
static bool
merged_meanwhile(struct galley *g, const struct retry *r, struct oid *merge)
{
	struct commit commit, head;
	struct error ignored;

	return r->known &&
	    requests_merged(g, r->before.request.name.request, merge) &&
	    !view_read_commit(g->store, *merge, &commit, &g->pool, &ignored) &&
	    !view_read_commit(g->store, commit.parents[1], &head, &g->pool,
	    &ignored) && oid_equal(head.tree, r->before.read.tree);
}

static int
take(struct galley *g, struct retry *r, struct error *err)
{
	enum error_code code = act_run(g, attempt, r, err);
	struct act act = { .g = g };

	if (code != ERR_MOVED || r->attempt != turn_approve ||
	    !merged_meanwhile(g, r, &act.merge))
		return (int)code;
	act.dossier = r->before;
	*r->report = report_act(g, &act);
	return 0;
}

static int
take_turn(struct galley *g, turn_attempt *made,
    const struct galley_turn *turn, struct node **report, struct error *err)
{
	struct retry r = { .attempt = made, .turn = turn, .report = report };

	g->race.seen = NULL;
	return take(g, &r, err);
}

static int
take_verdict(struct galley *g, turn_attempt *made,
    const struct galley_turn *turn, struct node **report, struct error *err)
{
	struct retry r = { .attempt = made, .turn = turn, .report = report };

	g->race.seen = NULL;
	if (g->has_origin)
		look(g, &r);
	return take(g, &r, err);
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
