/* SPDX-License-Identifier: Apache-2.0 */
#include "model/sample.h"

#include <string.h>

#include "people_of.h"
#include "rows.h"

#define PEOPLE "ann legal\n" "bob sales\n" "cid marketing marketing>dee\n" "dee sales\n" \
    "eve! legal\n"
#define LEGAL_OR_MARKETING "name: w\nstages:\n" \
    "  - {name: brand, needs: {role: marketing}}\n" \
    "  - {name: legal, needs: {role: legal}}\n"

/* Who may judge what another let through. */
static const struct {
	const char *name;
	const char *person;
	const char *author;
	int64_t now;
	const char *want;
} judges[] = {
	{ "who could have approved it", "ann", "bob", 0, "may" },
	{ "who has another role", "bob", "dee", 0,
	  "only a person who could have approved it may judge it" },
	{ "an author", "ann", "ann", 0, "nobody judges his own words" },
	{ "who stands in for another", "dee", "bob", DELEGATED_FROM, "may" },
	{ "no longer than he does", "dee", "bob", DELEGATED_UNTIL,
	  "only a person who could have approved it may judge it" },
	{ "who has left", "eve", "bob", 0,
	  "only a person who could have approved it may judge it" },
};

static void
judges_as_wanted(void **state)
{
	size_t row = ROWS_AT(judges, state);
	struct pool pool = { 0 };
	struct people people = people_of(PEOPLE, &pool);
	struct workflow workflow;
	struct names authors = { 0 };
	struct sample_judge judge = { &people, &workflow, &authors,
		judges[row].now };
	const char *why = "may";
	struct error err;

	assert_int_equal(workflow_parse(&workflow, "w",
	    slice_of(LEGAL_OR_MARKETING), &pool, &err), ERR_NONE);
	names_add(&authors, &pool, judges[row].author);
	assert_int_equal(sample_may_judge(&judge, people_find(&people,
	    judges[row].person), &why), strcmp(judges[row].want, "may") == 0);
	assert_string_equal(why, judges[row].want);
	pool_release(&pool);
}

/* The intervals are those of scipy's proportion_confint(method="wilson"). */
static const struct {
	const char *name;
	int64_t wrong;
	int64_t judged;
	struct share want;
} shares[] = {
	{ "nothing judged says nothing", 0, 0, { false, 0, 0, 0 } },
	{ "nineteen say nothing", 19, 19, { false, 0, 0, 0 } },
	{ "none of twenty", 0, 20, { true, 0, 0, 161 } },
	{ "all of twenty", 20, 20, { true, 1000, 839, 1000 } },
	{ "one of a hundred", 1, 100, { true, 10, 2, 54 } },
	{ "half of a thousand", 500, 1000, { true, 500, 469, 531 } },
};

static void
shares_as_wanted(void **state)
{
	size_t row = ROWS_AT(shares, state);
	struct share got = sample_share(shares[row].wrong,
	    shares[row].judged);

	assert_int_equal(got.known, shares[row].want.known);
	assert_int_equal(got.found, shares[row].want.found);
	assert_int_equal(got.least, shares[row].want.least);
	assert_int_equal(got.most, shares[row].want.most);
}

/* A lot is one number of a hundred, whatever else is drawn. */
static void
draws_so_many_of_a_hundred(void **state)
{
	struct digest lot = { { 0 } };

	(void)state;
	for (int number = 0; number < 200; number++) {
		lot.at[6] = (unsigned char)number;
		assert_false(sample_draws(lot, 0));
		assert_true(sample_draws(lot, 100));
		assert_int_equal(sample_draws(lot, 5), number % 100 < 5);
	}
}

int
main(void)
{
	return rows_run("sample", ROWS(judges, judges_as_wanted),
	    ROWS(shares, shares_as_wanted),
	    ROW("draws so many of a hundred", draws_so_many_of_a_hundred));
}
