/* SPDX-License-Identifier: Apache-2.0 */
/* exception: a stage is skipped, or a finding kept, until a day. */
#include "model/exception.h"

#include <string.h>

#include "base/date.h"
#include "gate.h"
#include "taking.h"
#include "turn.h"

static enum error_code
judge_words(const struct galley_turn *turn, int64_t now, struct error *err)
{
	int64_t last_day;

	if ((turn->stage_count == 1) == (turn->finding != NULL))
		return error_set(err, ERR_USAGE, "an exception is for one "
		    "stage or one finding (--stage STANDARD/LEGAL, or "
		    "--finding RULE:FINGERPRINT as check prints it)");
	if (!turn->until || !date_read(&last_day, slice_of(turn->until)))
		return error_set(err, ERR_USAGE, "%s is not a day (--until "
		    "2026-12-31 holds through that day)", turn->until ?
		    turn->until : "nothing");
	if (now >= last_day + DAY_SECONDS)
		return error_set(err, ERR_USAGE, "%s is in the past: such an "
		    "exception would allow nothing", turn->until);
	return ERR_NONE;
}

/* "link-host" alone will do where it found one thing. */
static bool
is_named(const struct finding *f, struct slice name)
{
	struct slice print;

	if (!slice_starts(name, f->rule))
		return false;
	print = slice_skip(name, strlen(f->rule));
	return print.len == 0 ||
	    ((print.at[0] == ':' || print.at[0] == ' ') &&
	    strncmp(f->fingerprint, print.at + 1, print.len - 1) == 0);
}

/* The one error that the words name, spelled out as the trailer has it. */
static enum error_code
find_finding(struct taking *t, const char **out, struct error *err)
{
	struct findings found = { 0 };
	const struct finding *named = NULL;

	gate_findings_of(&t->g->main, &t->dossier, &found);
	for (size_t i = 0; i < found.count; i++) {
		struct finding *f = &found.items[i];

		if (f->severity != SEVERITY_ERROR ||
		    !is_named(f, slice_of(t->turn->finding)))
			continue;
		if (named)
			return error_set(err, ERR_USAGE, "%s names several "
			    "findings (give more of the fingerprint)",
			    t->turn->finding);
		named = f;
	}
	if (!named)
		return error_set(err, ERR_MISSING, "the checks find no error "
		    "%s (galley check %s lists them)",
		    t->turn->finding, t->ref.name.request);
	if (named->excepted)
		return error_set(err, ERR_REFUSED, "%s has an exception "
		    "already, by %s", t->turn->finding, named->excepted);
	*out = pool_format(&t->g->pool, "%s %s", named->rule,
	    named->fingerprint);
	return ERR_NONE;
}

static enum error_code
judge_person(struct taking *t, const char *stage, struct error *err)
{
	struct merge_question q = dossier_question(&t->dossier, &t->g->main);
	struct names persons = { 0 };
	const char *why = exception_objection(&t->dossier.decision, &q, stage,
	    t->person->id, &t->g->pool);

	if (!why)
		return ERR_NONE;
	exception_open_to(&t->dossier.decision.route, &q, stage, &persons,
	    &t->g->pool);
	if (persons.count == 0)
		return error_set(err, ERR_DENIED, "%s: %s",
		    t->ref.name.request, why);
	return error_set(err, ERR_DENIED, "%s: %s (%s may grant an exception)",
	    t->ref.name.request, why, names_join(&persons, " or ",
	    &t->g->pool));
}

enum error_code
turn_exception(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	const char *stage = turn->stage_count ? turn->stages[0] : NULL;
	struct taking t;
	struct message message;
	enum error_code code = judge_words(turn, g->now, err);

	(void)(code || (code = taking_start(&t, g, turn, err)) ||
	    (code = taking_judge_reason(&t, err)) ||
	    (code = taking_judge_verdict(&t, EVENT_EXCEPTION, err)) ||
	    (code = judge_person(&t, stage, err)));
	if (code)
		return code;
	message = taking_message(&t, EVENT_EXCEPTION);
	message.trailers[TRAILER_STAGE] = stage;
	message.trailers[TRAILER_UNTIL] = turn->until;
	message.trailers[TRAILER_SEEN] = t.dossier.seen.hex;
	if (!stage)
		code = find_finding(&t, &message.trailers[TRAILER_FINDING],
		    err);
	return code ? code : taking_end(&t, &message, report, err);
}
