/* SPDX-License-Identifier: Apache-2.0 */
/* handover: a request goes to another owner, as a draft. */
#include <string.h>

#include "taking.h"
#include "turn.h"

static enum error_code
judge_heir(struct taking *t, struct error *err)
{
	const struct request *r = &t->dossier.request;
	const char *to = t->turn->to, *why;

	if (!to)
		return error_set(err, ERR_USAGE, "to whom? (--to PERSON; "
		    "galley people lists all)");
	if (!request_may_go_to(&t->g->main.policy.people, to, &why))
		return error_set(err, ERR_REFUSED, "%s cannot go to %s: %s "
		    "(galley people lists the living)", r->name.request, to,
		    why);
	if (strcmp(to, r->owner) == 0)
		return error_set(err, ERR_REFUSED, "%s is %s's already",
		    r->name.request, to);
	return ERR_NONE;
}

enum error_code
turn_handover(struct galley *g, const struct galley_turn *turn,
    struct node **report, struct error *err)
{
	struct taking t;
	struct message message;
	enum error_code code;

	(void)((code = taking_start(&t, g, turn, err)) ||
	    (code = taking_may(&t, EVENT_HANDOVER, err)) ||
	    (code = judge_heir(&t, err)));
	if (code)
		return code;
	message = taking_message(&t, EVENT_HANDOVER);
	message.trailers[TRAILER_TO] = turn->to;
	return taking_end(&t, &message, report, err);
}
