/* SPDX-License-Identifier: Apache-2.0 */
#include "model/field.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "data/yaml.h"
#include "rows.h"

#define HIDDEN "a\u200bb"

/*
 * A value is "free", "asks" or why it is not admitted; no value: whether all
 * that the field admits is pre-approved.
 */
static const struct {
	const char *name;
	const char *field;
	const char *value;
	const char *want;
} cases[] = {
	{ "text asks", "{type: text}", "Bolt", "asks" },
	{ "text is free where any is", "{type: text, preapproved: any}",
	  "Bolt", "free" },
	{ "text is free where it is listed",
	  "{type: text, preapproved: [Bolt]}", "Bolt", "free" },
	{ "text that is not listed asks",
	  "{type: text, preapproved: [Bolt]}", "Volt", "asks" },
	{ "text is one line", "{type: text}", "a\nb",
	  "one line of text without control characters" },
	{ "text has no tab", "{type: text}", "a\tb",
	  "one line of text without control characters" },
	{ "text has no line separator", "{type: text}", "a\u2028b",
	  "one line of text without control characters" },
	{ "text has no hidden character", "{type: text}", HIDDEN,
	  "a text without hidden characters" },
	{ "text opens no slot", "{type: text}", "{{discount}}",
	  "a text without {{ in it" },
	{ "text of the longest", "{type: text, max: 3}", "abc", "asks" },
	{ "text longer than that", "{type: text, max: 3}", "abcd",
	  "at most 3 characters" },
	{ "what people see is counted", "{type: text, max: 1}", "e\u0301",
	  "asks" },
	{ "marks without end on one letter", "{type: text, max: 1}",
	  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
	  "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	  "at most 1 character" },
	{ "a required text is not blank", "{type: text, required: true}", " ",
	  "some text: a value is required" },
	{ "a sample must change",
	  "{type: text, must-change: true, default: X, preapproved: any}",
	  "X", "another text than the sample" },
	{ "a sample that changed",
	  "{type: text, must-change: true, default: X, preapproved: any}",
	  "Y", "free" },

	{ "a number asks", "{type: number}", "12", "asks" },
	{ "a percentage in range is free",
	  "{type: percent, preapproved: 0..10}", "10", "free" },
	{ "a percentage just beyond asks",
	  "{type: percent, preapproved: 0..10}", "10.000001", "asks" },
	{ "a number below asks", "{type: number, preapproved: 0..}", "-1",
	  "asks" },
	{ "a number beyond the hard range",
	  "{type: percent, allow: 0..20, preapproved: any}", "20.5",
	  "within 0..20" },
	{ "a number with zeros in front", "{type: number}", "010",
	  "a number such as 12 or 12.5" },
	{ "a number with a plus", "{type: number}", "+1",
	  "a number such as 12 or 12.5" },
	{ "less than nothing at all", "{type: number}", "-0",
	  "a number such as 12 or 12.5" },
	{ "a number with an exponent", "{type: number}", "1e3",
	  "a number such as 12 or 12.5" },
	{ "a number of 13 digits", "{type: number}", "1234567890123",
	  "a number such as 12 or 12.5" },
	{ "a number of seven decimals", "{type: number}", "1.1234567",
	  "a number such as 12 or 12.5" },
	{ "a percentage with its sign", "{type: percent}", "5 %",
	  "a number such as 12.5, without %" },
	{ "no number", "{type: number}", "", "a number such as 12 or 12.5" },

	{ "money in range is free",
	  "{type: money, of: [EUR], preapproved: ..1000}", "1000 EUR",
	  "free" },
	{ "money beyond asks",
	  "{type: money, of: [EUR], preapproved: ..1000}", "1000.01 EUR",
	  "asks" },
	{ "money in another currency", "{type: money, of: [EUR, USD]}",
	  "1 GBP", "an amount in one of EUR, USD" },
	{ "money without currency", "{type: money}", "1000",
	  "an amount and a currency, such as 1200.50 EUR" },

	{ "a date is free", "{type: date}", "2026-02-28", "free" },
	{ "a date asks beyond its range",
	  "{type: date, preapproved: ..2026-12-31}", "2027-01-01", "asks" },
	{ "no date", "{type: date}", "2026-02-29",
	  "a date such as 2030-06-30" },
	{ "a choice is free", "{type: choice, of: [us, eu]}", "eu", "free" },
	{ "a choice asks where it is not listed",
	  "{type: choice, of: [us, eu], preapproved: [us]}", "eu", "asks" },
	{ "no choice", "{type: choice, of: [us, eu]}", "uk",
	  "one of us, eu" },
	{ "a bool is free", "{type: bool}", "true", "free" },
	{ "no bool", "{type: bool}", "yes", "true or false" },
	{ "an email is free", "{type: email}", "ann.o+x@bolt.example",
	  "free" },
	{ "an email with a copy in it", "{type: email}",
	  "a@bolt.example?bcc=b@evil.example",
	  "an address such as ann@example.com" },
	{ "an email without a domain", "{type: email}", "ann@bolt",
	  "an address such as ann@example.com" },
	{ "a phone is free", "{type: phone}", "+49 (30) 123-4567", "free" },
	{ "a phone of words", "{type: phone}", "call me",
	  "a number such as +49 30 1234567" },
	{ "a url asks", "{type: url}", "https://a.example/x?y=1#z", "asks" },
	{ "a url without encryption", "{type: url}", "http://a.example",
	  "an address such as https://example.com/x" },
	{ "a url with a user", "{type: url}", "https://a.example@b.example/",
	  "an address such as https://example.com/x" },
	{ "a url of a look-alike", "{type: url}", "https://\u0430.example/",
	  "an address such as https://example.com/x" },
	{ "a url with markup", "{type: url}", "https://a.example/\">",
	  "an address such as https://example.com/x" },

	{ "all of text is free where any is",
	  "{type: text, at: use, preapproved: any}", NULL, "all free" },
	{ "all of a number is free where the range covers it",
	  "{type: number, at: use, allow: 0..10, preapproved: 0..10}", NULL,
	  "all free" },
	{ "not all of it where it does not",
	  "{type: number, allow: 0..11, preapproved: 0..10}", NULL, "asks" },
	{ "not all of it without a hard range",
	  "{type: number, preapproved: 0..10}", NULL, "asks" },
	{ "all of a choice is free where all are listed",
	  "{type: choice, of: [a, b], preapproved: [b, a]}", NULL,
	  "all free" },
	{ "not all of a choice where some are",
	  "{type: choice, of: [a, b], preapproved: [b]}", NULL, "asks" },
	{ "what is asked at use is free over all of it",
	  "{type: text, at: use}", NULL, "x.md:1:21: front-matter: f: a field "
	  "asked at use is pre-approved over all that it allows (add "
	  "preapproved: any, or narrow allow)" },

	{ "a type is needed", "{max: 3}", NULL,
	  "x.md:1:4: front-matter: \"type\" is missing (add type: ...)" },
	{ "a type that is none", "{type: colour}", NULL,
	  "x.md:1:11: front-matter: f: no such type (text, number, percent, "
	  "money, date, choice, email, url, phone, bool)" },
	{ "a key that is none", "{type: text, maxx: 3}", NULL,
	  "x.md:1:17: front-matter: unknown key \"maxx\" (did you mean "
	  "\"max\"?)" },
	{ "a default is admitted", "{type: percent, allow: 0..5, default: 9}",
	  NULL, "x.md:1:42: front-matter: f: the default \"9\" is not allowed "
	  "(it should be within 0..5)" },
	{ "a range that ends before it begins",
	  "{type: percent, allow: 5..0}", NULL,
	  "x.md:1:27: front-matter: f: no range (write 0..20, 0.. or ..20)" },
	{ "text has no range", "{type: text, preapproved: 0..5}", NULL,
	  "x.md:1:30: front-matter: f: write any, or a list of values" },
	{ "what is pre-approved is allowed",
	  "{type: choice, of: [a], preapproved: [b]}", NULL,
	  "x.md:1:41: front-matter: f: \"b\" is pre-approved but not allowed "
	  "(it should be one of a)" },
	{ "a choice offers something", "{type: choice}", NULL,
	  "x.md:1:4: front-matter: f: a choice lists what is offered (add of: "
	  "[a, b])" },
	{ "asked at use or not at all", "{type: bool, at: send}", NULL,
	  "x.md:1:21: front-matter: f: a field is asked at use or not at all "
	  "(write at: use, or leave it out)" },
};

static void
judge(const struct field *field, const char *value, char *out, size_t size)
{
	struct pool pool = { 0 };
	const char *why;

	if (!value)
		why = field_all_preapproved(field) ? "all free" : "asks";
	else if (field_admits(field, value, &why, &pool))
		why = field_is_preapproved(field, value) ? "free" : "asks";
	snprintf(out, size, "%s", why);
	pool_release(&pool);
}

static void
admits_and_frees(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	char *text = pool_format(&pool, "f: %s", cases[row].field);
	struct reader r = { NULL, "x.md", &pool };
	const struct node *map = NULL;
	struct field field;
	struct error err;
	char got[1024];

	assert_int_equal(yaml_parse(&map, (struct place){ "x.md", 1, 1 },
	    slice_of(text), &pool, &err), 0);
	r.map = node_get(map, "f");
	if (field_parse(&field, "f", &r, &err))
		snprintf(got, sizeof got, "%s", err.text);
	else
		judge(&field, cases[row].value, got, sizeof got);
	assert_string_equal(got, cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("field", ROWS(cases, admits_and_frees));
}
