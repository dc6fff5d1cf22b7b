/* SPDX-License-Identifier: Apache-2.0 */
#include "model/due.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "events_of.h"
#include "model/needs.h"
#include "rows.h"

/* 2026-05-04 is a Monday; each event of a line comes an hour after the last. */
enum { MONDAY_NINE = 1777885200, HOUR = 3600 };

static const char people_text[] =
    "rep1 rep\n"
    "brand1 marketing legal>rep2\n"
    "legal1 legal legal>rep2\n"
    "legal2! legal legal>rep3\n"
    "rep2 rep\n"
    "rep3 rep\n";

static const char workflow_text[] =
    "name: w\n"
    "stages:\n"
    "  - {name: brand, needs: {role: marketing}, respond-within: 4 hours}\n"
    "  - {name: legal, needs: {role: legal}, after: brand,\n"
    "     respond-within: 2 working days, remind: 1 working day}\n"
    "  - {name: safety, needs: {role: legal}, after: legal}\n";

#define SUBMIT "rep1 open; rep1 submit"
#define BRAND "; brand1 approve w/brand"

/* The results of brand, legal and safety: W, S, E, N or B as they begin. */
static const struct {
	const char *name;
	const char *line;
	const char *results;
	size_t stage;
	const char *want;
} turns[] = {
	{ "the first stage waits since the submit", SUBMIT, "WWW", 0,
	  "10:00 until 14:00" },
	{ "the last submit counts", SUBMIT "; rep1 edit; rep1 submit", "WWW",
	  0, "12:00 until 16:00" },
	{ "what was never submitted counts from its last event",
	  "rep1 open; rep1 edit", "WWW", 0, "10:00 until 14:00" },
	{ "a later stage has no turn while the one before waits", SUBMIT,
	  "WWW", 1, "after w/brand" },
	{ "nor while that one is held up", SUBMIT, "BWW", 1,
	  "after w/brand" },
	{ "it waits since that was decided", SUBMIT "; rep1 comment" BRAND,
	  "SWW", 1, "12:00, remind 05-05 17:00, until 05-06 17:00" },
	{ "by an exception, too",
	  SUBMIT "; rep1 comment; brand1 exception w/brand", "EWW", 1,
	  "12:00, remind 05-05 17:00, until 05-06 17:00" },
	{ "a verdict on another stage decides nothing of it",
	  SUBMIT BRAND "; legal1 approve w/safety", "SWW", 1,
	  "11:00, remind 05-05 17:00, until 05-06 17:00" },
	{ "an approval before the last submit is none of it",
	  SUBMIT BRAND "; rep1 edit; rep1 submit", "SWW", 1,
	  "13:00, remind 05-05 17:00, until 05-06 17:00" },
	{ "a stage that is not needed is stepped over", SUBMIT, "NWW", 1,
	  "10:00, remind 05-05 17:00, until 05-06 17:00" },
	{ "and the one before that counts", SUBMIT, "WNW", 2,
	  "after w/brand" },
	{ "a stage without respond-within has no deadline",
	  SUBMIT BRAND, "SNW", 2, "11:00" },
};

/* Who stands for whom at a time: a day of May, 2026. */
static const struct {
	const char *name;
	const char *person;
	int day;
	size_t stage;
	const char *want;
} steads[] = {
	{ "a deputy stands for who delegated what he holds", "rep2", 4, 1,
	  "legal1" },
	{ "from the first day on", "rep2", 1, 1, "legal1" },
	{ "not the day before", "rep2", -1, 1, "-" },
	{ "through the last", "rep2", 14, 1, "legal1" },
	{ "not the day after", "rep2", 15, 1, "-" },
	{ "a role of one's own needs nobody", "legal1", 4, 1, "-" },
	{ "another role is not delegated", "rep2", 4, 0, "-" },
	{ "an ended person's deputy is none", "rep3", 4, 1, "-" },
	{ "somebody else is no deputy", "rep1", 4, 1, "-" },
	{ "nor is a stranger", "nobody", 4, 1, "-" },
};

static const struct workflow *
workflow(struct pool *pool)
{
	struct workflow *w = pool_alloc(pool, sizeof *w);
	struct error err;

	assert_int_equal(workflow_parse(w, "w", slice_of(workflow_text), pool,
	    &err), ERR_NONE);
	return w;
}

static enum result
result_of(char letter)
{
	switch (letter) {
	case 'S':
		return RESULT_SATISFIED;
	case 'E':
		return RESULT_EXCEPTED;
	case 'N':
		return RESULT_NOT_NEEDED;
	case 'B':
		return RESULT_BLOCKED;
	default:
		return RESULT_WAITING;
	}
}

static struct route
route_of(const char *results, struct pool *pool)
{
	const struct workflow *w = workflow(pool);
	struct route route = { .count = w->stage_count };

	route.items = pool_alloc(pool, route.count * sizeof *route.items);
	for (size_t i = 0; i < route.count; i++)
		route.items[i] = (struct requirement){ .workflow = w,
			.stage = &w->stages[i], .result = result_of(results[i]),
			.name = pool_format(pool, "w/%s", w->stages[i].name) };
	return route;
}

static struct request
request_of(const char *text, struct pool *pool)
{
	struct people people = people_of(people_text, pool);
	struct line line = events_of(text, pool);
	struct request request;
	struct error err;

	for (size_t i = 0; i < line.count; i++)
		line.events[i].time = MONDAY_NINE + (int64_t)i * HOUR;
	assert_int_equal(request_fold(&request, &line, &people, pool, &err),
	    ERR_NONE);
	return request;
}

/* "05-05 17:00" */
static const char *
moment(int64_t time, struct pool *pool)
{
	return pool_format(pool, "%.5s %.5s", date_time(time).at + 5,
	    date_time(time).at + 11);
}

static const char *
describe(size_t row, struct pool *pool)
{
	struct route route = route_of(turns[row].results, pool);
	struct request request = request_of(turns[row].line, pool);
	const struct requirement *item = &route.items[turns[row].stage];
	const char *before = NULL;
	struct due due = { 0 };

	if (!due_since(&route, item, &request, &due.since, &before))
		return pool_format(pool, "after %s", before);
	due = due_of(item, due.since, &(struct worktime){ 0 });
	if (!due.until)
		return moment(due.since, pool) + 6;
	if (!due.remind)
		return pool_format(pool, "%s until %s",
		    moment(due.since, pool) + 6, moment(due.until, pool) + 6);
	return pool_format(pool, "%s, remind %s, until %s",
	    moment(due.since, pool) + 6, moment(due.remind, pool),
	    moment(due.until, pool));
}

static void
waits_as_wanted(void **state)
{
	size_t row = ROWS_AT(turns, state);
	struct pool pool = { 0 };

	assert_string_equal(describe(row, &pool), turns[row].want);
	pool_release(&pool);
}

static void
stands_as_wanted(void **state)
{
	size_t row = ROWS_AT(steads, state);
	struct pool pool = { 0 };
	struct people people = people_of(people_text, &pool);
	const struct workflow *w = workflow(&pool);
	struct names roles = { 0 };
	const char *stead;

	needs_roles(&w->stages[steads[row].stage].needs, &roles, &pool);
	stead = due_stead(&people, &roles, steads[row].person,
	    DELEGATED_FROM + (steads[row].day - 1) * (int64_t)DAY_SECONDS);
	assert_string_equal(stead ? stead : "-", steads[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("due", ROWS(turns, waits_as_wanted),
	    ROWS(steads, stands_as_wanted));
}
