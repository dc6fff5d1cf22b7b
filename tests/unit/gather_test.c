/* SPDX-License-Identifier: Apache-2.0 */
#include "check/regex_gather.h"

#include "rows.h"

static const struct {
	const char *name;
	const char *pattern;
	const char *want;
} cases[] = {
	{ "few words stay", "(?:a1|b1|c1|d1|e1|f1|g1)",
	  "(?:a1|b1|c1|d1|e1|f1|g1)" },
	{ "words that begin alike are gathered",
	  "x(?:beat|set|bent|sent|c|d|e|f)y",
	  "x(?:be(?:at|nt)|se(?:t|nt)|c|d|e|f)y" },
	{ "one that is another's beginning keeps its turn",
	  "(be|bent|c|d|e|f|g|h|i)",
	  "(be(?:|nt)|c|d|e|f|g|h|i)" },
	{ "nothing goes past what is no word",
	  "(?:ba|c|d|e|f|g|h|i|[\\w]+ed|bc)",
	  "(?:ba|c|d|e|f|g|h|i|[\\w]+ed|bc)" },
	{ "on both sides of it",
	  "(?:ba|bc|d|e|f|g|h|i|\\d|xa|b|c|d|e|f|g|xh)",
	  "(?:b(?:a|c)|d|e|f|g|h|i|\\d|x(?:a|h)|b|c|d|e|f|g)" },
	{ "groups are gathered again",
	  "(?:ba1|bb1|bc1|bd1|be1|bf1|bg1|ba2)",
	  "(?:b(?:a(?:1|2)|b1|c1|d1|e1|f1|g1))" },
	{ "capitals stay", "(?:Ba|bb|Bc|bd|be|bf|bg|bh)",
	  "(?:Ba|bb|Bc|bd|be|bf|bg|bh)" },
	{ "two choices", "(?:aa|ab|c|d|e|f|g|h) (?:aa|ab|c|d|e|f|g|h)",
	  "(?:a(?:a|b)|c|d|e|f|g|h) (?:a(?:a|b)|c|d|e|f|g|h)" },
	{ "not in a lookbehind", "(?<=(?:aa|ab|cc|dd|ee|ff|gg|hh))x",
	  "(?<=(?:aa|ab|cc|dd|ee|ff|gg|hh))x" },
	{ "in a lookahead", "x(?=aa|ab|cc|dd|ee|ff|gg|hh)",
	  "x(?=a(?:a|b)|cc|dd|ee|ff|gg|hh)" },
	{ "not where spaces say nothing", "(?x)(?:aa|ab|c|d|e|f|g|h)",
	  "(?x)(?:aa|ab|c|d|e|f|g|h)" },
};

static void
gathers_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice text = slice_of(cases[row].pattern), got;
	struct pool pool = { 0 };
	struct regex_tree tree;
	struct error err;

	assert_int_equal(regex_parse(&tree, text, false, &pool, &err), 0);
	got = regex_gather(&tree, text, &pool);
	assert_string_equal(pool_copy(&pool, got), cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("gather", ROWS(cases, gathers_as_wanted));
}
