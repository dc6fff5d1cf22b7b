/* SPDX-License-Identifier: Apache-2.0 */
#include "model/library.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define CLAIMS "title: A\nwordings: [\"31 percent  fewer calls\"]\n"

enum ask { READS, USABLE, TOUCHED, BLIND, WORKFLOW, FOUND };

/*
 * text is the document's, or for TOUCHED the old text, and path the new one;
 * BLIND asks the same where a claim cannot be read.
 */
static const struct {
	const char *name;
	enum ask ask;
	const char *path;
	const char *text;
	const char *day;
	const char *want;
} cases[] = {
	{ "the manual's template reads", READS, BRAND_TEMPLATE_PATH,
	  BRAND_TEMPLATE, "2026-11-22", "blocks/opening-calls.md "
	  "blocks/opening-calm.md blocks/proof-scheduling.md "
	  "pillars/safety.yaml pillars/speed.yaml" },
	{ "a customization reads what its template reads", READS,
	  BRAND_CUSTOM_PATH, BRAND_CUSTOM, "2026-11-22",
	  "blocks/opening-calls.md blocks/opening-calm.md "
	  "blocks/proof-scheduling.md pillars/safety.yaml "
	  "pillars/speed.yaml " BRAND_TEMPLATE_PATH },
	{ "images and claims, there or not, whatever when says", READS,
	  "blocks/a.md", BRAND_BLOCK("A", "<!-- when x = y -->\n"
	  "![a](assets/a.png) fast[^claim:c]\n<!-- /when -->"),
	  "2026-11-22", "assets/a.png claims/c.yaml" },
	{ "blocks read blocks, and a loop ends", READS, "blocks/a.md",
	  BRAND_BLOCK("A", "{{> loop-a}}"), "2026-11-22",
	  "blocks/loop-a.md blocks/loop-b.md" },
	{ "parents, and their parents", READS, "templates/email/c.md",
	  "---\nextends: child\n---\n", "2026-11-22",
	  "blocks/opening-calls.md blocks/opening-calm.md "
	  "blocks/proof-scheduling.md pillars/safety.yaml "
	  "pillars/speed.yaml templates/email/child.md "
	  BRAND_TEMPLATE_PATH },
	{ "a document with a mistake reads what can be read", READS,
	  "blocks/a.md", "---\ntitle: [\n---\n{{> loop-b}}\n", "2026-11-22",
	  "blocks/loop-a.md blocks/loop-b.md" },

	{ "usable today", USABLE, BRAND_TEMPLATE_PATH, BRAND_TEMPLATE,
	  "2026-11-22", "" },
	{ "usable through its last day", USABLE, "templates/email/x.md",
	  "---\ntitle: X\nexpires: 2026-11-22\n---\n", "2026-11-22", "" },
	{ "expired the day after", USABLE, "templates/email/x.md",
	  "---\ntitle: X\nexpires: 2026-11-22\n---\n", "2026-11-23",
	  "templates/email/x.md is expired: usable through 2026-11-22" },
	{ "a customization of a template that expired", USABLE,
	  BRAND_CUSTOM_PATH, BRAND_CUSTOM, "2030-07-01", BRAND_CUSTOM_PATH
	  " reads " BRAND_TEMPLATE_PATH ", which is expired: usable through "
	  "2030-06-30" },
	{ "recalled, and what instead", USABLE, "templates/email/x.md",
	  "---\nrecalled: {reason: Wrong price, instead: y}\n---\n",
	  "2026-11-22", "templates/email/x.md is recalled: Wrong price (use y "
	  "instead)" },
	{ "a recalled block takes its readers with it", USABLE,
	  "templates/email/x.md", "---\ntitle: X\n---\n{{> gone}}\n",
	  "2026-11-22", "templates/email/x.md reads blocks/gone.md, which is "
	  "recalled: Old" },
	{ "an expired claim takes its readers with it", USABLE,
	  "templates/email/x.md", "---\ntitle: X\n---\nFast[^claim:old].\n",
	  "2026-11-22", "templates/email/x.md reads claims/old.yaml, which is "
	  "expired: usable through 2020-01-01" },
	{ "what cannot be read may be recalled", USABLE,
	  "templates/email/x.md", "---\ntitle: X\n---\n{{> broken}}\n",
	  "2026-11-22", "templates/email/x.md reads blocks/broken.md, which is "
	  "unreadable, so nobody can tell whether it is recalled" },
	{ "what has no front matter may be recalled", USABLE,
	  "templates/email/x.md", "Hello.\n", "2026-11-22",
	  "templates/email/x.md is unreadable, so nobody can tell whether it "
	  "is recalled" },
	{ "what is not there is not recalled", USABLE,
	  "templates/email/x.md", "---\ntitle: X\n---\n{{> none}}\n",
	  "2026-11-22", "" },
	{ "a pillar has no end", USABLE, "pillars/x.yaml",
	  "title: X\nrecalled: {reason: Old}\n", "2026-11-22", "" },
	{ "an agreement that is recalled", USABLE, "agreements/x.md",
	  "---\ntitle: X\nrecalled: {reason: Old}\n---\n", "2026-11-22",
	  "agreements/x.md is recalled: Old" },
	{ "what nobody can read as a recall may be one", USABLE,
	  "templates/email/x.md", "---\ntitle: X\nrecalled: yes\n---\n",
	  "2026-11-22", "templates/email/x.md is unreadable, so nobody can "
	  "tell whether it is recalled" },
	{ "within twelve months of its approval", USABLE, "blocks/merged.md",
	  BRAND_BLOCK("M", "Hi."), "2025-12-31", "" },
	{ "twelve months after its approval", USABLE, "blocks/merged.md",
	  BRAND_BLOCK("M", "Hi."), "2026-01-01", "blocks/merged.md is past its "
	  "approval, which lasted to 2026-01-01 (ask its owner to edit it: an "
	  "approved change renews it)" },

	{ "an edit beside a claim", TOUCHED, "We had 31 percent fewer calls",
	  "They had 31 percent fewer calls", NULL, "no" },
	{ "edits on both sides of a claim", TOUCHED,
	  "We had 31 percent fewer calls here", "They had 31 percent fewer "
	  "calls there", NULL, "no" },
	{ "a claim is added", TOUCHED, "We had 31 percent fewer calls",
	  "We had calls", NULL, "yes" },
	{ "a claim is removed", TOUCHED, "We had calls",
	  "We had 31 percent fewer calls", NULL, "yes" },
	{ "a word inside a claim", TOUCHED, "31 percent many fewer calls",
	  "31 percent fewer calls", NULL, "yes" },
	{ "a digit before a claim", TOUCHED, "131 percent fewer calls",
	  "31 percent fewer calls", NULL, "yes" },
	{ "white space and case are not read", TOUCHED,
	  "now 31\nPERCENT \u00a0FEWER calls", "now", NULL, "yes" },
	{ "emphasis is not read", TOUCHED, "now 31 **percent** fewer calls",
	  "now", NULL, "yes" },
	{ "a link in a claim is not read", TOUCHED,
	  "now 31 [percent](https://a.example) fewer calls", "now", NULL,
	  "yes" },
	{ "a character reference could spell a claim", TOUCHED,
	  "now &#51;1 percent fewer calls", "now", NULL, "yes" },
	{ "a claim's mark is added", TOUCHED, "fast [^claim:speed]", "fast",
	  NULL, "yes" },
	{ "a claim moved", TOUCHED, "x y z 31 percent fewer calls",
	  "31 percent fewer calls x y z", NULL, "no" },

	{ "where a claim cannot be read, any edit may touch it", BLIND,
	  "We had calls", "They had calls", NULL, "yes" },
	{ "what is the same touches none", BLIND, "We had calls",
	  "We had calls", NULL, "no" },

	{ "a template is found by its id", FOUND, "first-touch", "", NULL,
	  BRAND_TEMPLATE_PATH },
	{ "an id on two shelves is nobody's", FOUND, "twin", "", NULL,
	  "duplicate-id: two shelves hold a template \"twin\" (its owner "
	  "renames one)" },

	{ "a template names its workflow", WORKFLOW, BRAND_TEMPLATE_PATH, "",
	  NULL, "standard" },
	{ "a customization has its template's", WORKFLOW, BRAND_CUSTOM_PATH,
	  "", NULL, "standard" },
	{ "what is new has the default", WORKFLOW, "templates/email/new.md",
	  "", NULL, "strict" },
	{ "a block has the default", WORKFLOW, "blocks/opening-calm.md", "",
	  NULL, "strict" },
};

static struct past
merged_once(void *of, const char *path)
{
	struct past past = { .merged = strcmp(path, "blocks/merged.md") == 0 };

	(void)of;
	date_read(&past.merged_at, slice_of("2025-01-01"));
	return past;
}

static void
ask_reads(const struct library *library, size_t row, struct buf *out,
    struct pool *pool)
{
	struct names reads = { 0 };

	library_reads(library, cases[row].path, slice_of(cases[row].text),
	    &reads, pool);
	for (size_t i = 0; i < reads.count; i++)
		buf_format(out, "%s%s", i ? " " : "", reads.items[i]);
}

static void
ask(const struct library *library, size_t row, struct buf *out,
    struct pool *pool)
{
	struct slice text = slice_of(cases[row].text);
	struct names wordings = { 0 };
	struct template t;
	struct error err = { 0 };

	switch (cases[row].ask) {
	case READS:
		ask_reads(library, row, out, pool);
		break;
	case USABLE:
		library_usable(library, cases[row].path, text, pool, &err);
		buf_text(out, err.text);
		break;
	case TOUCHED:
		library_wordings(library, &wordings, pool);
		buf_text(out, claims_touched(&wordings, text,
		    slice_of(cases[row].path)) ? "yes" : "no");
		break;
	case BLIND:
		names_add(&wordings, pool, "");
		buf_text(out, claims_touched(&wordings, text,
		    slice_of(cases[row].path)) ? "yes" : "no");
		break;
	case FOUND:
		buf_text(out, library_template(library, cases[row].path, &t,
		    pool, &err) ? err.text : t.path);
		break;
	case WORKFLOW:
		buf_text(out, library_workflow(library, cases[row].path,
		    pool));
		break;
	}
}

static void
answers(void **state)
{
	static const struct shelf_file files[] = {
		BRAND_FILES,
		{ "blocks/loop-a.md", BRAND_BLOCK("A", "{{> loop-b}}") },
		{ "blocks/loop-b.md", BRAND_BLOCK("B", "{{> loop-a}}") },
		{ "blocks/gone.md",
		  "---\ntitle: G\nrecalled: {reason: Old}\n---\n" },
		{ "blocks/broken.md", "---\ntitle: [\n---\n" },
		{ "templates/email/child.md",
		  "---\nextends: first-touch\n---\n" },
		{ "templates/email/twin.md", "---\ntitle: T\n---\n" },
		{ "templates/other/twin.md", "---\ntitle: T\n---\n" },
		{ "claims/fewer.yaml", CLAIMS },
		{ "claims/old.yaml",
		  "title: O\nwordings: [o]\nexpires: 2020-01-01\n" },
		{ NULL, NULL },
	};
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = brand_library(&policy, &source,
	    cases[row].day ? cases[row].day : "2026-11-22");
	struct buf got = { 0 };

	library.past = merged_once;
	ask(&library, row, &got, &pool);
	assert_string_equal(got.at ? got.at : "", cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("library", ROWS(cases, answers));
}
