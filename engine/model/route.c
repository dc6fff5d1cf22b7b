/* SPDX-License-Identifier: Apache-2.0 */
#include "route.h"

#include <stdlib.h>
#include <string.h>

#include "route_actor.h"
#include "route_document.h"

struct planning {
	const struct route_question *q;
	struct pool *pool;
	struct error *err;
};

const char *
result_name(enum result result)
{
	static const char *const names[] = {
		[RESULT_NOT_NEEDED] = "NOT-NEEDED",
		[RESULT_WAITING] = "WAITING",
		[RESULT_SATISFIED] = "SATISFIED",
		[RESULT_EXCEPTED] = "EXCEPTED",
		[RESULT_BLOCKED] = "BLOCKED",
		[RESULT_ERROR] = "ERROR",
	};

	return names[result];
}

static void
add_requirement(struct route *route, struct requirement item,
    struct pool *pool)
{
	route->items = pool_grow(pool, route->items, route->count,
	    sizeof *route->items);
	route->items[route->count++] = item;
}

static struct requirement *
find_requirement(const struct route *route, const char *name)
{
	for (size_t i = 0; i < route->count; i++) {
		if (strcmp(route->items[i].name, name) == 0)
			return &route->items[i];
	}
	return NULL;
}

/* An error outweighs a need, and a need outweighs none. */
static int
weight(enum result result)
{
	return result == RESULT_ERROR ? 2 : result == RESULT_WAITING;
}

/* The union over the documents: a stage that one of them needs is needed. */
static void
join_requirement(struct route *route, const struct requirement *item,
    struct pool *pool)
{
	struct requirement *there = find_requirement(route, item->name);

	if (!there)
		add_requirement(route, *item, pool);
	else if (weight(item->result) > weight(there->result))
		*there = *item;
}

static enum error_code
plan_document(struct route *route, const struct planning *in,
    const struct change *change)
{
	struct document_route d;
	enum error_code code = route_document(&d, in->q, change, in->pool,
	    in->err);
	bool needed = false;

	if (code)
		return code;
	for (size_t i = 0; i < d.workflow->stage_count; i++) {
		const struct stage *stage = &d.workflow->stages[i];
		struct requirement item = { .workflow = d.workflow,
			.stage = stage };

		item.name = pool_format(in->pool, "%s/%s", d.workflow->id,
		    stage->name);
		item.result = route_document_needs(&d, stage, &item.reason,
		    in->pool);
		needed = needed || item.result != RESULT_NOT_NEEDED;
		join_requirement(route, &item, in->pool);
	}
	if (!needed && !d.auto_approved)
		return error_set(in->err, ERR_REFUSED, "T6: no rule of the "
		    "workflow %s decides about %s, and what no rule matches is "
		    "denied (give %s a stage that does)", d.workflow->id,
		    change->path, d.workflow->id);
	route->auto_approved = d.auto_approved;
	return ERR_NONE;
}

/* Says beside the reason that nobody can act, and what is missing. */
static void
name_actors(struct requirement *item, const struct planning *in)
{
	const struct library *library = in->q->library;
	const struct needs *needs = &item->stage->needs;
	const char *why = "everybody who could is an author of it";

	if (item->result == RESULT_NOT_NEEDED)
		return;
	route_actors(&item->can_act, needs, library, in->q->authors,
	    in->pool);
	if (item->can_act.count)
		return;
	policy_can_satisfy(library->policy, needs, &why, in->pool);
	item->reason = pool_format(in->pool, "%s; nobody can act: %s",
	    item->reason, why);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct requirement *)a)->name,
	    ((const struct requirement *)b)->name);
}

static enum error_code
plan_stages(struct route *route, const struct planning *in)
{
	const struct changes *changes = in->q->changes;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < changes->count; i++)
		code = plan_document(route, in, &changes->items[i]);
	if (code)
		return code;
	if (route->count)
		qsort(route->items, route->count, sizeof *route->items,
		    by_name);
	for (size_t i = 0; i < route->count; i++)
		name_actors(&route->items[i], in);
	return ERR_NONE;
}

static void
plan_policy(struct route *route, const struct planning *in)
{
	struct requirement item = { .name = "policy",
		.result = RESULT_WAITING,
		.reason = "policy changes" };

	route->kind = ROUTE_POLICY;
	route_admins(&item.can_act, in->q->library->policy, in->pool);
	add_requirement(route, item, in->pool);
}

static void
plan_recall(struct route *route, const struct planning *in)
{
	struct requirement item = { .name = "recall",
		.result = RESULT_WAITING,
		.reason = "a recall is submitted by the owner of what it "
		    "recalls, a brand-owner or an admin" };

	route->kind = ROUTE_RECALL;
	route_recallers(&item.can_act, in->q->library, in->q->changes,
	    in->pool);
	add_requirement(route, item, in->pool);
}

static enum error_code
plan_content(struct route *route, const struct planning *in)
{
	if (in->q->ref_kind == REF_CHANGE &&
	    changes_is_recall(in->q->changes, in->pool)) {
		plan_recall(route, in);
		return ERR_NONE;
	}
	return plan_stages(route, in);
}

/* A customization's own request changes it and nothing else (rule T8). */
static enum error_code
check_kind(const struct planning *in, enum changes_kind kind)
{
	if (in->q->ref_kind != REF_CUSTOM || kind == CHANGES_CUSTOM)
		return ERR_NONE;
	return error_set(in->err, ERR_REFUSED, "T8: this request changes more "
	    "than its one customization (open a change/ request for the rest)");
}

enum error_code
route_plan(struct route *out, const struct route_question *q,
    struct pool *pool, struct error *err)
{
	struct planning in = { q, pool, err };
	struct route route = { .kind = ROUTE_STAGES };
	enum changes_kind kind = changes_classify(q->changes,
	    &q->library->policy->settings.ci);
	enum error_code code = ERR_NONE;

	switch (kind) {
	case CHANGES_EMPTY:
		return error_set(err, ERR_REFUSED, "T6: nothing changes "
		    "(an empty change set does not merge)");
	case CHANGES_MIXED:
		return error_set(err, ERR_REFUSED, "T7: policy changes apart "
		    "(move everything else to a request of its own)");
	case CHANGES_POLICY:
		plan_policy(&route, &in);
		break;
	case CHANGES_CUSTOM:
	case CHANGES_CONTENT:
		code = plan_content(&route, &in);
		break;
	}
	if (!code)
		code = check_kind(&in, kind);
	if (!code)
		*out = route;
	return code;
}
