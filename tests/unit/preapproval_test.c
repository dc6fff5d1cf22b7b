/* SPDX-License-Identifier: Apache-2.0 */
#include "model/preapproval.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define C BRAND_CUSTOM_PATH
#define HEAD "---\ntemplate: first-touch\n"
#define ME HEAD "share: me\n"
#define OPENING(text) "<!-- region opening -->\n" text "\n<!-- /region -->\n"
#define BEYOND ME "fields: {customer: Bolt, discount: 18}\n---\n"
#define SAID "Bolt loses every third caller at noon and asked us why."
#define BASE_A "base: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
#define BASE_B "base: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
#define BASE_C "base: cccccccccccccccccccccccccccccccccccccccc\n"

/* Why the new version asks, or "free"; then whether only fields differ. */
static const struct comparison {
	const char *name;
	const char *approved;	/* by a person; NULL: none was */
	const char *new;
	const char *want;
} cases[] = {
	{ "values in range", NULL,
	  ME "fields: {customer: Bolt, discount: 10, market: eu}\n---\n",
	  "free" },
	{ "a value beyond the range", NULL,
	  ME "fields: {customer: Bolt, discount: 10.5}\n---\n",
	  "discount 10.5 is beyond the pre-approved 0..10" },
	{ "a value that is not allowed at all", NULL,
	  ME "fields: {customer: Bolt, discount: 21}\n---\n",
	  "discount 21 is beyond the pre-approved 0..10" },
	{ "a hidden character", NULL,
	  ME "fields: {customer: \"Bo\\u202elt\"}\n---\n",
	  "customer Bo\u202elt is beyond the pre-approved any" },
	{ "a field of another template", NULL,
	  ME "fields: {customer: Bolt, price: 1}\n---\n",
	  "the template has no field price" },
	{ "a region of another template", NULL, ME "---\n"
	  "<!-- region end -->\nBye.\n<!-- /region -->\n",
	  "the template has no region end" },
	{ "a new one offered to the team", NULL, HEAD "share: team\n---\n",
	  "it is offered to others (a new one says share: me)" },
	{ "a new one that is recalled", NULL,
	  ME "recalled: {reason: x}\n---\n", "it is recalled" },
	{ "one that names another template", NULL,
	  "---\ntemplate: other\nshare: me\n---\n",
	  "it names another template" },

	{ "the template's own text", NULL,
	  ME "---\n" OPENING("Clinics like yours lose hours to the phone."),
	  "free" },
	{ "an option's text, blank lines around it", NULL,
	  ME "---\n" OPENING("\n" BRAND_CALM "\n"), "free" },
	{ "an option's text, indented to be code", NULL,
	  ME "---\n" OPENING("    " BRAND_CALM),
	  "the text of opening is not pre-approved" },
	{ "no text at all is no option, even beside one that cannot be read",
	  NULL, ME "---\n" OPENING(""),
	  "the text of opening is not pre-approved" },
	{ "four words changed", NULL,
	  ME "---\n" OPENING("Clinics like Bolt lose two days a phone."),
	  "free" },
	{ "five words changed", NULL,
	  ME "---\n" OPENING("Clinics like Bolt lose two days a week."),
	  "the text of opening is not pre-approved" },
	{ "a claim added in few words", NULL,
	  ME "---\n" OPENING("Clinics lose hours: a fast[^claim:speed] phone."),
	  "the text of opening is not pre-approved" },

	{ "nothing differs", BEYOND, BEYOND, "free, only fields" },
	{ "beyond, and a field it set differs", BEYOND,
	  ME "fields: {customer: Volt, discount: 18}\n---\n",
	  "customer differs, and discount was approved beyond today's "
	  "pre-approved range, only fields" },
	{ "beyond, and the value comes back in range", BEYOND,
	  ME "fields: {customer: Bolt, discount: 5}\n---\n",
	  "discount differs, and discount was approved beyond today's "
	  "pre-approved range, only fields" },
	{ "beyond, and a field it left unset is set", BEYOND,
	  ME "fields: {customer: Bolt, discount: 18, market: eu}\n---\n",
	  "free, only fields" },
	{ "beyond, and what is asked at use is there", BEYOND,
	  ME "fields: {customer: Bolt, discount: 18, first_name: Ann}\n"
	  "---\n", "free, only fields" },
	{ "beyond, and what is asked at use differs", ME "fields: {customer: "
	  "Bolt, discount: 18, first_name: Ann}\n---\n", ME "fields: "
	  "{customer: Bolt, discount: 18, first_name: Bob}\n---\n",
	  "free, only fields" },
	{ "beyond, and further beyond", BEYOND,
	  ME "fields: {customer: Bolt, discount: 19}\n---\n",
	  "discount 19 is beyond the pre-approved 0..10, only fields" },
	{ "beyond, and an option is taken", BEYOND,
	  ME "fields: {customer: Bolt, discount: 18}\n---\n"
	  OPENING(BRAND_CALM), "the text of opening is not pre-approved" },
	{ "beyond by its text, and a field differs",
	  ME "fields: {customer: Bolt}\n---\n" OPENING(SAID),
	  ME "fields: {customer: Volt}\n---\n" OPENING(SAID),
	  "customer differs, and opening was approved beyond today's "
	  "pre-approved range, only fields" },
	{ "beyond by its text, and a word of it differs",
	  ME "fields: {customer: Bolt}\n---\n" OPENING(SAID),
	  ME "fields: {customer: Bolt}\n---\n" OPENING(SAID " Ha."),
	  "the text of opening is not pre-approved" },
	{ "within, and a value differs in range",
	  ME "fields: {customer: Bolt, discount: 5}\n---\n",
	  ME "fields: {customer: Bolt, discount: 7}\n---\n",
	  "free, only fields" },
	{ "within, and a region appears",
	  ME "fields: {customer: Bolt}\n---\n",
	  ME "fields: {customer: Bolt}\n---\n" OPENING(BRAND_CALM), "free" },
	{ "within, and a value goes",
	  ME "fields: {customer: Bolt}\n---\n", ME "---\n",
	  "customer has no value any more, only fields" },
	{ "offered to more people", ME "---\n", HEAD "share: all\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "made for somebody else", ME "for: {account: A}\n---\n",
	  ME "for: {account: B}\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "a comment appears", ME "---\n", ME "# hello\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "all on one line, where keys cannot be told apart",
	  "---\n{template: first-touch, share: me}\n---\n",
	  "---\n{template: first-touch, share: me}\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "on one line now, where keys cannot be told apart", ME "---\n",
	  "---\n{template: first-touch, share: me}\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "the base becomes today's", HEAD BASE_A "share: me\n---\n",
	  HEAD BASE_B "share: me\n---\n", "free" },
	{ "the base becomes another's", HEAD BASE_A "share: me\n---\n",
	  HEAD BASE_C "share: me\n---\n",
	  "its base is neither the approved one's nor today's template" },
	{ "the base goes", HEAD BASE_A "share: me\n---\n", ME "---\n",
	  "its base is neither the approved one's nor today's template" },
};

/* The new one is made for one use: no text of it is stored. */
static const struct comparison uses[] = {
	{ "a use of it as it is", BEYOND, BEYOND, "free" },
	{ "a use with another value in range", ME "fields: {discount: 5}\n"
	  "---\n", ME "fields: {discount: 7}\n---\n", "free" },
	{ "a use for the same account", ME "for: {account: A}\n---\n",
	  ME "for: {account: A}\n---\n", "free" },
	{ "a use for another account", ME "for: {account: A}\n---\n",
	  ME "for: {account: B}\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "a use for one facet more", ME "for: {account: A}\n---\n",
	  ME "for: {account: A, market: eu}\n---\n",
	  "more than fields and regions differs from what was approved" },
	{ "a use of what was made for another template",
	  "---\ntemplate: other\nshare: me\n---\n", ME "---\n",
	  "more than fields and regions differs from what was approved" },
	{ "a use of what others are offered", ME "---\n",
	  HEAD "share: all\n---\n",
	  "more than fields and regions differs from what was approved" },
};

/* Which bytes today's template has nobody told. */
static const struct comparison untold[] = {
	{ "a base that nobody can tell", HEAD BASE_A "share: me\n---\n",
	  HEAD BASE_C "share: me\n---\n", "free" },
	{ "no base any more, and nobody can tell",
	  HEAD BASE_A "share: me\n---\n", ME "---\n",
	  "its base is neither the approved one's nor today's template" },
};

static struct past
template_of_today(void *of, const char *path)
{
	(void)of;
	(void)path;
	return (struct past){
		.blob = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" };
}

/* What of the world the comparison is made with. */
enum known { KNOWN, NO_TEXT, NO_PAST };

static void
judge(const struct library *library, const struct comparison *c,
    enum known known, struct buf *out, struct pool *pool)
{
	struct customization approved, new;
	struct proposal p = { .library = library, .new = &new,
		.new_text = slice_of(c->new) };
	struct template t;
	const char *why = "free";
	struct error err;

	assert_int_equal(library_template(library, "first-touch", &t, pool,
	    &err), 0);
	assert_int_equal(customization_parse(&new, C, p.new_text, pool, &err),
	    0);
	p.t = &t;
	if (known == NO_TEXT)
		p.new_text = (struct slice){ 0 };
	if (c->approved) {
		p.approved_text = slice_of(c->approved);
		assert_int_equal(customization_parse(&approved, C,
		    p.approved_text, pool, &err), 0);
		p.approved = p.old = &approved;
		p.old_text = p.approved_text;
	}
	preapproved_whole(&p, &why, pool);
	buf_format(out, "%s%s", why,
	    proposal_only_fields(&p) ? ", only fields" : "");
}

static void
compare(const struct comparison *c, enum known known)
{
	static const struct shelf_file files[] = {
		{ "blocks/opening-calls.md", "no block" }, BRAND_FILES,
		{ NULL, NULL } };
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = brand_library(&policy, &source,
	    "2026-11-22");
	struct buf got = { 0 };

	library.past = known == NO_PAST ? NULL : template_of_today;
	judge(&library, c, known, &got, &pool);
	assert_string_equal(got.at, c->want);
	buf_release(&got);
	pool_release(&pool);
}

static void
frees_or_asks(void **state)
{
	compare(*state, KNOWN);
}

static void
frees_or_asks_without_text(void **state)
{
	compare(*state, NO_TEXT);
}

static void
frees_or_asks_without_past(void **state)
{
	compare(*state, NO_PAST);
}

static void
frees_nothing_that_is_not(void **state)
{
	const struct customization new = { .template_id = "first-touch" };
	const struct template t = { .id = "first-touch" };
	struct proposal removed = { .t = &t }, orphan = { .new = &new };
	struct pool pool = { 0 };
	const char *why = NULL;

	(void)state;
	assert_null(proposal_value(&t, &new, "none"));
	assert_int_equal(proposal_region(&t, &new, "none").len, 0);
	assert_false(preapproved_whole(&removed, &why, &pool));
	assert_string_equal(why, "it is removed, or its template is gone");
	why = NULL;
	assert_false(preapproved_whole(&orphan, &why, &pool));
	assert_string_equal(why, "it is removed, or its template is gone");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("preapproval", ROWS(cases, frees_or_asks),
	    ROWS(uses, frees_or_asks_without_text),
	    ROWS(untold, frees_or_asks_without_past),
	    ROW("what is removed, or of no template",
		frees_nothing_that_is_not));
}
