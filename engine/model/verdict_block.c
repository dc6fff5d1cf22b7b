/* SPDX-License-Identifier: Apache-2.0 */
/* Which objections still stand, and what lifts them. */
#include "verdict.h"

#include <string.h>

struct blocking {
	const struct route *route;
	const struct merge_question *q;
	struct pool *pool;
};

static const struct people *
people_of(const struct merge_question *q)
{
	return &q->library->policy->people;
}

bool
verdict_could(const struct requirement *item, const struct merge_question *q,
    const char *person)
{
	struct tally tally = {
		.people = people_of(q),
		.now = q->library->now,
		.authors = q->request->authors,
	};

	if (!item->stage || item->result == RESULT_NOT_NEEDED)
		return false;
	tally.needs = &item->stage->needs;
	return tally_could(&tally, person);
}

bool
verdict_may_override(const struct workflow *workflow,
    const struct merge_question *q, const char *person)
{
	struct pool pool = { 0 };
	struct names authors = verdict_all_authors(q, &pool);
	bool may = workflow->override && people_may_act(people_of(q), person,
	    workflow->override, q->library->now, &authors);

	pool_release(&pool);
	return may;
}

static bool
could_satisfy_any(const struct blocking *b, const char *person)
{
	for (size_t i = 0; i < b->route->count; i++) {
		if (verdict_could(&b->route->items[i], b->q, person))
			return true;
	}
	return false;
}

/* Whether an event lifts anything: it approves what is there now. */
static bool
is_fresh_approve(const struct blocking *b, size_t at)
{
	const struct event *e = &b->q->request->events[at];

	return e->message.kind == EVENT_APPROVE && e->living &&
	    at > b->q->request->last_submit && verdict_is_present(e, b->q);
}

static bool
lifted_by_himself(const struct blocking *b, size_t request_changes)
{
	const struct request *r = b->q->request;
	const char *person = r->events[request_changes].person;

	for (size_t i = request_changes + 1; i < r->count; i++) {
		if (is_fresh_approve(b, i) &&
		    strcmp(r->events[i].person, person) == 0)
			return true;
	}
	return false;
}

static bool
overridden(const struct blocking *b, const struct workflow *workflow,
    size_t request_changes)
{
	const struct request *r = b->q->request;
	const char *name = pool_format(b->pool, "%s/override", workflow->id);

	for (size_t i = request_changes + 1; i < r->count; i++) {
		const struct event *e = &r->events[i];

		if (is_fresh_approve(b, i) && e->message.text[0] &&
		    verdict_names(e, name, b->pool) &&
		    verdict_may_override(workflow, b->q, e->person))
			return true;
	}
	return false;
}

/* Each workflow of the route must say so, needed or not. */
static bool
lifted_by_override(const struct blocking *b, size_t request_changes)
{
	for (size_t i = 0; i < b->route->count; i++) {
		if (!overridden(b, b->route->items[i].workflow,
		    request_changes))
			return false;
	}
	return b->route->count > 0;
}

/*
 * T5 asks whether the person lives, without which nobody could satisfy
 * anything, and not for the key: who changes keys keeps the objection.
 */
static bool
blocks(const struct blocking *b, size_t at)
{
	const struct event *e = &b->q->request->events[at];

	return e->message.kind == EVENT_REQUEST_CHANGES &&
	    could_satisfy_any(b, e->person) &&
	    !lifted_by_himself(b, at) && !lifted_by_override(b, at);
}

static bool
may_override_all(const struct blocking *b, const char *person)
{
	for (size_t i = 0; i < b->route->count; i++) {
		if (!verdict_may_override(b->route->items[i].workflow, b->q,
		    person))
			return false;
	}
	return true;
}

static void
add_lifters(const struct blocking *b, const struct names *blockers,
    struct names *lifters)
{
	const struct people *people = people_of(b->q);

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		if (names_has(blockers, p->id) ||
		    (person_has_living_key(p) && may_override_all(b, p->id)))
			names_add(lifters, b->pool, p->id);
	}
}

static bool
could_be_satisfied_by(const struct requirement *item,
    const struct merge_question *q, const struct names *persons)
{
	for (size_t i = 0; i < persons->count; i++) {
		if (verdict_could(item, q, persons->items[i]))
			return true;
	}
	return false;
}

static void
mark(struct requirement *item, const struct names *blockers,
    const struct names *lifters, struct pool *pool)
{
	item->result = RESULT_BLOCKED;
	item->reason = pool_format(pool, "%s asked for changes",
	    blockers->items[0]);
	item->can_act = *lifters;
	item->satisfied_by = (struct names){ 0 };
}

void
verdict_block(struct route *route, const struct merge_question *q,
    struct names *blockers, struct names *lifters, struct pool *pool)
{
	struct blocking b = { route, q, pool };

	for (size_t i = 0; i < q->request->count; i++) {
		const char *person = q->request->events[i].person;

		if (blocks(&b, i))
			names_add_new(blockers, pool, person);
	}
	if (blockers->count == 0)
		return;
	add_lifters(&b, blockers, lifters);
	for (size_t i = 0; i < route->count; i++) {
		if (could_be_satisfied_by(&route->items[i], q, blockers))
			mark(&route->items[i], blockers, lifters, pool);
	}
}
