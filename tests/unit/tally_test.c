/* SPDX-License-Identifier: Apache-2.0 */
#include "model/tally.h"

#include <stdbool.h>
#include <string.h>

#include "people_of.h"
#include "rows.h"

#define PEOPLE "ann legal marketing\n" "bob legal\n" "cid marketing\n" \
    "dee sales\n" "eve! legal\n"
#define STAGE(name, needs) "  - {name: " name ", needs: " needs "}\n"
#define LEGAL "{role: legal}"
#define MARKETING "{role: marketing}"

/*
 * Who approved ("ann/3" by a hardware key), without the author, and whether
 * each stage is reached, then whether persons who differ reach them together.
 */
static const struct {
	const char *name;
	const char *stages;
	const char *ballots;
	const char *author;
	const char *want;
} cases[] = {
	{ "one of the role suffices", STAGE("a", LEGAL), "bob", "",
	  "yes, apart" },
	{ "another role does not", STAGE("a", LEGAL), "cid", "", "no" },
	{ "nor does who has left", STAGE("a", LEGAL), "eve", "", "no" },
	{ "nor does the author", STAGE("a", LEGAL), "bob", "bob", "no" },
	{ "nor does nobody", STAGE("a", LEGAL), "", "", "no" },
	{ "a person counts once", STAGE("a", "{role: legal, approvals: 2}"),
	  "ann ann/3", "", "no" },
	{ "two persons are two", STAGE("a", "{role: legal, approvals: 2}"),
	  "ann bob", "", "yes, apart" },
	{ "any of two roles", STAGE("a", "{role: [legal, sales]}"), "dee", "",
	  "yes, apart" },
	{ "a hardware key is wanted",
	  STAGE("a", "{role: legal, key: hardware}"), "ann", "", "no" },
	{ "a hardware key is given",
	  STAGE("a", "{role: legal, key: hardware}"), "ann ann/3", "",
	  "yes, apart" },
	{ "all holders", STAGE("a", "{role: legal, approvals: all}"),
	  "ann bob", "", "yes, apart" },
	{ "all but one", STAGE("a", "{role: legal, approvals: all}"), "ann",
	  "", "no" },
	{ "all but the author", STAGE("a", "{role: legal, approvals: all}"),
	  "ann", "bob", "yes, apart" },
	{ "all by hardware keys", STAGE("a",
	  "{role: legal, approvals: all, key: hardware}"), "ann/3 bob/3", "",
	  "yes, apart" },
	{ "all, and one of them by another key", STAGE("a",
	  "{role: legal, approvals: all, key: hardware}"), "ann/3 bob", "",
	  "no" },
	{ "all of nobody", STAGE("a", "{role: nobody, approvals: all}"),
	  "ann", "", "no" },
	{ "any of two needs", STAGE("a", "{any: [" LEGAL ", " MARKETING "]}"),
	  "cid", "", "yes, apart" },
	{ "none of two needs", STAGE("a", "{any: [" LEGAL ", " MARKETING "]}"),
	  "dee", "", "no" },
	{ "both needs", STAGE("a", "{all: [" LEGAL ", " MARKETING "]}"),
	  "bob cid", "", "yes, apart" },
	{ "one of both needs", STAGE("a", "{all: [" LEGAL ", " MARKETING "]}"),
	  "cid", "", "no" },

	{ "no stages are all reached", "  []\n", "", "", ", apart" },
	{ "all of one need", STAGE("a", "{all: [" LEGAL "]}"), "bob", "",
	  "yes, apart" },
	{ "either of two needs by one person",
	  STAGE("a", "{any: [" LEGAL ", " MARKETING "]}"), "ann", "",
	  "yes, apart" },
	{ "who is of neither role stands in for nobody",
	  STAGE("a", LEGAL) STAGE("b", MARKETING), "bob dee", "",
	  "yes, no, not apart" },

	{ "one person for both needs is not two",
	  STAGE("a", "{all: [" LEGAL ", " MARKETING "]}"), "ann", "",
	  "yes, not apart" },
	{ "one person for two stages is not two",
	  STAGE("a", LEGAL) STAGE("b", MARKETING), "ann", "",
	  "yes, yes, not apart" },
	{ "who could stand for both stands where he is needed",
	  STAGE("a", LEGAL) STAGE("b", MARKETING), "ann bob", "",
	  "yes, yes, apart" },
	{ "in the other order too",
	  STAGE("a", MARKETING) STAGE("b", LEGAL), "ann cid", "",
	  "yes, yes, apart" },
	{ "three are wanted, two are there",
	  STAGE("a", "{role: legal, approvals: 2}") STAGE("b", MARKETING),
	  "ann bob", "", "yes, yes, not apart" },
	{ "three are wanted and there",
	  STAGE("a", "{role: legal, approvals: 2}") STAGE("b", MARKETING),
	  "ann bob cid", "", "yes, yes, apart" },
	{ "either of two needs, by nobody who is left",
	  STAGE("a", LEGAL) STAGE("b", "{any: [" LEGAL ", " MARKETING "]}"),
	  "ann", "", "yes, yes, not apart" },
	{ "any leaves the other way open",
	  STAGE("a", "{any: [" MARKETING ", " LEGAL "]}")
	  STAGE("b", MARKETING), "bob cid", "", "yes, yes, apart" },
	{ "all holders leave nobody for the next",
	  STAGE("a", "{role: legal, approvals: all}") STAGE("b", MARKETING),
	  "ann bob", "", "yes, yes, not apart" },
	{ "all holders and one more",
	  STAGE("a", "{role: legal, approvals: all}") STAGE("b", MARKETING),
	  "ann bob cid", "", "yes, yes, apart" },
	{ "all holders, of whom one is taken",
	  STAGE("a", MARKETING) STAGE("b", "{role: legal, approvals: all}"),
	  "ann bob", "", "yes, yes, not apart" },
	{ "all holders, another is taken",
	  STAGE("a", MARKETING) STAGE("b", "{role: legal, approvals: all}"),
	  "ann bob cid", "", "yes, yes, apart" },
	{ "a stage that is not reached is not apart",
	  STAGE("a", LEGAL) STAGE("b", "{role: sales, approvals: all}"),
	  "ann bob", "", "yes, no, not apart" },
};

/* Whose approval would still bring it nearer; all have a hardware key but gus. */
static const struct {
	const char *name;
	const char *needs;
	const char *ballots;
	const char *author;
	const char *want;
} missing[] = {
	{ "who has the role, or acts with it", LEGAL, "", "", "ann bob dee" },
	{ "nobody once it is reached", LEGAL, "bob", "", "" },
	{ "not who approved", "{role: legal, approvals: 2}", "bob", "",
	  "ann dee" },
	{ "not the author", LEGAL, "", "ann", "bob" },
	{ "where all must, those who must",
	  "{role: legal, approvals: all}", "", "", "ann bob" },
	{ "of those, who has not", "{role: legal, approvals: all}", "ann", "",
	  "bob" },
	{ "without a hardware key", "{role: sales}", "", "", "dee gus" },
	{ "with one where one is wanted", "{role: sales, key: hardware}", "",
	  "", "dee" },
	{ "again, with the other key", "{role: sales, key: hardware}", "dee",
	  "", "dee" },
	{ "for what any leaves open", "{any: [" MARKETING ", {role: sales}]}",
	  "", "", "ann cid dee gus" },
};

static void
add_ballots(struct tally *tally, const char *signers, struct pool *pool)
{
	struct slice rest = slice_of(signers), signer, person;

	while (slice_until(&rest, ' ', &signer)) {
		bool hardware = slice_ends(signer, "/3");

		slice_until(&signer, '/', &person);
		tally_add(tally, (struct ballot){ pool_copy(pool, person),
		    hardware }, pool);
	}
}

static void
describe(size_t row, struct buf *out, struct pool *pool)
{
	const char *text = pool_format(pool, "name: a\nstages:\n%s",
	    cases[row].stages);
	struct people people = people_of(PEOPLE, pool);
	const struct tally *list[4];
	struct workflow workflow;
	bool all = true;
	struct error err;

	assert_int_equal(workflow_parse(&workflow, "a", slice_of(text), pool,
	    &err), ERR_NONE);
	for (size_t i = 0; i < workflow.stage_count; i++) {
		struct tally *tally = pool_alloc(pool, sizeof *tally);

		*tally = (struct tally){ .people = &people,
			.needs = &workflow.stages[i].needs };
		if (*cases[row].author)
			names_add(&tally->authors, pool, cases[row].author);
		add_ballots(tally, cases[row].ballots, pool);
		list[i] = tally;
		buf_text(out, i ? ", " : "");
		buf_text(out, tally_reached(tally) ? "yes" : "no");
		all = all && tally_reached(tally);
	}
	if (all || workflow.stage_count > 1)
		buf_text(out, tally_distinct(list, workflow.stage_count,
		    pool) ? ", apart" : ", not apart");
}

static void
counts_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	describe(row, &got, &pool);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

static void
misses_as_wanted(void **state)
{
	size_t row = ROWS_AT(missing, state);
	struct pool pool = { 0 };
	struct people people = people_of("ann legal marketing legal>dee\n"
	    "bob legal\n" "cid marketing\n" "dee sales\n" "eve! legal\n"
	    "gus sales\n" "hal# legal sales\n", &pool);
	struct tally tally = { .people = &people, .now = DELEGATED_FROM };
	struct workflow workflow;
	struct names names = { 0 };
	struct error err;

	people.items[5].key_count = 1;
	assert_int_equal(workflow_parse(&workflow, "a", slice_of(pool_format(
	    &pool, "name: a\nstages:\n" STAGE("a", "%s"),
	    missing[row].needs)), &pool, &err), ERR_NONE);
	tally.needs = &workflow.stages[0].needs;
	if (*missing[row].author)
		names_add(&tally.authors, &pool, missing[row].author);
	add_ballots(&tally, missing[row].ballots, &pool);
	tally_missing(&tally, &names, &pool);
	assert_string_equal(names_join(&names, " ", &pool),
	    missing[row].want);
	pool_release(&pool);
}

/* No parser lets such needs through; none of nothing is all of it. */
static void
nothing_is_not_reached(void **state)
{
	struct needs needs = { .kind = NEEDS_ALL };
	struct tally tally = { .needs = &needs };

	(void)state;
	assert_false(tally_reached(&tally));
	assert_false(tally_could(&tally, "ann"));
}

/*
 * n persons of both roles, then n of the first alone, all of them approving:
 * the first to be tried for the first role are those whom the second needs.
 */
static bool
are_apart(int n)
{
	struct pool pool = { 0 };
	struct buf text = { 0 };
	const char *role[] = { "legal", "sales" };
	struct needs needs[] = {
		{ .roles = { &role[0], 1 }, .approvals = (size_t)n },
		{ .roles = { &role[1], 1 }, .approvals = (size_t)n } };
	struct people people;
	struct tally tallies[2] = { { .people = &people, .needs = &needs[0] },
		{ .people = &people, .needs = &needs[1] } };
	const struct tally *list[] = { &tallies[0], &tallies[1] };
	bool apart;

	for (int i = 10; i < 10 + 2 * n; i++)
		buf_format(&text, "p%d legal%s\n", i,
		    i < 10 + n ? " sales" : "");
	people = people_of(text.at, &pool);
	for (size_t i = 0; i < people.count; i++) {
		tally_add(&tallies[0], (struct ballot){ people.items[i].id,
		    false }, &pool);
		tally_add(&tallies[1], (struct ballot){ people.items[i].id,
		    false }, &pool);
	}
	apart = tally_distinct(list, 2, &pool);
	buf_release(&text);
	pool_release(&pool);
	return apart;
}

static void
a_search_too_long_says_no(void **state)
{
	(void)state;
	assert_true(are_apart(5));
	assert_false(are_apart(12));
}

int
main(void)
{
	return rows_run("tally", ROWS(cases, counts_as_wanted),
	    ROWS(missing, misses_as_wanted),
	    ROW("nothing is not reached", nothing_is_not_reached),
	    ROW("a search too long says no", a_search_too_long_says_no));
}
