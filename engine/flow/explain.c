/* SPDX-License-Identifier: Apache-2.0 */
/* explain: what a change costs, and the one thing that it waits for now. */
#include "report.h"
#include "status.h"

static const struct requirement *
first_waiting(const struct route *route)
{
	for (size_t i = 0; i < route->count; i++) {
		if (route->items[i].result == RESULT_WAITING ||
		    route->items[i].result == RESULT_BLOCKED ||
		    route->items[i].result == RESULT_ERROR)
			return &route->items[i];
	}
	return NULL;
}

static const char *
one_of(struct galley *g, const struct names *people)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < people->count; i++)
		buf_format(&out, "%s%s", i ? " or " : "", people->items[i]);
	return buf_settle(&out, &g->pool).at;
}

/* The one rule and person that it waits for now. */
static const char *
waits_on(struct galley *g, const struct dossier *d)
{
	const struct requirement *r = first_waiting(&d->decision.route);
	const struct request *request = &d->request;

	if (request->state == REQUEST_DRAFT)
		return pool_format(&g->pool, "%s has to submit it (galley "
		    "submit %s)", request->owner, request->name.request);
	if (request->state == REQUEST_CHANGES_REQUESTED)
		return pool_format(&g->pool, "%s has to change it (galley edit "
		    "%s) and submit it again", request->owner,
		    request->name.request);
	if (request->state == REQUEST_CLOSED || d->blocked)
		return NULL;
	if (r && r->can_act.count)
		return pool_format(&g->pool, "%s has to approve %s, because "
		    "%s", one_of(g, &r->can_act), r->name, r->reason);
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
	if (waits)
		node_set_text(&g->pool, report, "waits_on", waits);
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
