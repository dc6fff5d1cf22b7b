/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pattern.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "rows.h"

/* Matches are told as "start-end"; "i" before a pattern: case is ignored. */
static const struct {
	const char *name;
	const char *pattern;
	const char *text;
	const char *want;
} cases[] = {
	{ "words", "\\bso\\b", "so, also so", "0-2 9-11" },
	{ "letters beyond ASCII are letters", "\\bt\\w+", "t\u00e9l \u00e9t", "0-4" },
	{ "a line's start", "(?m)^b", "a\nb", "2-3" },
	{ "case is ignored", "i(?:foo|bar)", "FOO Bar", "0-3 4-7" },
	{ "a lookbehind of one length", "(?<=a )b", "a b b", "2-3" },
	{ "a lookbehind whose length varies", "(?<!:[^ ]+?):\\s[A-Z]",
	  "a: B :x: C", "1-4" },
	{ "one that must be there", "(?<=a+x)b", "aaxb xb", "3-4" },
	{ "two of them", "(?<=a+)x(?<!b.*x)", "ax b ax", "1-2" },
	{ "a character by its number", "\\u0041\\x42", "AB", "0-2" },
	{ "an empty match", "x*", "ax", "0-0 1-2 2-2" },
	{ "a name for a group", "(?<year>\\d{4})", "in 2026", "3-7" },

	{ "no verbs", "(*LIMIT_MATCH=9)a", "a", "character 1 of the pattern: a "
	  "verb such as (*LIMIT_MATCH) is not allowed in a rule (remove it)" },
	{ "no single bytes", "a\\C", "a", "character 2 of the pattern: \\C is "
	  "not allowed in a rule (write . instead)" },
	{ "no callouts", "a(?C1)", "a", "character 2 of the pattern: a callout "
	  "is not allowed in a rule (remove it)" },
	{ "no recursion", "(a(?R)?b)", "ab", "character 3 of the pattern: "
	  "recursion is not allowed in a rule (write it out)" },
	{ "no recursion by number", "(a(?1)?b)", "ab", "character 3 of the "
	  "pattern: recursion is not allowed in a rule (write it out)" },
	{ "no recursion backwards", "(a)(?-1)", "ab", "character 4 of the "
	  "pattern: recursion is not allowed in a rule (write it out)" },
	{ "no conditions", "(?(1)a|b)", "a", "character 1 of the pattern: a "
	  "condition is not allowed in a rule (write two tokens)" },
	{ "a group that is not closed", "a(b", "", "character 2 of the "
	  "pattern: this group is not closed (add \")\")" },
	{ "a parenthesis too many", "a)b", "", "character 2 of the pattern: "
	  "this \")\" closes no group (remove it, or write \\))" },
	{ "a class that is not closed", "\u00e9[ab", "", "character 2 of the "
	  "pattern: this class is not closed (add \"]\")" },
	{ "what only PCRE2 refuses", "[z-a]", "", "character 4 of the pattern: "
	  "range out of order in character class" },
	{ "a lookbehind within a lookbehind", "(?<=a(?<!b+)c+)d", "d",
	  "a lookbehind within a lookbehind (write two rules)" },
};

static void
find_all(struct pattern *p, struct slice text, struct buf *out)
{
	struct pattern_work work = pattern_work(text.len);
	struct pattern_match match;
	size_t from = 0;

	while (from <= text.len && pattern_find(p, &work, text, from, &match)
	    == PATTERN_FOUND) {
		buf_format(out, "%s%zu-%zu", out->len ? " " : "", match.start,
		    match.end);
		from = match.end + (match.end == match.start);
	}
}

static void
matches_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	bool fold = cases[row].pattern[0] == 'i';
	struct pattern_text text = {
		.text = slice_of(cases[row].pattern + fold), .fold = fold };
	struct pattern *p = NULL;
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct error err;

	buf_text(&got, "");
	if (pattern_new(&p, &text, &pool, &err) || pattern_check(p, &err))
		buf_text(&got, err.text);
	else
		find_all(p, slice_of(cases[row].text), &got);
	assert_string_equal(got.at, cases[row].want);
	pattern_free(p);
	buf_release(&got);
	pool_release(&pool);
}

/* What a hostile text makes of a hostile pattern: counted, not timed. */
static const struct {
	const char *name;
	const char *pattern;
	char letter;
	enum pattern_result want;
} costs[] = {
	{ "lazy, then what never comes", "a*?[bc]", 'a', PATTERN_COSTLY },
	{ "a plus in a plus", "^(a+)+$", 'a', PATTERN_COSTLY },
	{ "three in a row", "a*a*a*[bc]", 'a', PATTERN_COSTLY },
	{ "thirty that may be there", "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?"
	  "a?a?a?a?a?a?a?a?a?a?[bc]", 'a', PATTERN_COSTLY },
	{ "alternatives that are alike", "^(a|a|aa)+$", 'a', PATTERN_COSTLY },
	{ "a lookbehind that runs back", "(?<=[ab]+x)c", 'c', PATTERN_COSTLY },
	{ "what is not there costs little", "a*?[bc]", 'x', PATTERN_NONE },
	{ "a word is no trouble", "\\bab\\b", 'a', PATTERN_NONE },
	{ "what begins once is no trouble", "x+y+z", 'a', PATTERN_NONE },
};

enum { HOSTILE = 64 * 1024, ALLOWED = 10 * 1000 * 1000 + HOSTILE * 100 };

static void
is_given_up_in_time(void **state)
{
	static char text[HOSTILE + 1];
	size_t row = ROWS_AT(costs, state);
	struct pattern_text pattern = {
		.text = slice_of(costs[row].pattern) };
	struct pattern_work work = pattern_work(HOSTILE);
	struct pattern_match match;
	struct pattern *p = NULL;
	struct pool pool = { 0 };
	struct error err;

	memset(text, costs[row].letter, HOSTILE);
	text[HOSTILE - 1] = '!';
	assert_int_equal(pattern_new(&p, &pattern, &pool, &err), 0);
	assert_int_equal(pattern_find(p, &work, (struct slice){ text,
	    HOSTILE }, 0, &match), costs[row].want);
	assert_true(work.steps <= ALLOWED);
	pattern_free(p);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("pattern", ROWS(cases, matches_as_wanted),
	    ROWS(costs, is_given_up_in_time));
}
