/* SPDX-License-Identifier: Apache-2.0 */
#include "due.h"

#include <string.h>

#include "verdict.h"

static int64_t
submitted_at(const struct request *r)
{
	return r->last_submit < r->count ? r->events[r->last_submit].time :
	    r->events[r->count - 1].time;
}

static const struct requirement *
find_before(const struct route *route, const struct requirement *item)
{
	for (size_t i = 0; item->stage && item->stage->after &&
	    i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (r->workflow == item->workflow && r->stage &&
		    strcmp(r->stage->name, item->stage->after) == 0)
			return r;
	}
	return NULL;
}

/* The last verdict after the submit that names the stage. */
static int64_t
decided_at(const struct request *r, const char *stage)
{
	int64_t time = submitted_at(r);
	struct pool pool = { 0 };

	for (size_t i = r->last_submit; i < r->count; i++) {
		const struct event *e = &r->events[i];

		if ((e->message.kind == EVENT_APPROVE ||
		    e->message.kind == EVENT_EXCEPTION) &&
		    verdict_names(e, stage, &pool) && e->time > time)
			time = e->time;
	}
	pool_release(&pool);
	return time;
}

bool
due_since(const struct route *route, const struct requirement *item,
    const struct request *request, int64_t *since, const char **before)
{
	const struct requirement *first = find_before(route, item);

	*since = submitted_at(request);
	while (first && first->result == RESULT_NOT_NEEDED)
		first = find_before(route, first);
	if (!first)
		return true;
	*before = first->name;
	if (first->result != RESULT_SATISFIED &&
	    first->result != RESULT_EXCEPTED)
		return false;
	*since = decided_at(request, first->name);
	return true;
}

struct due
due_of(const struct requirement *item, int64_t since,
    const struct worktime *worktime)
{
	const struct stage *stage = item->stage;
	struct due due = { .since = since };

	if (stage && stage->respond_within.number)
		due.until = worktime_end(worktime, since,
		    &stage->respond_within);
	if (stage && stage->remind.number)
		due.remind = worktime_end(worktime, since, &stage->remind);
	return due;
}

/* Who delegated one of the roles to the person at this time. */
static const char *
delegator(const struct people *people, const struct names *roles,
    const char *person, int64_t now)
{
	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		for (size_t k = 0; k < p->delegation_count; k++) {
			const struct delegation *d = &p->delegations[k];

			if (!p->ended && strcmp(d->to, person) == 0 &&
			    d->from <= now && now < d->until &&
			    names_has(roles, d->role) &&
			    person_has_role(p, d->role))
				return p->id;
		}
	}
	return NULL;
}

const char *
due_stead(const struct people *people, const struct names *roles,
    const char *person, int64_t now)
{
	const struct person *p = people_find(people, person);

	if (p && person_has_any_role(p, roles))
		return NULL;
	return delegator(people, roles, person, now);
}
