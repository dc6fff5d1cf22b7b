/* SPDX-License-Identifier: Apache-2.0 */
#include "turn.h"

#include <string.h>

#include "gate.h"
#include "nobody.h"
#include "report.h"
#include "suggestion.h"
#include "taking.h"

static enum error_code
judge_findings(struct taking *t, struct error *err)
{
	struct findings *found = &t->found;
	size_t first = 0;

	gate_findings(&t->g->main, &t->dossier.changes, found);
	if (findings_errors(found) == 0 || t->turn->anyway)
		return ERR_NONE;
	while (!finding_is_error(&found->items[first]))
		first++;
	return error_at(err, found->items[first].place,
	    found->items[first].rule, "%s (mend it with: galley edit %s, or "
	    "submit it --anyway and ask for an exception)",
	    found->items[first].message, t->ref.name.request);
}

static enum error_code
judge_submit(struct taking *t, struct error *err)
{
	enum changes_kind kind = changes_classify(&t->dossier.changes,
	    &t->g->main.policy.settings.ci);
	enum error_code code = taking_may(t, EVENT_SUBMIT, err);

	if (code)
		return code;
	if (kind == CHANGES_EMPTY)
		return error_set(err, ERR_REFUSED, "%s changes nothing yet "
		    "(galley edit %s)", t->ref.name.request,
		    t->ref.name.request);
	if (kind == CHANGES_POLICY)
		return taking_judge_route(t, err);
	if (kind == CHANGES_CUSTOM && t->dossier.changes.items[0].new_mode)
		code = library_proposable(&t->g->main.library,
		    t->dossier.changes.items[0].path,
		    t->dossier.changes.items[0].new_text, &t->g->pool, err);
	return code ? code : judge_findings(t, err);
}

enum error_code
turn_submit(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct message submit;
	enum error_code code = taking_start(&t, g, turn, err);

	if (!code && turn->accept)
		code = taking_may(&t, EVENT_EDIT, err);
	if (!code && turn->accept)
		code = suggestion_accept(&t.act, &t.dossier, turn->accept,
		    err);
	if (!code)
		code = judge_submit(&t, err);
	if (code)
		return code;
	submit = taking_message(&t, EVENT_SUBMIT);
	code = taking_end(&t, &submit, report, err);
	if (!code && t.found.count) {
		gate_except(&g->main, &t.act.dossier, &t.found);
		node_set(&g->pool, *report, "findings", report_findings(g,
		    &t.found));
	}
	if (!code)
		nobody_report(g, &t.act.dossier, *report);
	return code;
}

enum error_code
turn_withdraw(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct message message;
	enum error_code code = taking_start(&t, g, turn, err);

	if (!code)
		code = taking_may(&t, EVENT_WITHDRAW, err);
	if (code)
		return code;
	message = taking_message(&t, EVENT_WITHDRAW);
	return taking_end(&t, &message, report, err);
}

/* Each workflow whose objections the person may lift, with a reason. */
static enum error_code
choose_overrides(struct taking *t, struct names *out, struct error *err)
{
	struct merge_question q = dossier_question(&t->dossier, &t->g->main);
	enum error_code code = taking_judge_reason(t, err);
	const char *why;

	if (code)
		return code;
	if (t->turn->stage_count || t->turn->with.count)
		return error_set(err, ERR_USAGE, "--override lifts what "
		    "others asked for and approves nothing (leave --stage and "
		    "--with out; approve once more without --override)");
	why = merge_override_to(&t->dossier.decision, &q, t->person, out,
	    &t->g->pool);
	return why ? error_set(err, ERR_DENIED, "%s: %s",
	    t->ref.name.request, why) : ERR_NONE;
}

static const struct requirement *
find_requirement(const struct route *route, const char *name,
    struct names *all, struct pool *pool)
{
	for (size_t i = 0; i < route->count; i++) {
		if (strcmp(route->items[i].name, name) == 0)
			return &route->items[i];
		names_add(all, pool, route->items[i].name);
	}
	return NULL;
}

/* Why a stage asks nobody any more; NULL: it asks somebody. */
static const char *
why_settled(const struct requirement *r, struct pool *pool)
{
	const char *by = names_join(&r->satisfied_by, ", ", pool);

	switch (r->result) {
	case RESULT_SATISFIED:
		return pool_format(pool, "is approved already, by %s", by);
	case RESULT_EXCEPTED:
		return pool_format(pool, "is excepted already, by %s", by);
	case RESULT_NOT_NEEDED:
		return pool_format(pool, "is not needed: %s", r->reason);
	case RESULT_WAITING:
	case RESULT_BLOCKED:
	case RESULT_ERROR:
		break;
	}
	return NULL;
}

/* An approval that would count for nothing is a mistake, and not signed. */
static enum error_code
judge_stage(struct taking *t, const char *stage, const struct names *open,
    struct error *err)
{
	const char *request = t->ref.name.request;
	struct names all = { 0 };
	const struct requirement *r = find_requirement(
	    &t->dossier.decision.route, stage, &all, &t->g->pool);
	const char *settled;

	if (!r)
		return error_set(err, ERR_MISSING, "%s: %s is not one of its "
		    "requirements (%s)", request, stage, names_join(&all,
		    ", ", &t->g->pool));
	if (names_has(open, stage))
		return ERR_NONE;
	settled = why_settled(r, &t->g->pool);
	if (settled)
		return error_set(err, ERR_DENIED, "%s: %s %s", request, stage,
		    settled);
	return error_set(err, ERR_DENIED, "%s: %s is not yours to approve (it "
	    "is for %s)", request, stage, report_who(t->g, r));
}

/* He cannot approve here now: what he can do, or who is waited for. */
static enum error_code
fail_closed(struct taking *t, const char *why, struct error *err)
{
	struct merge_question q = dossier_question(&t->dossier, &t->g->main);
	const struct names *others = &t->dossier.decision.waits_for;
	struct names overrides = { 0 };

	if (why && !merge_override_to(&t->dossier.decision, &q, t->person,
	    &overrides, &t->g->pool))
		return error_set(err, ERR_DENIED, "%s: %s (you can lift that: "
		    "galley approve %s --override -m WHY)",
		    t->ref.name.request, why, t->ref.name.request);
	return error_set(err, ERR_DENIED, "%s: %s%s%s%s",
	    t->ref.name.request, why ? why :
	    "nothing here waits for your approval", others->count ?
	    " (it waits for " : "", names_join(others, ", ", &t->g->pool),
	    others->count ? ")" : "");
}

static bool
is_asked_for(const struct galley_turn *turn, const char *stage)
{
	for (size_t i = 0; i < turn->stage_count; i++) {
		if (strcmp(turn->stages[i], stage) == 0)
			return true;
	}
	return turn->stage_count == 0;
}

/* The stages that this approval names: those asked for, or all one can. */
static enum error_code
choose_stages(struct taking *t, struct names *out, struct error *err)
{
	struct merge_question q = dossier_question(&t->dossier, &t->g->main);
	struct names open = { 0 };
	enum error_code code = ERR_NONE;
	const char *why;

	if (t->turn->override)
		return choose_overrides(t, out, err);
	why = merge_open_to(&t->dossier.decision, &q, t->person, &open,
	    &t->g->pool);
	for (size_t i = 0; !code && i < t->turn->stage_count; i++)
		code = judge_stage(t, t->turn->stages[i], &open, err);
	for (size_t i = 0; !code && i < open.count; i++) {
		if (is_asked_for(t->turn, open.items[i]))
			names_add(out, &t->g->pool, open.items[i]);
	}
	return code || out->count ? code : fail_closed(t, why, err);
}

enum error_code
turn_approve(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct names stages = { 0 };
	struct message message;
	enum error_code code = taking_start(&t, g, turn, err);

	if (code)
		return code;
	(void)((code = taking_judge_verdict(&t, EVENT_APPROVE, err)) ||
	    (code = choose_stages(&t, &stages, err)));
	/* An act that was cut off left nothing to approve, and no merge. */
	if (code == ERR_DENIED && !turn->override && t.dossier.decision.may_merge)
		return taking_end(&t, NULL, report, err);
	if (code)
		return code;
	if (turn->with.count)
		return suggestion_approve(&t.act, &t.dossier,
		    &(struct suggestion){ .slots = &turn->with,
		    .stages = &stages, .text = turn->message }, report, err);
	t.act.firm = true;
	message = taking_message(&t, EVENT_APPROVE);
	message.trailers[TRAILER_STAGE] = names_join(&stages, " ", &g->pool);
	message.trailers[TRAILER_SEEN] = t.dossier.seen.hex;
	return taking_end(&t, &message, report, err);
}

static enum error_code
judge_verdict(struct taking *t, enum event_kind kind, struct error *err)
{
	struct merge_question q = dossier_question(&t->dossier, &t->g->main);
	struct objection objection = { t->person, kind == EVENT_REJECT };
	const char *why = NULL;
	enum error_code code;

	(void)((code = taking_judge_reason(t, err)) ||
	    (code = taking_judge_route(t, err)) ||
	    (code = taking_may(t, kind, err)) ||
	    (code = act_judge_seen(t->g, &t->dossier, err)));
	if (code)
		return code;
	if (!merge_may_object(&t->dossier.decision, &q, objection, &why))
		return error_set(err, ERR_DENIED, "%s: %s",
		    t->ref.name.request, why);
	return ERR_NONE;
}

static enum error_code
send_verdict(struct galley *g, const struct galley_turn *turn,
    enum event_kind kind, struct node **report, struct error *err)
{
	struct taking t;
	struct message message;
	enum error_code code = taking_start(&t, g, turn, err);

	if (!code)
		code = judge_verdict(&t, kind, err);
	if (code)
		return code;
	message = taking_message(&t, kind);
	message.trailers[TRAILER_SEEN] = t.dossier.seen.hex;
	return taking_end(&t, &message, report, err);
}

enum error_code
turn_request_changes(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	return send_verdict(g, turn, EVENT_REQUEST_CHANGES, report, err);
}

enum error_code
turn_reject(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	return send_verdict(g, turn, EVENT_REJECT, report, err);
}

enum error_code
turn_suggest(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct message message;
	enum error_code code = taking_start(&t, g, turn, err);

	if (!code)
		code = taking_may(&t, EVENT_SUGGEST, err);
	if (!code && (!turn->slot || !turn->text))
		code = error_set(err, ERR_USAGE, "name the region or field, "
		    "and the text you suggest");
	if (!code && !event_text_ok(turn->text))
		code = error_set(err, ERR_USAGE, "the suggested text cannot "
		    "be carried: hidden characters, too long, or it ends like "
		    "a list of \"Name: value\" lines");
	if (!code)
		code = suggestion_judge_slot(g, &t.dossier, turn->slot, err);
	if (code)
		return code;
	message = taking_message(&t, EVENT_SUGGEST);
	message.text = turn->text;
	message.trailers[TRAILER_SLOT] = turn->slot;
	(void)((code = taking_path(&t, &message.trailers[TRAILER_PATH], err)) ||
	    (code = taking_end(&t, &message, report, err)));
	if (!code)
		suggestion_report(g, &t.act.dossier.request, *report);
	return code;
}
