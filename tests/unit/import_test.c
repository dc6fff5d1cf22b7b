/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/import.h"

#include <stdbool.h>
#include <string.h>

#include "rows.h"

#define FRONT(title, kind) "---\ntitle: " title "\nkind: " kind \
    "\nowner: brand1\nlanguage: en\naudience: {}\nexpires: 2027-11-22\n"
#define TEXT ": {type: text, max: 80, required: true, preapproved: any}\n"

/* The template that comes out, its findings as "| line rule match", or why not. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a text without heading is named like its file", "Hello.\n",
	  FRONT("hello", "one-pager") "---\nHello.\n" },
	{ "the first heading is the title, and stays",
	  "Intro\n\n## About *us* #\n",
	  FRONT("About us", "one-pager") "---\nIntro\n\n## About *us* #\n" },
	{ "a title has no brackets", "# For [Company](https://a.example/)\n",
	  FRONT("For Company", "one-pager")
	  "---\n# For [Company](https://a.example/)\n" },
	{ "other front matter goes, its title is kept",
	  "---\nlayout: x\ntitle: \"A: b\"\n---\n\nHi\n",
	  FRONT("\"A: b\"", "one-pager") "---\nHi\n" },
	{ "a rule at the top is no front matter", "---\n\nHi\n\n---\n",
	  FRONT("hello", "one-pager") "---\n---\n\nHi\n\n---\n" },
	{ "placeholders become fields", "Dear [Name],\n",
	  FRONT("hello", "one-pager") "fields:\n  name" TEXT
	  "---\nDear {{name}},\n" },
	{ "other types are not pre-approved automatically", "By [date]\n",
	  FRONT("hello", "one-pager")
	  "fields:\n  date: {type: date, required: true}\n---\n"
	  "By {{date}}\n" },
	{ "a Subject makes an e-mail", "Subject: Hi [Name]\nDear you\n",
	  FRONT("hello", "email") "fields:\n  name" TEXT
	  "---\nSubject: Hi {{name}}\n\nDear you\n" },
	{ "bold, listed and below its heading, it is still one",
	  "# [Deal] note\n\n**Subject line:** \"Hi\"\n- Preview: *Short*\n\nA\n",
	  FRONT("Deal note", "email")
	  "---\nSubject: Hi\nPreheader: Short\n\nA\n" },
	{ "a Subject further below is text", "Hi\n\nSubject: no\n",
	  FRONT("hello", "one-pager") "---\nHi\n\nSubject: no\n" },
	{ "CR and the byte order mark go", "\xEF\xBB\xBFHi\r\nyou\r\n",
	  FRONT("hello", "one-pager") "---\nHi\nyou\n" },
	{ "a comment is left out and told", "Hi\n\n<!-- x -->\n\nyou\n",
	  FRONT("hello", "one-pager") "---\nHi\n\nyou\n| 3 comment " },
	{ "what stays text is told", "---\na: b\n---\nHi [Do it now.]\n",
	  FRONT("hello", "one-pager")
	  "---\nHi [Do it now.]\n| 4 placeholder Do it now." },
	{ "placeholders in code stay text, and are told",
	  "A\n\n```\n[Logo] x[i] [1]\n[Your Name]\n```\n",
	  FRONT("hello", "one-pager")
	  "---\nA\n\n```\n[Logo] x[i] [1]\n[Your Name]\n```\n"
	  "| 4 placeholder [Logo]" },

	{ "raw HTML is refused", "---\na: b\n---\n[Name]\n\n<div>[x]</div>\n",
	  "file.md:6:1: raw-html: raw HTML and comments are not allowed here "
	  "(write Markdown, or &lt; for a <)" },
	{ "a place counts what was written", "[First Name] <b>x</b>\n",
	  "file.md:1:14: raw-html: raw HTML and comments are not allowed here "
	  "(write Markdown, or &lt; for a <)" },
	{ "a slot in code is refused", "{{a}}\n\n`{{a}}`\n",
	  "file.md:3:2: slot: this {{ names no field, or stands in code (write "
	  "{{name}} in the text, or remove it)" },
	{ "a slot that a comment hid is refused", "{<!-- -->{a}}\n",
	  "templates/x/hello.md:11:1: slot: this {{ begins no slot (write "
	  "{{name}} without spaces and without a backslash)" },
	{ "bytes that are not UTF-8 are refused", "Hi\nyou \xFF\n",
	  "file.md:2:5: utf-8: this is not UTF-8 (save the file as UTF-8)" },
	{ "a hidden character is refused", "a\u202Eb\n",
	  "file.md:1:2: hidden: a character that cannot be seen, U+202E "
	  "(remove it)" },
};

static void
describe(const char *text, struct buf *out)
{
	struct import import = { .file = "file.md", .text = slice_of(text),
		.path = "templates/x/hello.md", .owner = "brand1",
		.now = 1795312800 };
	struct imported made = { 0 };
	struct pool pool = { 0 };
	struct error err = { 0 };

	import.kind = import_guess_kind(import.text);
	if (import_convert(&made, &import, &pool, &err))
		buf_text(out, err.text);
	else
		buf_add(out, made.text);
	for (size_t i = 0; i < made.findings.count; i++) {
		const struct finding *f = &made.findings.items[i];

		buf_format(out, "| %zu %s %s", f->place.line, f->rule,
		    f->match);
	}
	pool_release(&pool);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(cases[row].text, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("import", ROWS(cases, reads_as_wanted));
}
