/* SPDX-License-Identifier: Apache-2.0 */
/* explain: what a change costs, and the one thing that it waits for now. */
#include "base/date.h"
#include "model/due.h"
#include "model/heir.h"
#include "report.h"
#include "status.h"

/* Where stages wait in order, the one whose turn it is. */
static const struct requirement *
first_waiting(const struct dossier *d)
{
	const struct route *route = &d->decision.route;
	const struct requirement *first = NULL;

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];
		const char *before = NULL;
		int64_t since;

		if (r->result != RESULT_WAITING &&
		    r->result != RESULT_BLOCKED && r->result != RESULT_ERROR)
			continue;
		if (due_since(route, r, &d->request, &since, &before))
			return r;
		first = first ? first : r;
	}
	return first;
}

/* Who answers first by his hours, and until when; 0: whenever. */
static const char *
nearest(struct galley *g, const struct requirement *r, int64_t since,
    int64_t *until)
{
	struct calendars calendars = { 0 };
	const char *person = r->can_act.items[0];
	struct error ignored;

	*until = 0;
	calendars_load(&calendars, &g->main.source, &g->pool, &ignored);
	for (size_t i = 0; i < r->can_act.count; i++) {
		struct worktime w = calendars_worktime(&calendars, people_find(
		    &g->main.policy.people, r->can_act.items[i]), &g->pool);
		struct due due = due_of(r, since, &w);

		if (due.until && (!*until || due.until < *until)) {
			*until = due.until;
			person = r->can_act.items[i];
		}
	}
	return person;
}

static const char *
whose_turn(struct galley *g, const struct dossier *d,
    const struct requirement *r)
{
	const char *before = NULL, *person, *others;
	int64_t since, until;

	due_since(&d->decision.route, r, &d->request, &since, &before);
	person = nearest(g, r, since, &until);
	others = r->can_act.count == 1 ? "" : pool_format(&g->pool,
	    " (%zu others may, too)", r->can_act.count - 1);
	if (r->can_act.count == 2)
		others = pool_format(&g->pool, " (%s may, too)",
		    r->can_act.items[person == r->can_act.items[0]]);
	if (!until)
		return pool_format(&g->pool, "%s has to approve %s%s, because "
		    "%s", person, r->name, others, r->reason);
	return pool_format(&g->pool, "%s has to approve %s%s by %s, because "
	    "%s", person, r->name, others, date_time(until).at, r->reason);
}

/* The one rule and person that it waits for now. */
static const char *
waits_on(struct galley *g, const struct dossier *d)
{
	const struct requirement *r = first_waiting(d);
	const struct request *request = &d->request;
	struct heir heir;

	if (heir_find(&heir, request, &g->main.policy.people) && !heir.person)
		return heir_reason(&heir, &g->pool);
	if (request->state == REQUEST_DRAFT)
		return pool_format(&g->pool, "%s has to submit it (galley "
		    "submit %s)", request->owner, request->name.request);
	if (request->state == REQUEST_CHANGES_REQUESTED)
		return pool_format(&g->pool, "%s has to change it (galley edit "
		    "%s) and submit it again", request->owner,
		    request->name.request);
	if (request->state == REQUEST_CLOSED || d->blocked)
		return NULL;
	if (merge_is_stale(&d->decision))
		return pool_format(&g->pool, "%s has to refresh it (galley "
		    "refresh %s)", request->owner, request->name.request);
	if (r && r->can_act.count)
		return whose_turn(g, d, r);
	return r ? pool_format(&g->pool, "nobody can approve %s: %s", r->name,
	    r->reason) : NULL;
}

static enum error_code
explain_request(struct galley *g, const struct request_ref *ref,
    struct node *report, struct error *err)
{
	struct dossier d;
	enum error_code code = requests_open(g, ref, &d, err);
	const char *waits;

	if (code)
		return code;
	status_describe_one(g, ref, &d, report);
	waits = waits_on(g, &d);
	node_set_known(&g->pool, report, "waits_on", waits);
	return ERR_NONE;
}

int
galley_explain(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct target target;
	enum error_code code = requests_resolve(g, name, &target, err);

	if (!code && (target.kind == TARGET_TEMPLATE ||
	    target.kind == TARGET_CUSTOMIZATION))
		return galley_show(g, name, report, err);
	if (code || target.kind != TARGET_REQUEST)
		return galley_status(g, name, report, err);
	*report = node_map(&g->pool);
	return (int)explain_request(g, &target.request, *report, err);
}
