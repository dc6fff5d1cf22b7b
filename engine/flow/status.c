/* SPDX-License-Identifier: Apache-2.0 */
#include "status.h"

#include <string.h>

#include "closed.h"
#include "comment.h"
#include "error_rules.h"
#include "gate.h"
#include "inbox.h"
#include "model/exception.h"
#include "model/merge_result.h"
#include "outdated.h"
#include "owner.h"
#include "renewal.h"
#include "report.h"
#include "show.h"
#include "suggestion.h"
#include "trial.h"

/* After an end nothing follows; another request may begin in its place. */
static const char *
next_for(struct galley *g, const struct dossier *d)
{
	const struct request *r = &d->request;
	bool own = g->as && strcmp(r->owner, g->as) == 0;

	if (r->state == REQUEST_CLOSED)
		return own && r->name.kind == REF_CUSTOM ?
		    pool_format(&g->pool, "galley customize %s",
		    r->name.template_id) : NULL;
	if (own && r->state == REQUEST_CHANGES_REQUESTED)
		return pool_format(&g->pool, "galley edit %s",
		    r->name.request);
	if (own && r->state != REQUEST_SUBMITTED)
		return pool_format(&g->pool, "galley submit %s",
		    r->name.request);
	if (own && merge_is_stale(&d->decision))
		return pool_format(&g->pool, "galley refresh %s",
		    r->name.request);
	if (g->as && names_has(&d->decision.waits_for, g->as))
		return pool_format(&g->pool, "galley diff %s",
		    r->name.request);
	return own ? pool_format(&g->pool, "galley edit %s (or galley "
	    "withdraw %s)", r->name.request, r->name.request) : NULL;
}

/* What its dossier says, what others said of it, and its owner's next step. */
static void
describe(struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct node *report)
{
	const char *next = next_for(g, d);

	report_dossier(g, d, report);
	node_set_number(&g->pool, report, "events",
	    (int64_t)d->request.count);
	node_set_bool(&g->pool, report, "unsent", ref->unsent);
	if (merge_is_stale(&d->decision))
		node_set_bool(&g->pool, report, "stale", true);
	node_set_known(&g->pool, report, "template", ref->name.template_id);
	node_set_known(&g->pool, report, "next", next);
	node_set(&g->pool, report, "comments", comment_list(g,
	    &d->request, false));
	suggestion_report(g, &d->request, report);
	if (ref->unsent && d->request.state == REQUEST_SUBMITTED)
		node_set_text(&g->pool, report, "next", "galley sync");
	renewal_report(g, d, report);
}

/* What the checks are against, or would be but for an exception. */
static void
add_errors(struct galley *g, const struct dossier *d, struct findings *out)
{
	struct findings found = { 0 };
	struct error_rules rules = error_rules_recall(g);
	struct view strict = g->main;

	strict.library.errors_only = true;
	strict.library.rules = rules.rules;
	gate_findings_of(&strict, d, &found);
	error_rules_remember(g, &rules);
	for (size_t i = 0; i < found.count; i++) {
		if (found.items[i].severity == SEVERITY_ERROR)
			findings_add(out, &g->pool, found.items[i]);
	}
}

/* Who may grant an exception for a requirement; NULL: nobody. */
static const char *
exception_remedy(struct galley *g, const struct dossier *d,
    const struct requirement *r)
{
	struct merge_question q = dossier_question(d, &g->main);
	struct names persons = { 0 };

	exception_open_to(&d->decision.route, &q, r->name, &persons,
	    &g->pool);
	return persons.count == 0 ? NULL : pool_format(&g->pool, "%s may grant "
	    "an exception: galley exception %s --stage %s --until DATE -m WHY",
	    names_join(&persons, " or ", &g->pool), d->request.name.request,
	    r->name);
}

/* Who may lift what others asked for. */
static const char *
override_remedy(struct galley *g, const struct dossier *d,
    const struct requirement *r)
{
	struct merge_question q = dossier_question(d, &g->main);
	struct names persons = { 0 }, overrides = { 0 };

	for (size_t i = 0; i < r->can_act.count; i++) {
		const struct person *p = people_find(&g->main.policy.people,
		    r->can_act.items[i]);

		if (!merge_override_to(&d->decision, &q, p, &overrides,
		    &g->pool))
			names_add(&persons, &g->pool, p->id);
		overrides = (struct names){ 0 };
	}
	return persons.count == 0 ? NULL : pool_format(&g->pool, "%s may "
	    "lift that: galley approve %s --override -m WHY",
	    names_join(&persons, " or ", &g->pool), d->request.name.request);
}

static void
add_remedies(struct galley *g, const struct dossier *d, struct node *report)
{
	const struct node *list = node_get(report, "requirements");

	for (size_t i = 0; i < d->decision.route.count; i++) {
		const struct requirement *r = &d->decision.route.items[i];
		const char *remedy = NULL;

		if (r->result == RESULT_WAITING)
			remedy = exception_remedy(g, d, r);
		else if (r->result == RESULT_BLOCKED)
			remedy = override_remedy(g, d, r);
		node_set_known(&g->pool, list->items[i], "remedy", remedy);
	}
}

void
status_describe_one(struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct node *report)
{
	struct findings found = { 0 };
	const char *waits = NULL;
	struct error why;

	describe(g, ref, d, report);
	for (size_t i = 0; i < d->changes.count; i++)
		outdated_find_file(&found, &g->main, d->changes.items[i].path,
		    d->changes.items[i].new_text);
	if (!d->blocked && d->decision.route.kind == ROUTE_STAGES)
		add_errors(g, d, &found);
	if (d->decision.may_merge && gate_judge(&g->main, d, &why))
		waits = pool_text(&g->pool, why.text);
	else if (d->decision.may_merge)
		waits = trial_wait(g, ref);
	node_set_known(&g->pool, report, "why", waits);
	if (found.count)
		node_set(&g->pool, report, "findings", report_findings(g,
		    &found));
	add_remedies(g, d, report);
}

/* A rejected or withdrawn one, with why. */
static enum error_code
describe_closed(struct galley *g, const struct request_ref *ref,
    struct node *report, struct error *err)
{
	struct dossier d;
	enum error_code code = dossier_fold(&d, &g->main, &ref->name,
	    ref->head, err);

	if (code)
		return code;
	node_set_text(&g->pool, report, "request", ref->name.request);
	node_set_text(&g->pool, report, "owner", d.request.owner);
	node_set_text(&g->pool, report, "state", d.request.closed_by ==
	    EVENT_REJECT ? "rejected" : "withdrawn");
	node_set_number(&g->pool, report, "events",
	    (int64_t)d.request.count);
	node_set(&g->pool, report, "comments", comment_list(g,
	    &d.request, false));
	return ERR_NONE;
}

/* What was approved may have been recalled since, or its approval ended. */
static void
describe_use(struct galley *g, const struct refname *name,
    struct node *report)
{
	const char *path = refname_path(name, &g->pool);
	struct slice text;

	if (!source_read(&g->main.source, path, &text))
		return;
	show_usable(g, path, text, report);
	if (node_get_bool(report, "usable"))
		node_set_text(&g->pool, report, "next", pool_format(&g->pool,
		    "galley use %s", name->request));
}

/* The result lines of the merge that closed a request. */
static enum error_code
describe_merged(struct galley *g, const char *request, struct oid merge,
    struct node *report, struct error *err)
{
	struct pool *pool = &g->pool;
	struct node *list = node_list(pool);
	struct refname name = refname_of_request(request, pool);
	struct commit commit;
	struct message message;
	struct merge_result result;
	struct slice rest;
	enum error_code code;

	(void)((code = view_read_commit(g->store, merge, &commit, pool, err)) ||
	    (code = event_parse(&message, commit.message, pool, err)));
	if (code)
		return code;
	rest = slice_of(message.text);
	while (merge_result_next(&rest, &result, pool)) {
		struct node *item = node_map(pool);

		node_set_text(pool, item, "name", result.name);
		node_set_text(pool, item, "result", result.result);
		node_set_names(pool, item, "by", &result.by);
		node_push(pool, list, item);
	}
	node_set_text(pool, report, "request", request);
	node_set_text(pool, report, "owner", owner_named(g->store, &name,
	    commit.parents[1], pool));
	node_set_text(pool, report, "state", "merged");
	node_set_bool(pool, report, "merged", true);
	node_set_time(pool, report, "time", commit.time);
	node_set(pool, report, "requirements", list);
	if (name.kind == REF_CUSTOM)
		describe_use(g, &name, report);
	return ERR_NONE;
}

static enum error_code
status_of_one(struct galley *g, const char *name, struct node *report,
    struct error *err)
{
	struct target target;
	struct dossier d;
	struct oid merge;
	enum error_code code;

	if (requests_get(g, name, &target.request))
		target.kind = TARGET_REQUEST;
	else if (requests_merged(g, name, &merge))
		return describe_merged(g, name, merge, report, err);
	else if ((code = requests_resolve(g, name, &target, err)))
		return code == ERR_MISSING && closed_find(g, name,
		    &target.request) ? describe_closed(g, &target.request,
		    report, err) : code;
	if (target.kind == TARGET_CUSTOMIZATION) {
		name = refname_request(target.path, &g->pool);
		return requests_merged(g, name, &merge) ? describe_merged(g,
		    name, merge, report, err) : error_set(err, ERR_MISSING,
		    "%s came with the workspace", name);
	}
	if (target.kind != TARGET_REQUEST)
		return error_set(err, ERR_USAGE, "%s is not a request (galley "
		    "show %s describes it)", name, name);
	code = requests_open(g, &target.request, &d, err);
	if (!code)
		status_describe_one(g, &target.request, &d, report);
	return code;
}

void
status_list_own(struct queue *queue, struct node *list)
{
	struct galley *g = queue->g;
	struct request_refs refs = { 0 };

	owner_list(queue, &refs);
	for (size_t i = 0; i < refs.count; i++) {
		struct node *item = node_map(&g->pool);
		struct dossier d;
		struct error why;

		if (!requests_is_open(g, &refs.items[i]))
			continue;
		if (requests_open(g, &refs.items[i], &d, &why)) {
			node_set_text(&g->pool, item, "request",
			    refs.items[i].name.request);
			node_set_text(&g->pool, item, "state", "broken");
			node_set_text(&g->pool, item, "why", why.text);
		} else {
			describe(g, &refs.items[i], &d, item);
		}
		node_push(&g->pool, list, item);
	}
}

int
galley_status(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct node *made = node_map(&g->pool), *list;
	struct queue queue;
	enum error_code code;

	if (name) {
		code = status_of_one(g, name, made, err);
	} else if (!(code = inbox_open(&queue, g, err))) {
		list = node_list(&g->pool);
		status_list_own(&queue, list);
		queue_close(&queue);
		node_set(&g->pool, made, "requests", list);
	}
	if (!code)
		*report = made;
	return (int)code;
}
