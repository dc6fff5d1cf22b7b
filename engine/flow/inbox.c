/* SPDX-License-Identifier: Apache-2.0 */
#include "inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "model/customization.h"
#include "model/due.h"
#include "model/needs.h"
#include "queue.h"
#include "renewal.h"

/* What one screen holds, and how many are judged to find it. */
enum { SCREEN = 24, LOOKS = 200, DAY = 24 * 60 * 60 };

struct inbox {
	struct galley *g;
	const struct person *person;
	struct worktime worktime;	/* his */
	struct queue *queue;
	struct node *list;
	size_t looks;
	int64_t more;
};

/* One line that says what a customization asks for. */
static const char *
summary(const struct view *view, const struct dossier *d, struct node *item)
{
	struct buf out = { 0 };
	struct customization c;
	struct template t;
	struct error err;

	for (size_t i = 0; i < d->changes.count; i++) {
		const struct change *change = &d->changes.items[i];

		if (d->request.name.kind != REF_CUSTOM || !change->new_mode ||
		    customization_parse(&c, change->path, change->new_text,
		    view->pool, &err)) {
			buf_format(&out, "%s%s", i ? ", " : "", change->path);
			continue;
		}
		node_set_text(view->pool, item, "account",
		    customization_for(&c, "account"));
		if (!library_template(&view->library, c.template_id, &t,
		    view->pool, &err))
			node_set_text(view->pool, item, "title", t.title);
		for (size_t f = 0; f < c.field_count; f++)
			buf_format(&out, "%s%s %s", f ? ", " : "",
			    c.fields[f].name, c.fields[f].value);
		for (size_t r = 0; r < c.region_count; r++)
			buf_format(&out, "%s%s reworded", out.len ? ", " : "",
			    c.regions[r].name);
	}
	return buf_settle(&out, view->pool).at;
}

/* Why it is his turn: the first requirement's reason, and in whose stead. */
static void
describe_reason(struct inbox *box, const struct requirement *r,
    struct node *item, struct pool *pool)
{
	const char *stead;
	struct names roles = { 0 };

	if (node_get(item, "because"))
		return;
	if (r->stage)
		needs_roles(&r->stage->needs, &roles, pool);
	stead = due_stead(&box->g->main.policy.people, &roles, box->person->id,
	    box->g->now);
	node_set_text(pool, item, "because", r->reason);
	node_set_known(pool, item, "stead", stead);
}

/*
 * The first deadline of what is open to him; what comes after another stage
 * that waits has none yet.
 */
static void
describe_turn(struct inbox *box, const struct queued *q,
    const struct names *open, struct node *item, struct pool *pool)
{
	const struct route *route = &q->dossier.decision.route;
	int64_t since = 0, until = 0;
	const char *before = NULL;

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];
		struct due due = { 0 };

		if (!names_has(open, r->name))
			continue;
		if (due_since(route, r, &q->dossier.request, &due.since,
		    &before)) {
			due = due_of(r, due.since, &box->worktime);
			describe_reason(box, r, item, pool);
			since = !since || due.since < since ? due.since :
			    since;
		}
		if (due.until && (!until || due.until < until))
			until = due.until;
	}
	if (!since) {
		due_since(route, &route->items[0], &q->dossier.request,
		    &since, &before);
		node_set_text(pool, item, "after", before);
	}
	node_set_time(pool, item, "since", since);
	node_set_time(pool, item, "due", until);
}

/* He can do no more than lift what another asked for: since it was submitted. */
static void
describe_override(const struct queued *q, struct node *item, struct pool *pool)
{
	const struct route *route = &q->dossier.decision.route;
	const struct request *request = &q->dossier.request;

	node_set_bool(pool, item, "override", true);
	node_set_time(pool, item, "since",
	    request->events[request->last_submit].time);
	for (size_t i = 0; i < route->count; i++) {
		if (route->items[i].result == RESULT_BLOCKED)
			node_set_text(pool, item, "because",
			    route->items[i].reason);
	}
}

static struct node *
describe(struct inbox *box, const struct queued *q,
    const struct names *requirements, bool lifts, struct pool *pool)
{
	const struct dossier *d = &q->dossier;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "request", d->request.name.request);
	node_set_text(pool, item, "owner", d->request.owner);
	node_set_names(pool, item, "requirements", requirements);
	if (lifts)
		describe_override(q, item, pool);
	else
		describe_turn(box, q, requirements, item, pool);
	node_set_text(pool, item, "summary", summary(&q->view, d, item));
	renewal_report(box->g, d, item);
	return item;
}

static void
judge(struct inbox *box, struct index_entry *e)
{
	struct pool pool = { 0 };
	struct names open = { 0 };
	struct node *item = NULL;
	struct queued q;

	if (queue_dossier(box->queue, e, &q, &pool) && !q.dossier.blocked) {
		struct merge_question question = { &q.view.library,
			&q.dossier.request, &q.dossier.changes,
			q.dossier.seen.hex, &q.dossier.new_policy };

		bool lifts;

		merge_open_to(&q.dossier.decision, &question, box->person,
		    &open, &pool);
		lifts = !open.count && !merge_override_to(&q.dossier.decision,
		    &question, box->person, &open, &pool);
		if (open.count)
			item = describe(box, &q, &open, lifts, &pool);
	}
	queue_remember(box->queue, e, item);
	box->looks++;
	pool_release(&pool);
}

/* What is due first comes first, then what waits longest, then what is next. */
static int
compare_turn(const void *left, const void *right)
{
	const struct node *const *a = left, *const *b = right;
	int order = strcmp(node_get_text(*a, "due", "~"),
	    node_get_text(*b, "due", "~"));

	if (!order)
		order = (node_get(*a, "after") != NULL) -
		    (node_get(*b, "after") != NULL);
	if (!order)
		order = strcmp(node_get_text(*a, "since", ""),
		    node_get_text(*b, "since", ""));
	return order ? order : strcmp(node_get_text(*a, "request", ""),
	    node_get_text(*b, "request", ""));
}

static void
show(struct inbox *box, struct node **found, size_t count)
{
	const char *now = pool_text(&box->g->pool,
	    date_time(box->g->now).at);

	if (count)
		qsort(found, count, sizeof *found, compare_turn);
	for (size_t i = 0; i < count && i < SCREEN; i++) {
		const char *due = node_get_text(found[i], "due", NULL);

		if (due)
			node_set_bool(&box->g->pool, found[i], "late",
			    strcmp(due, now) < 0);
		node_push(&box->g->pool, box->list, found[i]);
	}
	box->more += count > SCREEN ? (int64_t)(count - SCREEN) : 0;
}

static void
fill_screen(struct inbox *box)
{
	struct queue *queue = box->queue;
	struct node **found = pool_alloc(&box->g->pool,
	    (queue->count + 1) * sizeof *found);
	size_t count = 0;

	for (size_t i = 0; i < queue->count; i++) {
		struct index_entry *e = queue->items[i];

		if (!e->judged && count < SCREEN && box->looks < LOOKS)
			judge(box, e);
		found[count] = queue_item(queue, e);
		if (!e->judged)
			box->more++;
		else if (found[count])
			count++;
	}
	show(box, found, count);
}

/* Whether any approval could ever be asked of the person. */
static bool
may_be_asked(struct galley *g, const struct person *person)
{
	const struct policy *policy = &g->main.policy;
	struct names roles = { 0 };

	names_add(&roles, &g->pool, "admin");
	for (size_t i = 0; i < policy->workflows.count; i++)
		workflow_roles(&policy->workflows.items[i], &roles,
		    &g->pool);
	for (size_t i = 0; i < policy->people.count; i++) {
		const struct person *p = &policy->people.items[i];

		for (size_t j = 0; j < p->delegation_count; j++) {
			if (strcmp(p->delegations[j].to, person->id) == 0)
				return true;
		}
	}
	return person_has_any_role(person, &roles);
}

/* Holidays that cannot be read are none: doctor and check tell of them. */
static struct worktime
own_worktime(struct inbox *box)
{
	struct calendars calendars = { 0 };
	struct error ignored;

	calendars_load(&calendars, &box->g->main.source, &box->g->pool,
	    &ignored);
	return calendars_worktime(&calendars, box->person, &box->g->pool);
}

enum error_code
inbox_open(struct queue *queue, struct galley *g, struct error *err)
{
	return queue_open(queue, g, &(struct index_key){ "index",
	    g->main.commit, g->as ? g->as : "-", g->now / DAY }, err);
}

void
inbox_list(struct queue *queue, const struct person *person,
    struct node *list, int64_t *more)
{
	struct inbox box = { .g = queue->g, .person = person,
		.queue = queue, .list = list };

	if (may_be_asked(box.g, person)) {
		box.worktime = own_worktime(&box);
		fill_screen(&box);
	}
	*more = box.more;
}

int
galley_inbox(galley *g, galley_report **report, galley_error *err)
{
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	const struct person *person;
	struct queue queue;
	int64_t more = 0;
	enum error_code code;

	code = workspace_person(g, &person, err);
	if (!code && may_be_asked(g, person) &&
	    !(code = inbox_open(&queue, g, err))) {
		inbox_list(&queue, person, list, &more);
		queue_close(&queue);
	}
	node_set(&g->pool, made, "requests", list);
	node_set_number(&g->pool, made, "more", more);
	if (g->has_origin && !list->count && !more)
		node_set_text(&g->pool, made, "next", "galley sync");
	if (!code)
		*report = made;
	return (int)code;
}
