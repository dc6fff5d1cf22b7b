/* SPDX-License-Identifier: Apache-2.0 */
#include "model/issue.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define HEAD "---\ntemplate: first-touch\n"

/* The text it makes, its subject first; NULL: the template alone. */
static const struct {
	const char *name;
	const char *custom;
	const char *want;
} cases[] = {
	{ "the template with its defaults", NULL,
	  "Subject: A calmer front desk for {{customer}}\n"
	  "Clinics like yours lose hours to the phone.\n\n"
	  "{{first_name}}, {{customer}} would start at 0 % below list.\n\n"
	  "Booked while the caller is still on the line, under lock and on "
	  "record.\n" },
	{ "the manual's customization", BRAND_CUSTOM,
	  "Subject: A calmer front desk for Bolt\n"
	  "Bolt's three sites answer four hundred calls a day.\n\n"
	  "{{first_name}}, Bolt would start at 18 % below list.\n\n"
	  "Your data stays in the EU.\n\n"
	  "Booked while the caller is still on the line, under lock and on "
	  "record.\n" },
	{ "a value is never read as text",
	  HEAD "fields: {customer: \"*A* [b](c)\", first_name: x}\n---\n",
	  "Subject: A calmer front desk for *A* [b](c)\n"
	  "Clinics like yours lose hours to the phone.\n\n"
	  "x, *A* [b](c) would start at 0 % below list.\n\n"
	  "Booked while the caller is still on the line, under lock and on "
	  "record.\n" },
	{ "a region that the template lacks", HEAD "---\n<!-- region end -->\n"
	  "Bye.\n<!-- /region -->\n", "customizations/rep1/first-touch/bolt.md"
	  ":5: region: the template has no region end (remove it)" },
	{ "a slot that the template lacks", HEAD "---\n"
	  "<!-- region opening -->\n{{price}}\n<!-- /region -->\n",
	  "customizations/rep1/first-touch/bolt.md:5:1: slot" },
};

static void
compose(const struct library *library, const char *custom, struct buf *out,
    struct pool *pool)
{
	struct customization c;
	struct template t;
	struct document *document;
	struct error err;

	assert_int_equal(library_template(library, "first-touch", &t, pool,
	    &err), 0);
	if (custom)
		assert_int_equal(customization_parse(&c, BRAND_CUSTOM_PATH,
		    slice_of(custom), pool, &err), 0);
	if (issue_compose(&document, library, &t, custom ? &c : NULL, &err)) {
		buf_text(out, err.text);
		return;
	}
	buf_format(out, "Subject: %s\n", document_header(document,
	    "Subject"));
	document_write_text(document, out);
	document_free(document);
}

static void
makes_a_document(void **state)
{
	static const struct shelf_file files[] = { BRAND_FILES,
		{ NULL, NULL } };
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = brand_library(&policy, &source,
	    "2026-11-22");
	struct buf got = { 0 };

	compose(&library, cases[row].custom, &got, &pool);
	/* What text/ says after its rule is told in its own tests. */
	if (strstr(got.at, ": slot: "))
		strstr(got.at, ": slot: ")[6] = '\0';
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("issue", ROWS(cases, makes_a_document));
}
