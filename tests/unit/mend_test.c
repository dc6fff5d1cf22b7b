/* SPDX-License-Identifier: Apache-2.0 */
#include "check/mend.h"

#include <string.h>

#include "rows.h"

/* What one finding would put in: "X|Y" is a choice, "!X" is excepted. */
struct put {
	size_t from;
	size_t to;
	const char *text;
};

#define HEAD "--- a/a.md\n+++ b/a.md\n"

static const struct {
	const char *name;
	const char *text;
	struct put puts[4];
	const char *want;
	const char *diff;
} cases[] = {
	{ "a word is put in the place of another", "we utilize it\n",
	  { { 3, 10, "use" } }, "we use it\n",
	  HEAD "@@ -1,1 +1,1 @@\n-we utilize it\n+we use it\n" },
	{ "an empty text takes it away", "very good\n",
	  { { 0, 5, "" } }, "good\n",
	  HEAD "@@ -1,1 +1,1 @@\n-very good\n+good\n" },
	{ "a text is put in at a place", "ab\n", { { 1, 1, "-" } }, "a-b\n",
	  HEAD "@@ -1,1 +1,1 @@\n-ab\n+a-b\n" },
	{ "of two that overlap the first is taken", "abcdef\n",
	  { { 2, 5, "X" }, { 1, 3, "Y" } }, "aYdef\n",
	  HEAD "@@ -1,1 +1,1 @@\n-abcdef\n+aYdef\n" },
	{ "of two that touch, too", "abcd\n",
	  { { 0, 2, "X" }, { 2, 4, "Y" } }, "Xcd\n",
	  HEAD "@@ -1,1 +1,1 @@\n-abcd\n+Xcd\n" },
	{ "of two in one place the first of the list", "abcd\n",
	  { { 1, 2, "X" }, { 1, 3, "Y" } }, "aXcd\n",
	  HEAD "@@ -1,1 +1,1 @@\n-abcd\n+aXcd\n" },
	{ "several texts are for a person to choose from", "ab\n",
	  { { 0, 1, "X|Y" } }, "ab\n", "" },
	{ "what is excepted stays", "ab\n",
	  { { 0, 1, "!X" } }, "ab\n", "" },
	{ "bytes beyond the text are left alone", "ab\n",
	  { { 2, 9, "X" } }, "ab\n", "" },
	{ "an end before its start is left alone", "ab\n",
	  { { 2, 1, "X" } }, "ab\n", "" },
	{ "two on one line are one hunk", "a b\nc\n",
	  { { 0, 1, "X" }, { 2, 3, "Y" } }, "X Y\nc\n",
	  HEAD "@@ -1,1 +1,1 @@\n-a b\n+X Y\n" },
	{ "lines between keep their numbers", "a\nb\nc\nd\n",
	  { { 0, 1, "1\n2" }, { 6, 7, "4" } }, "1\n2\nb\nc\n4\n",
	  HEAD "@@ -1,1 +1,2 @@\n-a\n+1\n+2\n@@ -4,1 +5,1 @@\n-d\n+4\n" },
	{ "a last line without its end is told", "a\nb",
	  { { 2, 3, "c" } }, "a\nc",
	  HEAD "@@ -2,1 +2,1 @@\n-b\n\\ No newline at end of file\n"
	  "+c\n\\ No newline at end of file\n" },
};

static struct findings
find(const struct put *puts, struct pool *pool)
{
	struct findings list = { 0 };

	for (size_t i = 0; puts[i].text; i++) {
		struct finding f = { .rule = "r", .place = { "a.md", 1, 1 },
			.excepted = *puts[i].text == '!' ? "ann" : NULL,
			.replacement.bytes = { puts[i].from, puts[i].to } };
		const char *second = strchr(puts[i].text, '|');

		names_add(&f.replacement.texts, pool, puts[i].text);
		if (second)
			names_add(&f.replacement.texts, pool, second + 1);
		findings_add(&list, pool, f);
	}
	return list;
}

static void
mends_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice text = slice_of(cases[row].text);
	struct buf out = { 0 }, diff = { 0 };
	struct pool pool = { 0 };
	struct findings list = find(cases[row].puts, &pool);
	struct mends mends = mends_choose(&list, text, &pool);

	mends_apply(&mends, text, &out);
	mends_diff(&mends, "a.md", text, &diff);
	assert_string_equal(out.at, cases[row].want);
	assert_string_equal(diff.at ? diff.at : "", cases[row].diff);
	buf_release(&out);
	buf_release(&diff);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("mend", ROWS(cases, mends_as_wanted));
}
