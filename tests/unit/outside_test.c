/* SPDX-License-Identifier: Apache-2.0 */
#include "check/outside.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define TEXT "# A d\u00e9sk\n\nHello.\n"
#define HEAD "\"rule\": \"r\", \"severity\": \"error\", \"message\": \"m\""
#define ONE(rest) "{\"findings\": [{" HEAD rest "}]}"

/* What check "c" answers about TEXT, and the findings that it makes. */
static const struct {
	const char *name;
	const char *answer;
	const char *want;
} cases[] = {
	{ "no findings", "{\"findings\": []}", "" },
	{ "one about the document", ONE(""), "1:1 error c.r: m <>" },
	{ "one with a place", ONE(", \"from\": 11, \"to\": 16"),
	  "3:1 error c.r: m <Hello>" },
	{ "columns count characters", ONE(", \"from\": 8, \"to\": 9"),
	  "1:8 error c.r: m <k>" },
	{ "a place may end where the text does",
	  ONE(", \"from\": 16, \"to\": 18"), "3:6 error c.r: m <.\n>" },
	{ "one with a fix", ONE(", \"fix\": \"f\""),
	  "1:1 error c.r: m <> (f)" },
	{ "two", "{\"findings\": [{" HEAD "}, {\"rule\": \"b-2\", "
	  "\"severity\": \"suggestion\", \"message\": \"\u00e9\"}]}",
	  "1:1 error c.r: m <>, 1:1 suggestion c.b-2: \u00e9 <>" },

	{ "nothing", "", "answer:1:1: json: " },
	{ "no JSON", "Fine.", "answer:1:" },
	{ "two values", "{\"findings\": []} {}", "answer:1:18: json: " },
	{ "a list", "[]", "answer:1:1: json: it is not a map" },
	{ "no list of findings", "{}", "answer:" },
	{ "findings that are no list", "{\"findings\": {}}", "answer:" },
	{ "a finding that is not a map", "{\"findings\": [1]}", "answer:" },
	{ "an unknown key", "{\"findings\": [], \"more\": 1}", "answer:" },
	{ "an unknown key in a finding", ONE(", \"line\": 1"), "answer:" },
	{ "a key twice", ONE(", \"rule\": \"s\""), "answer:" },
	{ "no message", "{\"findings\": [{\"rule\": \"r\", \"severity\": "
	  "\"error\"}]}", "answer:" },
	{ "a rule that is no id", "{\"findings\": [{\"rule\": \"R\", "
	  "\"severity\": \"error\", \"message\": \"m\"}]}", "answer:" },
	{ "a rule of ours", "{\"findings\": [{\"rule\": \"failed\", "
	  "\"severity\": \"error\", \"message\": \"m\"}]}", "answer:" },
	{ "another rule of ours", "{\"findings\": [{\"rule\": \"not-run\", "
	  "\"severity\": \"error\", \"message\": \"m\"}]}", "answer:" },
	{ "an unknown severity", "{\"findings\": [{\"rule\": \"r\", "
	  "\"severity\": \"fatal\", \"message\": \"m\"}]}", "answer:" },
	{ "a message of two lines", "{\"findings\": [{\"rule\": \"r\", "
	  "\"severity\": \"error\", \"message\": \"a\\nb\"}]}", "answer:" },
	{ "an escape sequence in a message", "{\"findings\": [{\"rule\": "
	  "\"r\", \"severity\": \"error\", \"message\": \"\\u001b[2J\"}]}",
	  "answer:" },
	{ "a message that is turned round", "{\"findings\": [{\"rule\": "
	  "\"r\", \"severity\": \"error\", \"message\": \"\\u202ea\"}]}",
	  "answer:" },
	{ "a place without an end", ONE(", \"from\": 1"), "answer:" },
	{ "a place without a beginning", ONE(", \"to\": 1"), "answer:" },
	{ "a place of nothing", ONE(", \"from\": 3, \"to\": 3"), "answer:" },
	{ "a place before the text", ONE(", \"from\": -1, \"to\": 3"),
	  "answer:" },
	{ "a place behind the text", ONE(", \"from\": 3, \"to\": 19"),
	  "answer:" },
	{ "a place that begins in a character",
	  ONE(", \"from\": 6, \"to\": 7"), "answer:" },
	{ "a place that ends in a character",
	  ONE(", \"from\": 3, \"to\": 6"), "answer:" },
	{ "a place in words", ONE(", \"from\": \"1\", \"to\": 3"),
	  "answer:" },
	{ "a place that is no whole number",
	  ONE(", \"from\": 1.5, \"to\": 3"), "answer:" },
	{ "a place that no number holds",
	  ONE(", \"from\": 99999999999999999999, \"to\": 3"), "answer:" },
};

static struct outside_question
question(void)
{
	return (struct outside_question){ .check = "c", .path = "blocks/a.md",
		.text = slice_of(TEXT) };
}

static void
render(const struct findings *found, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < found->count && used < size; i++) {
		const struct finding *f = &found->items[i];

		used += (size_t)snprintf(out + used, size - used,
		    "%s%zu:%zu %s %s: %s <%s>%s%s%s", i ? ", " : "",
		    f->place.line, f->place.column,
		    severity_name(f->severity), f->rule, f->message, f->match,
		    f->fix[0] ? " (" : "", f->fix, f->fix[0] ? ")" : "");
	}
}

/* A refusal is told by the beginning of its text. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct outside_question q = question();
	struct pool pool = { 0 };
	struct findings found = { 0 };
	struct error err;
	char got[512];

	if (outside_read(&found, &q, slice_of(cases[row].answer), &pool,
	    &err)) {
		assert_int_equal(err.code, ERR_REFUSED);
		assert_int_equal(found.count, 0);
		snprintf(got, sizeof got, "%.*s", cases[row].want[0] ?
		    (int)strlen(cases[row].want) : 80, err.text);
	} else {
		render(&found, got, sizeof got);
	}
	assert_string_equal(got, cases[row].want);
	pool_release(&pool);
}

/* An answer of count findings; whether it is taken. */
static bool
takes(size_t count)
{
	struct outside_question q = question();
	struct pool pool = { 0 };
	struct findings found = { 0 };
	struct buf answer = { 0 };
	struct error err;
	bool taken;

	buf_text(&answer, "{\"findings\": [");
	for (size_t i = 0; i < count; i++)
		buf_format(&answer, "%s{" HEAD "}", i ? "," : "");
	buf_text(&answer, "]}");
	taken = !outside_read(&found, &q, buf_slice(&answer), &pool, &err) &&
	    found.count == count;
	buf_release(&answer);
	pool_release(&pool);
	return taken;
}

static void
takes_a_hundred_findings(void **state)
{
	(void)state;
	assert_true(takes(OUTSIDE_FINDINGS));
	assert_false(takes(OUTSIDE_FINDINGS + 1));
}

static void
asks_with_the_blocks_of_the_text(void **state)
{
	struct outside_question q = question();
	struct buf asked = { 0 };
	struct error err;

	(void)state;
	assert_int_equal(outside_write(&q, &asked, &err), 0);
	assert_string_equal(asked.at, "{\"galley\":1,\"check\":\"c\","
	    "\"path\":\"blocks/a.md\",\"kind\":\"block\",\"date\":"
	    "\"1970-01-01\",\"text\":\"# A d\u00e9sk\\n\\nHello.\\n\","
	    "\"blocks\":[{\"scope\":\"text.heading.h1.md\",\"text\":"
	    "\"A d\u00e9sk\",\"from\":2,\"to\":9},{\"scope\":\"text.md\","
	    "\"text\":\"Hello.\",\"from\":11,\"to\":17}]}");
	buf_release(&asked);
}

int
main(void)
{
	return rows_run("outside", ROWS(cases, reads_as_wanted),
	    ROW("takes a hundred findings", takes_a_hundred_findings),
	    ROW("asks with the blocks of the text",
		asks_with_the_blocks_of_the_text));
}
