/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/terms.h"

#include <string.h>

#include "base/buf.h"
#include "check/rule_trial.h"
#include "rows.h"

#define HEAD "write,instead of,why,severity\n"

/* A list, and its rules [name level kind terms], or what is wrong. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a row is a rule", HEAD "use,utilize,short,error\n",
	  "Utilize error substitution 1\n" },
	{ "rows of one reason and level are one", HEAD "use,utilize,,\n"
	  "help,facilitate,,warning\n", "Utilize warning substitution 2\n" },
	{ "of another reason or level another", HEAD "use,utilize,a,\n"
	  "help,facilitate,b,\nbuy,purchase,a,error\n",
	  "Utilize warning substitution 1\nFacilitate warning substitution 1\n"
	  "Purchase error substitution 1\n" },
	{ "several may be wrong", HEAD "use,utilize|make use of,,\n",
	  "Utilize warning substitution 2\n" },
	{ "what has no right word is avoided", HEAD ",very unique,,\n",
	  "VeryUnique warning existence 1\n" },
	{ "what differs in case alone is apart", HEAD "GitHub,Github,,\n"
	  "use,utilize,,\n",
	  "Github warning substitution 1\nUtilize warning substitution 1\n" },
	{ "names are made different", HEAD "a,x y,1,\nb,X-y,2,\n",
	  "XY warning substitution 1\nXY-2 warning substitution 1\n" },
	{ "signs are no expression", HEAD "see,(a+)+$,,\nC sharp,C#,,\n",
	  "A warning substitution 2\n" },
	{ "signs alone have a name, too", HEAD "and,&,,\n",
	  "Term warning substitution 1\n" },
	{ "columns may stand in any order", "instead of,Write\nutilize,use\n",
	  "Utilize warning substitution 1\n" },
	{ "a correction that is wrong, too", HEAD "log in now,log in,,\n",
	  "t.csv:2:12: terms: \"log in\" stands in its own correction \"log in "
	  "now\", too (write the whole phrase that is wrong)" },
	{ "a word that is part of another is not found in it",
	  HEAD "sign-in page,sign,,\nstart,art,,\n",
	  "t.csv:2:14: terms: \"sign\" stands in its own correction \"sign-in "
	  "page\", too (write the whole phrase that is wrong)" },
	{ "a word within a word is another", HEAD "start,art,,\n",
	  "Art warning substitution 1\n" },
	{ "nothing that is wrong", HEAD "use,,,\n",
	  "t.csv:2:5: terms: this cell is empty (give the words not to "
	  "write)" },
	{ "no level", HEAD "use,utilize,,high\n",
	  "t.csv:2:14: terms: \"high\" is not a level (suggestion, warning or "
	  "error)" },
	{ "a word twice", HEAD "use,utilize,,\nemploy,Utilize,,\n",
	  "t.csv:3:8: terms: \"Utilize\" stands in a row above, too (remove "
	  "one)" },
	{ "an empty list", HEAD, "t.csv:1:1: terms: there is no row below the "
	  "first (add one for each word)" },
	{ "other columns", "a,b\n1,2\n",
	  "t.csv:1:1: terms: the columns are write, instead of, why, severity "
	  "(the first two must be there)" },
};

/* What follows "key: " in the rule's YAML. */
static const char *
value_of(const char *text, const char *key, struct pool *pool)
{
	const char *at = strstr(text, key);

	return pool_copy(pool, (struct slice){ at + strlen(key),
	    strcspn(at + strlen(key), "\n") });
}

/* Each rule does what its examples say. */
static void
try_rule(const struct term_rule *rule, struct pool *pool)
{
	struct rule_trial trial = { .path = pool_format(pool,
	    "rules/House/%s.yml", rule->name), .text = slice_of(rule->text) };
	struct style_set *set;
	struct error err;

	if (rule_trial_load(&set, &trial, pool, &err))
		fail_msg("%s in:\n%s", err.text, rule->text);
	if (rule_trial_run(set, 0, pool).count)
		fail_msg("%s\n%s", rule_trial_run(set, 0, pool).items[0].text,
		    rule->text);
	style_set_free(set);
}

static void
converts_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };
	struct pool pool = { 0 };
	struct term_rules rules = { 0 };
	struct csv csv;
	struct error err;

	if (csv_read(&csv, "t.csv", slice_of(cases[row].text), &pool, &err) ||
	    terms_convert(&rules, &csv, &pool, &err))
		buf_text(&got, err.text);
	for (size_t i = 0; i < rules.count; i++) {
		const struct term_rule *r = &rules.items[i];

		buf_format(&got, "%s %s %s %zu\n", r->name,
		    value_of(r->text, "level: ", &pool),
		    value_of(r->text, "extends: ", &pool), r->terms);
		try_rule(r, &pool);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("terms", ROWS(cases, converts_as_wanted));
}
