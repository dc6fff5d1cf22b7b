/* SPDX-License-Identifier: Apache-2.0 */
#include "taking.h"

#include "report.h"

/* What was verified here a moment ago is not verified again for the act. */
static void
note_checked(struct galley *g, const struct line *line)
{
	struct checked_step *step = pool_alloc(&g->pool, sizeof *step);

	step->items = pool_alloc(&g->pool, line->count * sizeof *step->items);
	for (size_t i = 0; i < line->count; i++) {
		const struct event *e = &line->events[i];

		step->items[step->count++] = (struct checked_commit){ e->id,
			e->key, e->user_verified, NULL };
	}
	g->main.checked = step;
}

enum error_code
taking_start(struct taking *t, struct galley *g,
    const struct galley_turn *turn, struct error *err)
{
	enum error_code code;

	*t = (struct taking){ .g = g, .turn = turn };
	(void)((code = workspace_person(g, &t->person, err)) ||
	    (code = requests_find(g, turn->name, &t->ref, err)) ||
	    (code = requests_open(g, &t->ref, &t->dossier, err)) ||
	    (code = act_begin(&t->act, g, &t->ref, err)));
	if (!code)
		note_checked(g, &t->dossier.read.line);
	if (!code && turn->message && !event_text_ok(turn->message))
		code = error_set(err, ERR_USAGE, "the text holds hidden "
		    "characters, is too long, or ends like a list of "
		    "\"Name: value\" lines");
	return code;
}

enum error_code
taking_may(struct taking *t, enum event_kind kind, struct error *err)
{
	const char *why = NULL;

	if (request_may(&t->dossier.request, kind, t->person,
	    &t->g->main.policy.people, &why))
		return ERR_NONE;
	return error_set(err, ERR_DENIED, "%s: %s",
	    t->ref.name.request, why ? why : "not yours to do");
}

enum error_code
taking_path(struct taking *t, const char **out, struct error *err)
{
	if (t->dossier.changes.count != 1)
		return error_set(err, ERR_USAGE, "%s changes several "
		    "documents: leave the slot out", t->ref.name.request);
	*out = t->dossier.changes.items[0].path;
	return ERR_NONE;
}

struct message
taking_message(struct taking *t, enum event_kind kind)
{
	return (struct message){ .kind = kind,
		.request = t->ref.name.request,
		.text = t->turn->message ? t->turn->message : "" };
}

enum error_code
taking_end(struct taking *t, const struct message *message,
    struct node **report, struct error *err)
{
	enum error_code code = message ? act_event(&t->act, message, NULL,
	    err) : ERR_NONE;

	if (!code)
		code = act_finish(&t->act, err);
	if (!code)
		*report = report_act(t->g, &t->act);
	return code;
}

enum error_code
taking_judge_route(struct taking *t, struct error *err)
{
	if (!t->dossier.blocked)
		return ERR_NONE;
	*err = t->dossier.why;
	return t->dossier.blocked;
}

/* What main changed meanwhile must be brought in first. */
static enum error_code
judge_fresh(struct taking *t, struct error *err)
{
	for (size_t i = 0; i < t->dossier.changes.count; i++) {
		if (t->dossier.changes.items[i].moved)
			return error_set(err, ERR_MOVED, "stale: %s changed in "
			    "the library since %s was made (its owner %s runs: "
			    "galley refresh %s)",
			    t->dossier.changes.items[i].path,
			    t->ref.name.request, t->dossier.request.owner,
			    t->ref.name.request);
	}
	return ERR_NONE;
}

enum error_code
taking_judge_verdict(struct taking *t, enum event_kind kind,
    struct error *err)
{
	enum error_code code;

	(void)((code = taking_judge_route(t, err)) ||
	    (code = taking_may(t, kind, err)) ||
	    (code = judge_fresh(t, err)) ||
	    (code = act_judge_seen(t->g, &t->dossier, err)));
	return code;
}

enum error_code
taking_judge_reason(struct taking *t, struct error *err)
{
	if (t->turn->message && t->turn->message[0])
		return ERR_NONE;
	return error_set(err, ERR_USAGE, "say why, so that %s can act on it "
	    "(-m TEXT)", t->dossier.request.owner);
}
