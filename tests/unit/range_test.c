/* SPDX-License-Identifier: Apache-2.0 */
#include "model/range.h"

#include <stdbool.h>
#include <string.h>

#include "rows.h"

#define M 1000000	/* numbers are counted in millionths */

/* What a range of a type holds of an amount and covers of 5..10, or "none". */
static const struct {
	const char *name;
	const char *text;
	enum field_type type;
	int64_t amount;
	const char *want;
} cases[] = {
	{ "the lower end lies within", "5..20", FIELD_PERCENT, 5 * M,
	  "holds covers" },
	{ "the upper end lies within", "5..20", FIELD_PERCENT, 20 * M,
	  "holds covers" },
	{ "below the lower end", "5..20", FIELD_PERCENT, 5 * M - 1, "covers" },
	{ "above the upper end", "5..20", FIELD_PERCENT, 20 * M + 1,
	  "covers" },
	{ "without an upper end", "6..", FIELD_NUMBER, 1000 * M, "holds" },
	{ "without a lower end", "..9.5", FIELD_NUMBER, -1000 * M, "holds" },
	{ "one amount", "7", FIELD_NUMBER, 7 * M, "holds" },
	{ "and no other", "7", FIELD_NUMBER, 8 * M, "" },
	{ "money without its currency", "5..10", FIELD_MONEY, 10 * M,
	  "holds covers" },
	{ "the same day twice", "2026-05-01..2026-05-01", FIELD_DATE, 20574,
	  "holds" },
	{ "text has no range", "1..2", FIELD_TEXT, 0, "none" },
	{ "two open ends are none", "..", FIELD_NUMBER, 0, "none" },
	{ "the wrong way round", "2..1", FIELD_NUMBER, 0, "none" },
	{ "words at the lower end", "a..1", FIELD_NUMBER, 0, "none" },
	{ "words at the upper end", "1..a", FIELD_NUMBER, 0, "none" },
	{ "words alone", "a", FIELD_NUMBER, 0, "none" },
	{ "nothing", "", FIELD_NUMBER, 0, "none" },
};

/* Counts of words: "least most", or "none". */
static const struct {
	const char *name;
	const char *text;
	int64_t least;
	int64_t most;
} counts[] = {
	{ "counts between", "6..60", 6, 60 },
	{ "counts up to", "..4", INT64_MIN, 4 },
	{ "six digits", "999999", 999999, 999999 },
	{ "seven are too many", "1..1000000", 0, 0 },
	{ "no fractions", "1.5..2", 0, 0 },
	{ "no signs", "-1..2", 0, 0 },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	const struct range inner = { true, 5 * M, 10 * M, "5..10" };
	struct range range = { 0 };
	const char *want = cases[row].want;

	if (!range_read(&range, cases[row].type, cases[row].text)) {
		assert_string_equal("none", want);
		assert_false(range.set);
		return;
	}
	assert_string_not_equal("none", want);
	assert_int_equal(range_holds(&range, cases[row].amount),
	    strstr(want, "holds") != NULL);
	assert_int_equal(range_covers(&range, &inner),
	    strstr(want, "covers") != NULL);
}

static void
counts_as_wanted(void **state)
{
	size_t row = ROWS_AT(counts, state);
	struct range range = { 0 };
	bool read = range_read_counts(&range, counts[row].text);

	assert_int_equal(read, counts[row].most != 0);
	assert_int_equal(range.least, counts[row].least);
	assert_int_equal(range.most, counts[row].most);
}

/* A range that is not set is everything, as outer and as inner. */
static void
unset_is_everything(void **state)
{
	const struct range some = { true, 0, INT64_MAX, "0.." }, unset = { 0 };

	(void)state;
	assert_true(range_holds(&unset, INT64_MIN));
	assert_true(range_covers(&unset, &some));
	assert_false(range_covers(&some, &unset));
}

int
main(void)
{
	return rows_run("range", ROWS(cases, reads_as_wanted),
	    ROWS(counts, counts_as_wanted),
	    ROW("a range that is not set is everything", unset_is_everything));
}
