/* SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "finding_node.h"
#include "loose_report.h"

galley_error *
galley_error_new(void)
{
	return mem_alloc(sizeof(struct error));
}

void
galley_error_free(galley_error *err)
{
	free(err);
}

const char *
galley_error_text(const galley_error *err)
{
	return err->text;
}

int
galley_error_status(const galley_error *err)
{
	return error_status(err->code);
}

const char *
galley_report_json(galley *g, const galley_report *report)
{
	struct pool *pool = g ? &g->pool :
	    &((struct loose_report *)report)->pool;
	struct buf json = { 0 };

	node_write_json(report, &json);
	return buf_settle(&json, pool).at;
}

static void
write_roles(struct buf *out, const struct needs *needs)
{
	if (needs->kind == NEEDS_ROLE) {
		for (size_t i = 0; i < needs->roles.count; i++)
			buf_format(out, "%s%s", i ? " or " : "",
			    needs->roles.items[i]);
		return;
	}
	for (size_t i = 0; i < needs->count; i++) {
		if (i)
			buf_text(out, needs->kind == NEEDS_ANY ? " or " :
			    " and ");
		write_roles(out, &needs->items[i]);
	}
}

const char *
report_who(struct galley *g, const struct requirement *r)
{
	struct buf who = { 0 };

	if (r->stage)
		write_roles(&who, &r->stage->needs);
	else
		buf_text(&who, strcmp(r->name, "policy") == 0 ? "admin" :
		    "owner");
	buf_format(&who, " (%s)", r->can_act.count ?
	    names_join(&r->can_act, ", ", &g->pool) : "nobody yet");
	return buf_settle(&who, &g->pool).at;
}

const char *
report_cost(struct galley *g, const struct route *route)
{
	struct buf cost = { 0 };

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (r->result == RESULT_NOT_NEEDED)
			continue;
		buf_format(&cost, "%s%s: %s", cost.len ? "; " : "",
		    r->stage ? r->stage->name : r->name, report_who(g, r));
	}
	return buf_settle(&cost, &g->pool).at;
}

struct node *
report_requirements(struct galley *g, const struct route *route)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];
		struct node *item = node_map(&g->pool);

		node_set_text(&g->pool, item, "name", r->name);
		node_set_text(&g->pool, item, "result",
		    result_name(r->result));
		node_set_text(&g->pool, item, "reason", r->reason);
		node_set_text(&g->pool, item, "who", report_who(g, r));
		node_set_names(&g->pool, item, "by", &r->satisfied_by);
		node_set_names(&g->pool, item, "can_act", &r->can_act);
		node_push(&g->pool, list, item);
	}
	return list;
}

struct node *
report_findings(struct galley *g, const struct findings *findings)
{
	return finding_nodes(findings, NULL, &g->pool);
}

void
report_main(struct galley *g, struct node *report)
{
	node_set_text(&g->pool, report, "workspace",
	    oid_text(g->main.root).hex);
	node_set_text(&g->pool, report, "main", oid_text(g->main.commit).hex);
}

void
report_dossier(struct galley *g, const struct dossier *d, struct node *report)
{
	const struct decision *decision = &d->decision;

	node_set_text(&g->pool, report, "request", d->request.name.request);
	node_set_text(&g->pool, report, "owner", d->request.owner);
	node_set_text(&g->pool, report, "state",
	    request_state_name(d->request.state));
	node_set(&g->pool, report, "requirements",
	    report_requirements(g, &decision->route));
	if (d->blocked)
		node_set_text(&g->pool, report, "why", d->why.text);
	else if (decision->why)
		node_set_text(&g->pool, report, "why", decision->why);
	node_set_names(&g->pool, report, "waits_for", &decision->waits_for);
}

/* What its person would do next, as a command. */
static const char *
next_step(struct galley *g, const struct act *act)
{
	const struct request *r = &act->dossier.request;
	const char *name = r->name.request;
	bool own = g->as && strcmp(r->owner, g->as) == 0;

	if (!oid_is_zero(act->merge) && own)
		return r->name.kind == REF_CUSTOM ? pool_format(&g->pool,
		    "galley use %s", name) : "galley status";
	if (oid_is_zero(act->merge) && (act->tried ||
	    (r->state == REQUEST_SUBMITTED && act->unsent)))
		return "galley sync";
	if (!own)
		return "galley inbox";
	if (r->state == REQUEST_CHANGES_REQUESTED)
		return pool_format(&g->pool, "galley edit %s", name);
	if (r->state == REQUEST_DRAFT)
		return pool_format(&g->pool, "galley submit %s", name);
	if (r->state == REQUEST_SUBMITTED)
		return pool_format(&g->pool, "galley status %s", name);
	return "galley";
}

struct node *
report_act(struct galley *g, const struct act *act)
{
	struct node *report = node_map(&g->pool);

	report_dossier(g, &act->dossier, report);
	if (act->held.code)
		node_set_text(&g->pool, report, "why", act->held.text);
	node_set_bool(&g->pool, report, "merged", !oid_is_zero(act->merge));
	node_set_bool(&g->pool, report, "unsent", act->unsent);
	if (act->kept.count)
		node_set_names(&g->pool, report, "kept", &act->kept);
	node_set_text(&g->pool, report, "next", next_step(g, act));
	return report;
}
