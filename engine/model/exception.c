/* SPDX-License-Identifier: Apache-2.0 */
#include "exception.h"

#include <string.h>

#include "base/date.h"
#include "verdict.h"

/* Any one person of these roles, but no author. */
static struct tally
one_of_roles(const struct names *roles, const struct merge_question *q,
    struct pool *pool)
{
	struct needs *needs = pool_alloc(pool, sizeof *needs);

	*needs = (struct needs){ .kind = NEEDS_ROLE, .approvals = 1,
		.roles = *roles };
	return (struct tally){
		.people = &q->library->policy->people,
		.now = q->library->now,
		.needs = needs,
		.authors = verdict_all_authors(q, pool),
	};
}

/* Whoever signed it: the trailers, the time and what was seen. */
static bool
is_in_force(const struct merge_question *q, size_t at)
{
	const struct event *e = &q->request->events[at];
	const char *until = e->message.trailers[TRAILER_UNTIL];
	int64_t last_day;

	return e->message.kind == EVENT_EXCEPTION && e->living &&
	    q->request->state == REQUEST_SUBMITTED &&
	    at > q->request->last_submit && verdict_is_present(e, q) &&
	    until && date_read(&last_day, slice_of(until)) &&
	    q->library->now < last_day + DAY_SECONDS;
}

struct tally
exception_tally(const struct requirement *item,
    const struct merge_question *q, struct pool *pool)
{
	struct tally tally = one_of_roles(&item->stage->exception_by, q,
	    pool);

	for (size_t i = 0; i < q->request->count; i++) {
		const struct event *e = &q->request->events[i];

		if (is_in_force(q, i) && verdict_names(e, item->name, pool))
			tally_add(&tally, (struct ballot){ e->person, false },
			    pool);
	}
	return tally;
}

/* Roles that may grant an exception for a stage or (NULL) a finding. */
static struct names
roles_for(const struct route *route, const char *stage, struct pool *pool)
{
	struct names roles = { 0 };

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *item = &route->items[i];

		if (!item->stage || (stage && strcmp(item->name, stage) != 0))
			continue;
		for (size_t k = 0; k < item->stage->exception_by.count; k++)
			names_add_new(&roles, pool,
			    item->stage->exception_by.items[k]);
	}
	return roles;
}

const struct event *
exception_of_finding(const struct route *route,
    const struct merge_question *q, const char *finding, struct pool *pool)
{
	struct names roles = roles_for(route, NULL, pool);
	struct tally tally = one_of_roles(&roles, q, pool);

	for (size_t i = 0; i < q->request->count; i++) {
		const struct event *e = &q->request->events[i];
		const char *of = e->message.trailers[TRAILER_FINDING];

		if (of && strcmp(of, finding) == 0 && is_in_force(q, i) &&
		    tally_could(&tally, e->person))
			return e;
	}
	return NULL;
}

void
exception_open_to(const struct route *route, const struct merge_question *q,
    const char *stage, struct names *out, struct pool *pool)
{
	struct names roles = roles_for(route, stage, pool);
	struct tally tally = one_of_roles(&roles, q, pool);

	tally_missing(&tally, out, pool);
}

static const struct requirement *
find_stage(const struct route *route, const char *stage)
{
	for (size_t i = 0; i < route->count; i++) {
		if (strcmp(route->items[i].name, stage) == 0)
			return &route->items[i];
	}
	return NULL;
}

static const char *
against_stage(const struct route *route, const char *stage, struct pool *pool)
{
	const struct requirement *item = find_stage(route, stage);

	if (!item)
		return pool_format(pool, "%s is not one of its requirements",
		    stage);
	if (item->result == RESULT_NOT_NEEDED)
		return pool_format(pool, "%s is not needed", stage);
	if (item->result == RESULT_SATISFIED ||
	    item->result == RESULT_EXCEPTED)
		return pool_format(pool, "%s does not wait for anything",
		    stage);
	return NULL;
}

const char *
exception_objection(const struct decision *decision,
    const struct merge_question *q, const char *stage, const char *person,
    struct pool *pool)
{
	const struct route *route = &decision->route;
	struct names roles = roles_for(route, stage, pool);
	struct tally tally = one_of_roles(&roles, q, pool);
	const char *why = stage ? against_stage(route, stage, pool) : NULL;

	if (route->kind != ROUTE_STAGES)
		return "T5: no exception can be granted for a change of policy "
		    "or a recall";
	if (why)
		return why;
	if (names_has(&tally.authors, person))
		return "T4: nobody grants an exception for his own words";
	if (roles.count == 0)
		return "T5: its workflow allows no exception (exception-by "
		    "names no role)";
	return tally_could(&tally, person) ? NULL : pool_format(pool,
	    "T5: it needs the role %s", names_join(&roles, " or ", pool));
}
