/* SPDX-License-Identifier: Apache-2.0 */
#include "duties.h"

#include <string.h>

#include "base/date.h"
#include "member.h"

static struct node *
describe_delegations(struct galley *g, const struct person *person)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < person->delegation_count; i++) {
		const struct delegation *d = &person->delegations[i];
		struct node *one = node_map(&g->pool);

		node_set_text(&g->pool, one, "role", d->role);
		node_set_text(&g->pool, one, "to", d->to);
		node_set_text(&g->pool, one, "from", date_day(d->from).at);
		node_set_text(&g->pool, one, "until", date_day(d->until -
		    DAY_SECONDS).at);
		node_push(&g->pool, list, one);
	}
	return list;
}

static struct node *
describe_holidays(struct galley *g, const struct person *person)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < person->holidays->count; i++)
		node_push(&g->pool, list, node_text(&g->pool,
		    person->holidays->items[i]->text));
	return list;
}

void
duties_describe(struct galley *g, const struct person *person,
    struct node *item)
{
	node_set_known(&g->pool, item, "team", person->team);
	node_set_known(&g->pool, item, "hours", person->hours);
	if (person->holidays)
		node_set(&g->pool, item, "holidays",
		    describe_holidays(g, person));
	node_set_known(&g->pool, item, "notices", person->notices_when);
	if (person->delegation_count)
		node_set(&g->pool, item, "delegation",
		    describe_delegations(g, person));
	node_set_known(&g->pool, item, "successor", person->successor);
}

static enum error_code
take_living(struct galley *g, const char *id, struct person *out,
    struct error *err)
{
	enum error_code code = member_take(g, id, out, err);

	return code ? code : member_judge_living(out, err);
}

static enum error_code
put_duty(struct galley *g, const struct person *person, const char *what,
    struct node **report, struct error *err)
{
	return member_put(g, person, &(struct member_change){ what, NULL },
	    report, err);
}

static enum error_code
set_notices(struct galley *g, const struct galley_duty *duty,
    struct person *person, struct error *err)
{
	struct node *notices = node_map(&g->pool);
	const struct node *before = person->notices;

	if (duty->count > 1)
		return error_set(err, ERR_USAGE, "notices come at-once, daily, "
		    "weekly or never (give one)");
	for (size_t i = 0; before && i < before->count; i++) {
		if (strcmp(before->items[i]->key, "when") != 0)
			node_set(&g->pool, notices, before->items[i]->key,
			    before->items[i]);
	}
	if (duty->count)
		node_set_text(&g->pool, notices, "when", duty->values[0]);
	person->notices = notices->count ? notices : NULL;
	return ERR_NONE;
}

static enum error_code
set_duty(struct galley *g, const struct galley_duty *duty,
    struct person *person, struct error *err)
{
	struct names values = { 0 };

	for (size_t i = 0; i < duty->count; i++)
		names_add(&values, &g->pool, duty->values[i]);
	if (strcmp(duty->name, "notices") == 0)
		return set_notices(g, duty, person, err);
	if (strcmp(duty->name, "hours") == 0) {
		person->hours = duty->count ?
		    names_join(&values, ", ", &g->pool) : NULL;
		return ERR_NONE;
	}
	if (strcmp(duty->name, "holidays") == 0) {
		struct node *map = node_map(&g->pool);

		node_set_names(&g->pool, map, "holidays", &values);
		person->holidays = duty->count ?
		    node_get(map, "holidays") : NULL;
		return ERR_NONE;
	}
	return error_set(err, ERR_USAGE, "%s is not a duty (hours, holidays or "
	    "notices)", duty->name);
}

int
galley_people_set(galley *g, const struct galley_duty *duty,
    galley_report **report, galley_error *err)
{
	struct person person;
	enum error_code code;

	(void)((code = take_living(g, duty->person, &person, err)) ||
	    (code = set_duty(g, duty, &person, err)) ||
	    (code = put_duty(g, &person, duty->name, report, err)));
	return (int)code;
}

/* What is not over ends: of one that has begun, yesterday was the last day. */
static enum error_code
end_delegations(struct galley *g, const char *role, struct person *person,
    struct error *err)
{
	const struct delegation *all = person->delegations;
	size_t count = person->delegation_count, kept = 0, ended = 0;
	int64_t today = g->now - g->now % DAY_SECONDS;
	struct delegation *left = pool_alloc(&g->pool,
	    (count + 1) * sizeof *left);

	for (size_t i = 0; i < count; i++) {
		struct delegation d = all[i];
		bool ends = strcmp(d.role, role) == 0 && d.until > today;

		ended += ends;
		if (ends)
			d.until = today;
		if (d.from < d.until)
			left[kept++] = d;
	}
	if (!ended)
		return error_set(err, ERR_MISSING, "%s has not delegated %s "
		    "(galley people show %s)", person->id, role, person->id);
	person->delegations = left;
	person->delegation_count = kept;
	return ERR_NONE;
}

static enum error_code
read_day(int64_t *out, const char *option, const char *text,
    struct error *err)
{
	if (!text)
		return error_set(err, ERR_USAGE, "say the first and the last "
		    "day (--from 2026-05-01 --until 2026-05-14)");
	if (!date_read(out, slice_of(text)))
		return error_set(err, ERR_USAGE, "%s %s: there is no such day "
		    "(as in 2026-05-14)", option, text);
	return ERR_NONE;
}

static enum error_code
add_delegation(struct galley *g, const struct galley_deputy *what,
    struct person *person, struct error *err)
{
	struct delegation *all = pool_alloc(&g->pool,
	    (person->delegation_count + 1) * sizeof *all);
	struct delegation d = { .role = what->role, .to = what->to };
	enum error_code code = read_day(&d.from, "--from", what->from, err);

	if (!code)
		code = read_day(&d.until, "--until", what->until, err);
	if (code)
		return code;
	d.until += DAY_SECONDS;
	if (d.until <= g->now)
		return error_set(err, ERR_USAGE, "--until %s is in the past",
		    what->until);
	for (size_t i = 0; i < person->delegation_count; i++)
		all[i] = person->delegations[i];
	all[person->delegation_count++] = d;
	person->delegations = all;
	return ERR_NONE;
}

int
galley_people_delegate(galley *g, const struct galley_deputy *deputy,
    galley_report **report, galley_error *err)
{
	struct person person;
	enum error_code code = take_living(g, deputy->person, &person, err);

	if (!code)
		code = deputy->to ? add_delegation(g, deputy, &person, err) :
		    end_delegations(g, deputy->role, &person, err);
	if (!code)
		code = put_duty(g, &person, "delegation", report, err);
	return (int)code;
}

int
galley_people_end(galley *g, const char *id, const char *successor,
    galley_report **report, galley_error *err)
{
	const struct people *people = &g->main.policy.people;
	const struct person *next;
	struct person person;
	enum error_code code = take_living(g, id, &person, err);

	if (code)
		return (int)code;
	next = successor ? people_find(people, successor) : NULL;
	if (successor && (!next || next->ended))
		return (int)error_set(err, ERR_REFUSED, "%s cannot succeed %s: "
		    "he is not a living person here (galley people lists all)",
		    successor, id);
	person.ended = true;
	person.ended_on = pool_text(&g->pool, date_day(g->now).at);
	if (successor)
		person.successor = successor;
	return (int)member_put(g, &person, &(struct member_change){ "end",
	    pool_format(&g->pool, "End %s", person.name) }, report, err);
}
