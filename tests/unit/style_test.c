/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rows.h"
#include "shelf.h"

#define MANY "aaaaaaaaaaaaaaaaaaaaaaaaa"
#define SAYS(kind) "extends: " kind "\nmessage: \"%s\"\n"

/* The rule S.R over a text: "line:column message", or what is wrong with it. */
static const struct {
	const char *name;
	const char *rule;
	const char *text;
	const char *want;
} cases[] = {
	{ "existence: words, as wholes", SAYS("existence") "tokens: [so, 'a b']",
	  "Also so, a b and\n\n- so\n", "1:6 so|1:10 a b|3:3 so" },
	{ "existence: case counts", SAYS("existence") "tokens: [so]", "So so",
	  "1:4 so" },
	{ "existence: unless it is ignored", SAYS("existence")
	  "ignorecase: true\ntokens: [so]", "So so", "1:1 So|1:4 so" },
	{ "existence: parts of words", SAYS("existence")
	  "nonword: true\ntokens: [so]", "also", "1:3 so" },
	{ "existence: the first token wins", SAYS("existence")
	  "nonword: true\ntokens: [ab, abc]", "abc", "1:1 ab" },
	{ "existence: expressions between words", SAYS("existence")
	  "tokens: ['\\w+ly', very]", "It is very nearly so", "1:7 very|"
	  "1:12 nearly" },
	{ "existence: raw before tokens", SAYS("existence")
	  "raw: ['\\b(?:is|was)\\b\\s*']\ntokens: ['\\w+ed', sold]",
	  "It was used, is sold and is so", "1:4 was used|1:14 is sold" },
	{ "existence: raw after tokens", SAYS("existence")
	  "append: true\nraw: ['!']\ntokens: [so]", "so so!", "1:4 so!" },
	{ "existence: exceptions", SAYS("existence")
	  "tokens: ['b\\w+']\nexceptions: [bee]", "a bee bit", "1:7 bit" },
	{ "existence: an exception of several words", SAYS("existence")
	  "tokens: [big]\nexceptions: [big deal]", "a big deal, a big thing",
	  "1:15 big" },
	{ "existence: one text is a list", SAYS("existence") "tokens: so", "so",
	  "1:1 so" },
	{ "existence: at most so many", SAYS("existence")
	  "limit: 1\ntokens: [so]", "so so", "1:1 so" },
	{ "existence: letters beyond ASCII", SAYS("existence")
	  "tokens: [caf\u00e9]", "un caf\u00e9, des caf\u00e9s", "1:4 caf\u00e9" },
	{ "existence: styled text has its true place", SAYS("existence")
	  "tokens: [b c]", "a **b** c", "1:5 b c" },
	{ "existence: code is no text", SAYS("existence") "tokens: [so]",
	  "`so` so", "1:6 so" },

	{ "substitution: what would be better", "extends: substitution\n"
	  "message: \"%s for %s\"\nswap: {utilize: use}", "We utilize it",
	  "1:4 use for utilize" },
	{ "substitution: the longer key goes first", "extends: substitution\n"
	  "message: \"%s for %s\"\nswap: {a: x, a b: y}", "a b a",
	  "1:1 y for a b|1:5 x for a" },
	{ "substitution: what is right already", "extends: substitution\n"
	  "message: \"%s for %s\"\nignorecase: true\n"
	  "swap: {javascript: JavaScript}", "Javascript JavaScript",
	  "1:1 JavaScript for Javascript" },
	{ "substitution: several to choose from", "extends: substitution\n"
	  "message: \"Use '%s', not %s\"\naction: {name: replace}\n"
	  "swap: {big: large|huge}", "big", "1:1 Use 'large' or 'huge', not big" },
	{ "substitution: it begins as the match does", "extends: substitution\n"
	  "message: \"%s\"\ncapitalize: true\nignorecase: true\n"
	  "swap: {utilize: use}", "Utilize", "1:1 Use" },
	{ "substitution: groups", "extends: substitution\nmessage: \"%s\"\n"
	  "swap: {'in (\\w+) way': '$1ly'}", "in slow way", "1:1 slowly" },

	{ "occurrence: too often", "extends: occurrence\nmessage: \"%s\"\n"
	  "max: 2\ntoken: ','", "a, b, c, d", "1:2 3" },
	{ "occurrence: words of a sentence", "extends: occurrence\n"
	  "message: \"%s\"\nscope: sentence\nmax: 3\ntoken: '\\b(\\w+)\\b'",
	  "One two. Three four five six.", "1:10 4" },
	{ "occurrence: not often enough", "extends: occurrence\n"
	  "message: \"%s\"\nscope: raw\nmin: 1\ntoken: '# In'", "# Out", "1:1 0" },
	{ "repetition: the same word twice", SAYS("repetition")
	  "alpha: true\nignorecase: true\ntokens: ['[^\\s]+']",
	  "The the a - - b\nb", "1:1 the|1:15 b" },
	{ "repetition: not over a sentence's end", SAYS("repetition")
	  "tokens: ['[^\\s\\.]+']", "We like that. that works.", "" },
	{ "repetition: of an expression", SAYS("repetition")
	  "tokens: ['\\d+']", "4 4 or 5", "1:1 4" },
	{ "consistency: both in one file", SAYS("consistency")
	  "either: {adviser: advisor}", "An adviser.\n\nAn advisor.",
	  "3:4 advisor" },
	{ "consistency: one is fine", SAYS("consistency")
	  "either: {adviser: advisor}", "An adviser.\n\nAn adviser.", "" },
	{ "conditional: what nobody introduced", SAYS("conditional")
	  "first: '\\b([A-Z]{3})\\b'\nsecond: '\\(([A-Z]{3})\\)'\n"
	  "exceptions: [API]", "The (WHO) and WHO, API, NFL", "1:25 NFL" },
	{ "conditional: without groups, in the block", SAYS("conditional")
	  "scope: raw\nfirst: Section\nsecond: Summary", "# Section", "1:3 Section" },
	{ "capitalization: a title", "extends: capitalization\n"
	  "message: \"%s: %s\"\nscope: heading\nmatch: $title",
	  "# the cat in the hat\n\n# The Cat in the Hat", "1:3 the cat in the "
	  "hat: The Cat in the Hat" },
	{ "capitalization: a sentence", "extends: capitalization\n"
	  "message: \"%s: %s\"\nscope: heading\nmatch: $sentence\n"
	  "exceptions: [iOS]\nindicators: [':']",
	  "# Use iOS: Now\n\n# This Does Not Comply", "3:3 This Does Not Comply: "
	  "This does not comply" },
	{ "capitalization: a pattern", SAYS("capitalization")
	  "scope: heading\nmatch: '^[A-Z]'", "# no\n\n# Yes", "1:3 no" },
	{ "metric: a formula", "extends: metric\nmessage: \"%s\"\n"
	  "formula: words / sentences\ncondition: '> 2'",
	  "One two three four. Five six.", "1:1 3.00" },
	{ "metric: headings", "extends: metric\nmessage: \"%s\"\n"
	  "formula: heading.h2 + heading_h1\ncondition: '> 1'",
	  "# A\n\n## B\n\nc\n", "1:1 2.00" },
	{ "readability: a mean of grades", "extends: readability\n"
	  "message: \"%s\"\ngrade: 5\nmetrics: [Automated Readability]",
	  "Incomprehensible prolixity notwithstanding everybody.",
	  "1:1 38.27" },

	{ "scope: one of several", SAYS("existence")
	  "scope: [heading.h2, table.cell]\ntokens: [so]",
	  "# so\n\n## so\n\nso\n", "3:4 so" },
	{ "scope: none of them", SAYS("existence")
	  "scope: ~heading & ~list\ntokens: [so]", "# so\n\nso\n\n- so\n",
	  "3:1 so" },
	{ "comments switch off", SAYS("existence") "tokens: [so]",
	  "so\n\n<!-- vale off -->\n\nso\n\n<!-- vale on -->\n\nso\n",
	  "1:1 so|9:1 so" },
	{ "comments of one rule", SAYS("existence") "tokens: [so]",
	  "<!-- vale S.R = NO -->\n\nso\n\n<!-- vale S.R = YES -->\n\nso\n",
	  "7:1 so" },

	{ "a key that is none", SAYS("existence") "token: [so]", "",
	  "s/S/R.yml:3:1: rule: unknown key \"token\" (did you mean "
	  "\"tokens\"?)" },
	{ "a kind that is none", "extends: exists\nmessage: x", "",
	  "s/S/R.yml:1:10: rule: no kind of rule is called \"exists\" "
	  "(existence, substitution and others; galley-rules(5) has "
	  "them all)" },
	{ "a script", "extends: script\nmessage: x", "", "s/S/R.yml:1:10: rule: "
	  "script rules are not supported (use an external check)" },
	{ "a sequence", "extends: sequence\nmessage: x", "", "s/S/R.yml:1:10: "
	  "rule: sequence rules are not supported (use an external check)" },
	{ "no message", "extends: existence\ntokens: [a]", "",
	  "s/S/R.yml:1:1: rule: \"message\" is missing (add message: ...)" },
	{ "a level that is none", SAYS("existence") "level: fatal", "",
	  "s/S/R.yml:3:8: rule: \"fatal\" is not a level (suggestion, warning "
	  "or error)" },
	{ "a scope of Vale's past", SAYS("existence") "scope: strong\n"
	  "tokens: [a]", "", "s/S/R.yml:3:8: rule: \"strong\" is not a scope "
	  "(write scope: raw)" },
	{ "an expression that is none", SAYS("existence") "tokens: [a, '(b']",
	  "", "s/S/R.yml:3:13: rule: character 1 of the pattern: this group is "
	  "not closed (add \")\")" },
	{ "a verb in an expression", SAYS("existence")
	  "tokens: ['(*LIMIT_MATCH=1)a']", "", "s/S/R.yml:3:10: rule: "
	  "character 1 of the pattern: a verb such as (*LIMIT_MATCH) is not "
	  "allowed in a rule (remove it)" },
	{ "a formula that is none", "extends: metric\nmessage: x\n"
	  "formula: words +\ncondition: '> 1'", "", "s/S/R.yml:3:10: rule: "
	  "character 8 of the formula: a number or a name is missing" },
	{ "what is too costly is named", SAYS("existence") "nonword: true\n"
	  "tokens: ['(?:a+)+\\d']", MANY MANY MANY MANY, "1:1 the rule S.R "
	  "(s/S/R.yml) costs too much on this text: it was stopped" },
};

/* However it is laid out, a rule that can find an error is read. */
static const struct {
	const char *name;
	const char *rule;
	const char *want;
} levels[] = {
	{ "errors only: an error", SAYS("existence") "tokens: [so]\n"
	  "level: error\n", "1:1 so" },
	{ "errors only: a warning is left out", SAYS("existence")
	  "level: warning\ntokens: [so]\n", "" },
	{ "errors only: what says no level is left out", SAYS("existence")
	  "tokens: ['\\bso\\b']\n", "" },
	{ "errors only: all keys are indented", "  extends: existence\n"
	  "  message: x\n  tokens: [so]\n  level: error\n", "1:1 x" },
	{ "errors only: a beginning that is written out", "--- {extends: "
	  "existence, message: x, tokens: [so], level: error}\n", "1:1 x" },
	{ "errors only: a value that looks like a level", "message: \"x\n"
	  "level: warning\"\nextends: existence\ntokens: [so]\n"
	  "level: error\n", "1:1 x level: warning" },
	{ "errors only: a swap that looks like a level", "extends: "
	  "substitution\nmessage: x\nswap: {so: s,\nlevel: warning\n}\n"
	  "level: error\n", "1:1 x" },
	{ "errors only: a level by its characters' numbers", SAYS("existence")
	  "tokens: [so]\n\"l\\x65vel\": \"\\x65rr\\u006Fr\"\n", "1:1 so" },
	{ "errors only: a level on two lines", SAYS("existence")
	  "tokens: [so]\nlevel: \"err\\\n  or\"\n", "1:1 so" },
	{ "errors only: no level at all", SAYS("existence") "tokens: [so]\n"
	  "level: terror\n", "s/S/R.yml:4:8: rule: \"terror\" is not a level "
	  "(suggestion, warning or error)" },
};

/* What is found must be the text that it claims to be. */
static void
render(const struct findings *found, const char *text, struct buf *out)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *f = &found->items[i];

		assert_true(f->bytes.to <= strlen(text));
		buf_format(out, "%s%zu:%zu %s", i ? "|" : "", f->place.line,
		    f->place.column, f->message);
	}
}

/* What the rule finds in the text, or what is wrong with the rule. */
static void
find(struct style_from *from, const char *rule, const char *text,
    struct buf *got)
{
	const struct shelf_file files[] = {
		{ "ini", "StylesPath = s\n[*]\nBasedOnStyles = S\n" },
		{ "s/S/R.yml", rule }, { NULL, NULL } };
	struct source source = shelf_source(files);
	struct findings found = { 0 };
	struct style_set *set = NULL;
	struct pool pool = { 0 };
	struct error err;

	from->source = &source;
	from->config = "ini";
	buf_text(got, "");
	if (style_set_load(&set, from, &err)) {
		buf_text(got, err.text);
	} else {
		style_set_check(set, &found, &(struct style_file){
		    .path = "a.md", .text = slice_of(text),
		    .comments = true }, &pool);
		render(&found, text, got);
	}
	style_set_free(set);
	pool_release(&pool);
}

static void
finds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct style_from from = { 0 };
	struct buf got = { 0 };

	find(&from, cases[row].rule, cases[row].text, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(levels, state);
	struct style_from from = { .errors_only = true };
	struct buf got = { 0 };

	find(&from, levels[row].rule, "so", &got);
	assert_string_equal(got.at, levels[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("style", ROWS(cases, finds_as_wanted),
	    ROWS(levels, reads_as_wanted));
}
