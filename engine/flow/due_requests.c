/* SPDX-License-Identifier: Apache-2.0 */
/* What submitted requests wait for. */
#include <string.h>

#include "base/date.h"
#include "due.h"
#include "model/due.h"
#include "model/heir.h"

struct listing {
	struct galley *g;
	struct queue *queue;
	struct calendars calendars;
	struct worktime *worktimes;	/* of the people of main, in order */
	int64_t first;		/* when something of this request is due */
};

/* From then on there is something to be told; 0: now. */
static void
note_due(struct listing *l, int64_t time)
{
	if (time < l->first)
		l->first = time;
}

static void
read_worktimes(struct listing *l)
{
	const struct people *people = &l->g->main.policy.people;
	struct error ignored;

	calendars_load(&l->calendars, &l->g->main.source, &l->g->pool,
	    &ignored);
	l->worktimes = pool_alloc(&l->g->pool,
	    (people->count + 1) * sizeof *l->worktimes);
	for (size_t i = 0; i < people->count; i++)
		l->worktimes[i] = calendars_worktime(&l->calendars,
		    &people->items[i], &l->g->pool);
}

/* Read when something is judged, which mostly was before. */
static const struct worktime *
worktime_of(struct listing *l, const char *id)
{
	const struct people *people = &l->g->main.policy.people;
	const struct person *person = people_find(people, id);

	if (!l->worktimes)
		read_worktimes(l);
	return &l->worktimes[person - people->items];
}

/* Persons with the same deadline, who are reminded at the same time. */
struct turn {
	struct due due;
	struct names who;
};

struct turns {
	struct turn *items;
	size_t count;
};

static bool
is_same(const struct due *a, const struct due *b)
{
	return a->until == b->until && a->remind == b->remind;
}

static void
add_turn(struct turns *turns, const struct due *due, const char *person,
    struct pool *pool)
{
	size_t i = 0;

	while (i < turns->count && !is_same(&turns->items[i].due, due))
		i++;
	if (i == turns->count) {
		turns->items = pool_grow(pool, turns->items, turns->count,
		    sizeof *turns->items);
		turns->items[turns->count++] = (struct turn){ .due = *due };
	}
	names_add(&turns->items[i].who, pool, person);
}

static struct node *
describe_turns(const struct turns *turns, struct pool *pool)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < turns->count; i++) {
		const struct turn *t = &turns->items[i];
		struct node *item = node_map(pool);

		node_set_time(pool, item, "since", t->due.since);
		node_set_time(pool, item, "remind", t->due.remind);
		node_set_time(pool, item, "due", t->due.until);
		node_set_names(pool, item, "who", &t->who);
		node_push(pool, list, item);
	}
	return list;
}

/* Who answers for those whose turn it is; who is told, the deadlines say. */
static void
add_escalation(struct listing *l, const struct requirement *r,
    struct node *item, struct pool *pool)
{
	const struct people *people = &l->g->main.policy.people;
	struct names told = { 0 };

	for (size_t i = 0; r->stage && i < people->count; i++) {
		const struct person *p = &people->items[i];

		if (!p->ended && person_has_any_role(p,
		    &r->stage->escalate_to))
			names_add(&told, pool, p->id);
	}
	if (told.count)
		node_set_names(pool, item, "escalate_to", &told);
}

/*
 * NULL: it is another stage's turn, and this one can be filled when its own
 * comes.
 */
static struct node *
describe_requirement(struct listing *l, const struct dossier *d,
    const struct requirement *r, struct pool *pool)
{
	struct node *item = node_map(pool);
	struct turns turns = { 0 };
	const char *before = NULL;
	int64_t since;
	bool turn = due_since(&d->decision.route, r, &d->request, &since,
	    &before);

	if (!turn && r->can_act.count)
		return NULL;
	node_set_text(pool, item, "requirement", r->name);
	for (size_t i = 0; i < r->can_act.count; i++) {
		struct due due = due_of(r, since, worktime_of(l,
		    r->can_act.items[i]));

		add_turn(&turns, &due, r->can_act.items[i], pool);
		if (due.remind)
			note_due(l, due.remind);
		if (due.until)
			note_due(l, due.until);
	}
	node_set(pool, item, "turns", describe_turns(&turns, pool));
	if (turn)
		add_escalation(l, r, item, pool);
	if (!r->can_act.count) {
		node_set_text(pool, item, "stuck", r->reason);
		note_due(l, 0);
	}
	return item;
}

static const char *
stale_path(const struct dossier *d)
{
	for (size_t i = 0; i < d->changes.count; i++) {
		if (d->changes.items[i].moved)
			return d->changes.items[i].path;
	}
	return NULL;
}

/* Whom it waits for where somebody asked for changes. */
static void
describe_block(const struct dossier *d, struct node *item, struct pool *pool)
{
	const struct route *route = &d->decision.route;

	for (size_t i = 0; i < route->count; i++) {
		if (route->items[i].result != RESULT_BLOCKED)
			continue;
		node_set_text(pool, item, "blocked", route->items[i].name);
		node_set_names(pool, item, "lift", &d->decision.waits_for);
		return;
	}
}

/* What it asks for, and when it was asked: whose turn it was once is told. */
static const char *
round_of(const struct dossier *d, struct pool *pool)
{
	const struct request *r = &d->request;

	return r->last_submit == r->count ? d->seen.hex : pool_format(pool,
	    "%.16s.%.12s", d->seen.hex,
	    oid_text(r->events[r->last_submit].id).hex);
}

static struct node *
describe(struct listing *l, const struct dossier *d, struct pool *pool)
{
	struct node *item = node_map(pool), *waits = node_list(pool);
	const struct route *route = &d->decision.route;
	const char *stale = stale_path(d);

	node_set_text(pool, item, "request", d->request.name.request);
	node_set_text(pool, item, "owner", d->request.owner);
	node_set_text(pool, item, "round", round_of(d, pool));
	if (d->blocked)
		node_set_text(pool, item, "stuck", d->why.text);
	node_set_known(pool, item, "stale", stale);
	if (d->blocked || stale)
		note_due(l, 0);
	for (size_t i = 0; !stale && i < route->count; i++) {
		struct node *wait = route->items[i].result != RESULT_WAITING ?
		    NULL : describe_requirement(l, d, &route->items[i], pool);

		if (wait)
			node_push(pool, waits, wait);
	}
	node_set(pool, item, "waits", waits);
	if (!stale)
		describe_block(d, item, pool);
	return item;
}

/* What an heir was told once stays told while he does nothing. */
static struct node *
describe_left(const struct dossier *d, const struct heir *heir,
    struct pool *pool)
{
	struct node *item = node_map(pool);
	const char *why = heir_reason(heir, pool);

	node_set_text(pool, item, "request", d->request.name.request);
	node_set_text(pool, item, "owner", d->request.owner);
	node_set_text(pool, item, "round", pool_format(pool, "%.40s %s",
	    heir->handover ? oid_text(heir->handover->id).hex : "ended",
	    heir->from ? heir->from : ""));
	node_set_text(pool, item, heir->person ? "yours" : "stuck", why);
	return item;
}

static void
judge(struct listing *l, struct index_entry *e)
{
	struct pool pool = { 0 };
	struct node *item = NULL;
	struct heir heir;
	struct queued q;
	bool counts = queue_fold(l->queue, e, &q, &pool);

	l->first = INDEX_NEVER;
	if (counts && queue_decide(l->queue, &q)) {
		item = describe(l, &q.dossier, &pool);
	} else if (counts && heir_find(&heir, &q.dossier.request,
	    &l->g->main.policy.people)) {
		item = describe_left(&q.dossier, &heir, &pool);
		note_due(l, 0);
	}
	queue_remember(l->queue, e, item);
	e->due = l->first;
	pool_release(&pool);
}

enum error_code
due_open(struct queue *queue, struct galley *g, struct error *err)
{
	struct index_key key = { "index-turns", g->main.commit, "all",
		g->now / DAY_SECONDS };

	return queue_open_all(queue, g, &key, err);
}

void
due_list_queue(struct queue *queue, int64_t before, struct node *list)
{
	struct listing l = { .g = queue->g, .queue = queue };

	for (size_t i = 0; i < queue->count; i++) {
		struct index_entry *e = queue->items[i];
		struct node *item;

		if (!e->judged)
			judge(&l, e);
		item = e->due < before ? queue_item(queue, e) : NULL;
		if (item)
			node_push(&l.g->pool, list, item);
	}
}

enum error_code
due_list_requests(struct galley *g, int64_t before, struct node *list,
    struct error *err)
{
	struct queue queue;
	enum error_code code = due_open(&queue, g, err);

	if (code)
		return code;
	due_list_queue(&queue, before, list);
	queue_close(&queue);
	return ERR_NONE;
}
