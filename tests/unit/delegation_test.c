/* SPDX-License-Identifier: Apache-2.0 */
#include "model/delegation.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "rows.h"

/*
 * Nine persons, a to i, each with the roles rep and legal.  Before and after
 * have delegations "FROM>TO ROLE FIRST LAST;", days of May.  The answer is what
 * is wrong from "delegation:" up to its remedy, or "ok".
 */
static const struct {
	const char *name;
	const char *before;
	const char *after;
	const char *want;
} cases[] = {
	{ "a delegation", "", "a>b rep 1 9;", "ok" },
	{ "to one who delegates nothing", "", "a>b rep 1 9;c>a rep 1 9;",
	  "ok" },
	{ "to and fro is a circle", "", "a>b rep 1 9;b>a rep 5 9;",
	  "rep is delegated round in a circle: a stands in for b at that time" },
	{ "with a role of each it is none", "", "a>b rep 1 9;b>a legal 5 9;",
	  "ok" },
	{ "nor on days that do not meet", "", "a>b rep 1 9;b>a rep 10 12;",
	  "ok" },
	{ "over three it is one, too", "",
	  "a>b rep 1 9;b>c rep 5 12;c>a rep 9 20;",
	  "rep is delegated round in a circle: a stands in for b at that time" },
	{ "but not where all three never meet", "",
	  "a>b rep 1 9;b>c rep 5 12;c>a rep 10 20;", "ok" },
	{ "a chain that ends is none", "", "a>b rep 1 9;b>c rep 1 9;", "ok" },
	{ "nor one that ends at nobody, who was there before",
	  "b>z rep 1 9;", "a>b rep 1 9;b>z rep 1 9;", "ok" },
	{ "a circle of others, which was there, is theirs",
	  "b>c rep 1 9;c>b rep 1 9;",
	  "a>b rep 1 9;b>c rep 1 9;c>b rep 1 9;", "ok" },
	{ "one that is there already is judged no more",
	  "a>b rep 1 9;b>a rep 5 9;", "a>b rep 1 9;b>a rep 5 9;", "ok" },
	{ "with another last day it is a new one",
	  "a>b rep 1 9;b>a rep 5 9;", "a>b rep 1 10;b>a rep 5 9;",
	  "rep is delegated round in a circle: a stands in for b at that time" },
	{ "to nobody", "", "a>z rep 1 9;",
	  "rep is delegated to z, who is not a person of this workspace" },
	{ "of what is not held", "", "a>b chief 1 9;",
	  "a delegates chief, which he does not hold" },
};

enum { PERSONS = 9, EACH = 4 };

struct staff {
	struct person items[PERSONS];
	struct delegation delegations[PERSONS][EACH];
	struct people people;
};

static int64_t
day_of(const char *number, struct pool *pool)
{
	int64_t day;

	assert_true(date_read(&day, slice_of(pool_format(pool, "2026-05-%s%s",
	    number[1] ? "" : "0", number))));
	return day;
}

static void
hire(struct staff *staff, struct pool *pool)
{
	static const char *const roles[] = { "rep", "legal" };

	for (size_t i = 0; i < PERSONS; i++) {
		struct person *p = &staff->items[i];

		p->id = pool_format(pool, "%c", (char)('a' + i));
		p->delegations = staff->delegations[i];
		for (size_t k = 0; k < 2; k++)
			names_add(&p->roles, pool, roles[k]);
	}
	staff->people = (struct people){ staff->items, PERSONS };
}

static void
delegate(struct staff *staff, const char *text, struct pool *pool)
{
	char from, to, role[8], first[3], last[3];
	int used;

	while (sscanf(text, "%c>%c %7s %2s %2[0-9];%n", &from, &to, role,
	    first, last, &used) == 5) {
		struct person *p = &staff->items[from - 'a'];

		staff->delegations[from - 'a'][p->delegation_count++] =
		    (struct delegation){ .role = pool_text(pool, role),
			.to = pool_format(pool, "%c", to),
			.from = day_of(first, pool),
			.until = day_of(last, pool) + DAY_SECONDS };
		text += used;
	}
	assert_string_equal(text, "");
}

static void
judges_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct staff before = { 0 }, after = { 0 };
	struct pool pool = { 0 };
	struct slice text = slice_of("ok");
	struct error err;

	hire(&before, &pool);
	hire(&after, &pool);
	delegate(&before, cases[row].before, &pool);
	delegate(&after, cases[row].after, &pool);
	if (delegation_judge(&before.people, &after.people, &err)) {
		text = slice_of(strstr(err.text, "delegation: "));
		text = slice_skip(text, strlen("delegation: "));
		text.len = slice_find(text, " (");
	}
	assert_string_equal(pool_copy(&pool, text), cases[row].want);
	pool_release(&pool);
}

/* a to b, b to c and so on: longer than people make, and no circle yet. */
static void
ends_a_long_chain(void **state)
{
	struct staff staff = { 0 };
	struct people nobody = { 0 };
	struct pool pool = { 0 };
	struct error err;

	(void)state;
	hire(&staff, &pool);
	for (char c = 'a'; c < 'i'; c++)
		delegate(&staff, pool_format(&pool, "%c>%c rep 1 9;", c,
		    c + 1), &pool);
	assert_int_equal(delegation_judge(&nobody, &staff.people, &err),
	    ERR_NONE);
	delegate(&staff, "i>b rep 1 9;", &pool);
	assert_int_equal(delegation_judge(&nobody, &staff.people, &err),
	    ERR_REFUSED);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("delegation", ROWS(cases, judges_as_wanted),
	    ROW("a chain of nine ends, a circle at its end is found",
	    ends_a_long_chain));
}
