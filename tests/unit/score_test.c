/* SPDX-License-Identifier: Apache-2.0 */
#include "check/score.h"

#include <string.h>

#include "base/buf.h"
#include "rows.h"

/* Findings as letters, each a rule's: e, w, s; upper case: it was excepted. */
static const struct {
	const char *name;
	const char *findings;
	size_t words;
	const char *want;
} cases[] = {
	{ "nothing found is full", "", 100, "100" },
	{ "an error takes ten", "e", 100, "90 e10" },
	{ "a warning takes three", "w", 250, "97 w3" },
	{ "a suggestion takes one", "s", 0, "99 s1" },
	{ "two of one rule take twice", "ww", 250, "94 w6" },
	{ "two pages halve it", "ww", 500, "97 w3" },
	{ "half a point is rounded up", "w", 500, "98 w2" },
	{ "a rule takes at least one", "s", 5000, "99 s1" },
	{ "and at most twenty-five", "eee", 100, "75 e25" },
	{ "rules add up", "ews", 250, "86 e10 w3 s1" },
	{ "what is excepted takes nothing", "Ew", 250, "97 w3" },
};

static void
add(struct findings *list, struct pool *pool, char letter)
{
	struct finding f = { .rule = "s", .severity = SEVERITY_SUGGESTION,
		.place = { "a.md", 1, 1 } };

	if (letter < 'a') {
		f.excepted = "ann";
		letter = (char)(letter + 'a' - 'A');
	}
	if (letter == 'e') {
		f.rule = "e";
		f.severity = SEVERITY_ERROR;
	} else if (letter == 'w') {
		f.rule = "w";
		f.severity = SEVERITY_WARNING;
	}
	findings_add(list, pool, f);
}

static void
scores_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct findings list = { 0 };
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct score score;

	for (const char *p = cases[row].findings; *p; p++)
		add(&list, &pool, *p);
	score = score_document(&list, cases[row].words, &pool);
	buf_format(&got, "%zu", score.score);
	for (size_t i = 0; i < score.count; i++)
		buf_format(&got, " %s%zu", score.deductions[i].rule,
		    score.deductions[i].points);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

static void
counts_words(void **state)
{
	(void)state;
	assert_int_equal(score_words(slice_of("")), 0);
	assert_int_equal(score_words(slice_of("\n one\ttwo  three-four\n")), 3);
}

static void
means_by_words(void **state)
{
	struct score scores[] = { { .score = 100, .words = 300 },
		{ .score = 50, .words = 100 }, { .score = 0, .words = 0 } };

	(void)state;
	assert_int_equal(score_mean(scores, 0), 100);
	assert_int_equal(score_mean(scores, 2), 87);
	assert_int_equal(score_mean(scores + 2, 1), 0);
}

int
main(void)
{
	return rows_run("score", ROWS(cases, scores_as_wanted),
	    ROW("words are runs without white space", counts_words),
	    ROW("several have their mean by words", means_by_words));
}
