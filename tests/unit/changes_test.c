/* SPDX-License-Identifier: Apache-2.0 */
#include "model/changes.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define CUSTOM "customizations/rep1/first-touch/bolt.md"

/* Which kind a set of paths is; ci/build.yml is under ci. */
static const struct {
	const char *name;
	const char *paths[4];	/* ends in NULL */
	enum changes_kind want;
} kinds[] = {
	{ "no path", { NULL }, CHANGES_EMPTY },
	{ "one customization", { CUSTOM, NULL }, CHANGES_CUSTOM },
	{ "two customizations",
	  { CUSTOM, "customizations/rep1/first-touch/x.md", NULL },
	  CHANGES_CONTENT },
	{ "a customization and a template",
	  { CUSTOM, "templates/email/x.md", NULL }, CHANGES_CONTENT },
	{ "one template", { "templates/email/x.md", NULL },
	  CHANGES_CONTENT },
	{ "a file where customizations lie, but none",
	  { "customizations/rep1/x.md", NULL }, CHANGES_CONTENT },
	{ "a person", { "people/rep1.yaml", NULL }, CHANGES_POLICY },
	{ "policy of several kinds", { ".vale.ini", "galley.yaml",
	  "registries/terms.yaml", NULL }, CHANGES_POLICY },
	{ "a path under ci", { "ci/build.yml", NULL }, CHANGES_POLICY },
	{ "policy and a template",
	  { "people/rep1.yaml", "templates/email/x.md", NULL },
	  CHANGES_MIXED },
	{ "policy and a customization",
	  { CUSTOM, "workflows/light.yaml", NULL }, CHANGES_MIXED },
};

static void
classifies_as_wanted(void **state)
{
	size_t row = ROWS_AT(kinds, state);
	struct change items[4] = { 0 };
	struct changes changes = { items, 0 };
	const char *under[] = { "ci" };
	struct names ci = { under, 1 };

	while (kinds[row].paths[changes.count]) {
		items[changes.count].path = kinds[row].paths[changes.count];
		changes.count++;
	}
	assert_int_equal(changes_classify(&changes, &ci), kinds[row].want);
}

#define A { .path = "a", .old_mode = 0100644, .new_mode = 0100644, \
    .old_id = { { 1 } }, .new_id = { { 2 } } }

static const struct {
	const char *name;
	struct change a[2];
	struct change b[2];
	size_t counts[2];
	bool want;
} pairs[] = {
	{ "two of nothing", { { 0 } }, { { 0 } }, { 0, 0 }, true },
	{ "the same change", { A }, { A }, { 1, 1 }, true },
	{ "what main did meanwhile is no part of it", { A },
	  { { .path = "a", .old_mode = 0100644, .new_mode = 0100644,
	  .old_id = { { 1 } }, .new_id = { { 2 } }, .on_main = true,
	  .moved = true } }, { 1, 1 }, true },
	{ "one more", { A }, { A, A }, { 1, 2 }, false },
	{ "another path", { A }, { { .path = "b", .old_mode = 0100644,
	  .new_mode = 0100644, .old_id = { { 1 } }, .new_id = { { 2 } } } },
	  { 1, 1 }, false },
	{ "another mode before", { A }, { { .path = "a", .new_mode = 0100644,
	  .old_id = { { 1 } }, .new_id = { { 2 } } } }, { 1, 1 }, false },
	{ "another mode after", { A }, { { .path = "a", .old_mode = 0100644,
	  .new_mode = 0100755, .old_id = { { 1 } }, .new_id = { { 2 } } } },
	  { 1, 1 }, false },
	{ "another text before", { A }, { { .path = "a", .old_mode = 0100644,
	  .new_mode = 0100644, .old_id = { { 3 } }, .new_id = { { 2 } } } },
	  { 1, 1 }, false },
	{ "another text after", { A }, { { .path = "a", .old_mode = 0100644,
	  .new_mode = 0100644, .old_id = { { 1 } }, .new_id = { { 3 } } } },
	  { 1, 1 }, false },
};

static void
compares_as_wanted(void **state)
{
	size_t row = ROWS_AT(pairs, state);
	struct change a[2], b[2];
	struct changes left = { a, pairs[row].counts[0] };
	struct changes right = { b, pairs[row].counts[1] };

	memcpy(a, pairs[row].a, sizeof a);
	memcpy(b, pairs[row].b, sizeof b);
	assert_int_equal(changes_equal(&left, &right), pairs[row].want);
}

#define FRONT(yaml) "---\ntitle: X\nexpires: 2030-01-01\n" yaml "---\nBody\n"
#define RECALLED "recalled: {reason: wrong price, instead: other}\n"
#define T "templates/email/x.md"
#define FILE_MODE 0100644

/* An old text of NULL is absent, and so is a new one. */
static const struct {
	const char *name;
	const char *path;
	const char *before;
	const char *after;
	bool want;
} recalls[] = {
	{ "a template that gets recalled", T, FRONT(""), FRONT(RECALLED),
	  true },
	{ "recalled anywhere in the front matter", T, FRONT(""),
	  "---\n" RECALLED "title: X\nexpires: 2030-01-01\n---\nBody\n",
	  true },
	{ "without saying what instead", T, FRONT(""),
	  FRONT("recalled: {reason: wrong}\n"), true },
	{ "a block", "blocks/x.md", FRONT(""), FRONT(RECALLED), true },
	{ "a customization", CUSTOM, FRONT(""), FRONT(RECALLED), true },
	{ "a claim, which has no body", "claims/x.yaml", "title: X\n",
	  "title: X\n" RECALLED, true },

	{ "recalled already", T, FRONT(RECALLED),
	  FRONT("recalled: {reason: other}\n"), false },
	{ "recalled taken back", T, FRONT(RECALLED), FRONT(""), false },
	{ "nothing recalled", T, FRONT(""), FRONT(""), false },
	{ "another body", T, FRONT(""), FRONT(RECALLED) "More\n", false },
	{ "another line end in the body", T, FRONT(""),
	  FRONT(RECALLED) "\n", false },
	{ "another value", T, FRONT(""), "---\ntitle: Y\n"
	  "expires: 2030-01-01\n" RECALLED "---\nBody\n", false },
	{ "a value that loses its quotes", T, "---\na: \"true\"\n---\nBody\n",
	  "---\na: true\n" RECALLED "---\nBody\n", false },
	{ "a list that becomes a text", T, "---\na: [b]\n---\nBody\n",
	  "---\na: b\n" RECALLED "---\nBody\n", false },
	{ "a list with one item more", T, "---\na: [b]\n---\nBody\n",
	  "---\na: [b, c]\n" RECALLED "---\nBody\n", false },
	{ "an inner key renamed", T, "---\na: {b: c}\n---\nBody\n",
	  "---\na: {d: c}\n" RECALLED "---\nBody\n", false },
	{ "one key more", T, FRONT(""), FRONT(RECALLED "owner: me\n"),
	  false },
	{ "recalled without reason", T, FRONT(""),
	  FRONT("recalled: {instead: x}\n"), false },
	{ "recalled as a text", T, FRONT(""), FRONT("recalled: yes\n"),
	  false },
	{ "a new document", T, NULL, FRONT(RECALLED), false },
	{ "a document removed", T, FRONT(""), NULL, false },
	{ "no front matter before", T, "Body\n", FRONT(RECALLED), false },
	{ "no front matter after", T, FRONT(""), "Body\n", false },
	{ "front matter that cannot be read", T, "---\na: {\n---\nBody\n",
	  FRONT(RECALLED), false },
	{ "front matter that is a list", T, "---\n- a\n---\nBody\n",
	  FRONT(RECALLED), false },
	{ "a pillar, which has no recall", "pillars/x.yaml", "title: X\n",
	  "title: X\n" RECALLED, false },
};

static void
recalls_as_wanted(void **state)
{
	size_t row = ROWS_AT(recalls, state);
	const char *before = recalls[row].before, *after = recalls[row].after;
	struct change items[2] = { { .path = recalls[row].path } };
	struct changes changes = { items, 1 };
	struct pool pool = { 0 };

	items[0].old_mode = before ? FILE_MODE : 0;
	items[0].old_text = slice_of(before ? before : "");
	items[0].new_mode = after ? FILE_MODE : 0;
	items[0].new_text = slice_of(after ? after : "");
	assert_int_equal(changes_is_recall(&changes, &pool),
	    recalls[row].want);
	items[0].new_mode |= 0111;
	assert_false(changes_is_recall(&changes, &pool));
	items[0].new_mode = after ? FILE_MODE : 0;
	items[1] = (struct change){ T, FILE_MODE, FILE_MODE,
		.old_text = slice_of(FRONT("")),
		.new_text = slice_of(FRONT(RECALLED)) };
	changes.count = 2;
	assert_int_equal(changes_is_recall(&changes, &pool),
	    recalls[row].want);
	changes.count = 0;
	assert_false(changes_is_recall(&changes, &pool));
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("changes", ROWS(kinds, classifies_as_wanted),
	    ROWS(pairs, compares_as_wanted), ROWS(recalls, recalls_as_wanted));
}
