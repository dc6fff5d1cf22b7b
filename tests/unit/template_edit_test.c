/* SPDX-License-Identifier: Apache-2.0 */
#include "model/template_edit.h"

#include <string.h>

#include "rows.h"

#define PATH "templates/email/x.md"
#define HEAD "---\ntitle: X\nkind: email\nowner: ann\nlanguage: en\n"
#define BODY "---\nSubject: X\n\n<!-- region opening -->\nHello there.\n" \
    "<!-- /region -->\n"
#define NOT PATH ": no option can be added to "

/* The regions before and after; a refusal is its message. */
static const struct {
	const char *name;
	const char *regions;
	const char *want;
} cases[] = {
	{ "a region with options",
	  "regions:\n  opening: {words: 1..9, options: [a, b]}   # why\n",
	  "regions:\n  opening: {words: 1..9, options: [a, b, new]}   "
	  "# why\n" },
	{ "one with none left", "regions:\n  opening: {options: []}\n",
	  "regions:\n  opening: {options: [new]}\n" },
	{ "one that never had any",
	  "regions:\n  opening: {words: 1..9, guidance: \"Z\xC3\xBCrich\"}\n",
	  "regions:\n  opening: {options: [new], words: 1..9, "
	  "guidance: \"Z\xC3\xBCrich\"}\n" },
	{ "one of which nothing is said", "regions: {opening: {}}\n",
	  "regions: {opening: {options: [new]}}\n" },
	{ "options after other letters",
	  "regions:\n  opening: {guidance: \"Z\xC3\xBCrich\", options: [a]}\n",
	  "regions:\n  opening: {guidance: \"Z\xC3\xBCrich\", "
	  "options: [a, new]}\n" },
	{ "a region of several lines",
	  "regions:\n  opening:\n    words: 1..9\n",
	  "regions:\n  opening:\n    options: [new]\n    words: 1..9\n" },
	{ "options of several lines",
	  "regions:\n  opening:\n    options:\n      - a\n      - b\n",
	  "regions:\n  opening:\n    options:\n      - new\n      - a\n"
	  "      - b\n" },
	{ "the option is there", "regions: {opening: {options: [new]}}\n",
	  PATH ": new is an option of opening already" },
	{ "another region", "regions: {closing: {}}\n", NOT "opening (galley "
	  "edit " PATH ")" },
	{ "no region at all", "", NOT "opening (galley edit " PATH ")" },
	{ "front matter that cannot be read", "regions: [\n", NOT "opening "
	  "(galley edit " PATH ")" },
};

static void
adds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct template_option what = { PATH, "opening", "new" };
	struct pool pool = { 0 };
	struct buf got = { 0 };
	const char *file = pool_format(&pool, HEAD "%s" BODY,
	    cases[row].regions);
	const char *want = pool_format(&pool, HEAD "%s" BODY,
	    cases[row].want);
	struct error err;

	if (template_add_option(&got, &what, slice_of(file), &err))
		assert_string_equal(err.text, cases[row].want);
	else
		assert_string_equal(got.at, want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("template_edit", ROWS(cases, adds_as_wanted));
}
