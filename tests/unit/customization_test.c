/* SPDX-License-Identifier: Apache-2.0 */
#include "model/customization.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define C BRAND_CUSTOM_PATH
#define HEAD "---\ntemplate: first-touch\n"

/* What is read, written again; act is "field=value" or "region:text" first. */
static const struct {
	const char *name;
	const char *text;
	const char *act;
	const char *want;
} cases[] = {
	{ "the manual's sample, without its comments", BRAND_CUSTOM, "",
	  "---\ntemplate: first-touch\n"
	  "base: 3f786850e387550fdab836ed7e6dc881de23001b\n"
	  "for: {account: Bolt, segment: clinic, market: eu}\nshare: me\n"
	  "fields: {customer: Bolt, discount: 18, market: eu}\n---\n"
	  "<!-- region opening -->\n"
	  "Bolt's three sites answer four hundred calls a day.\n"
	  "<!-- /region -->\n" },
	{ "the least of one", HEAD "---\n", "",
	  HEAD "share: me\n---\n" },
	{ "fields stand in the template's order",
	  HEAD "fields: {market: eu, other: x, customer: Bolt}\n---\n", "",
	  HEAD "share: me\nfields: {customer: Bolt, market: eu, other: x}\n"
	  "---\n" },
	{ "values that need it are quoted",
	  HEAD "fields: {customer: \"a, b: {c} #d\"}\n---\n", "",
	  HEAD "share: me\nfields: {customer: \"a, b: {c} #d\"}\n---\n" },
	{ "what does not fit one line gets a line each",
	  HEAD "fields: {customer: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, market: eu}\n---\n",
	  "", HEAD "share: me\nfields:\n"
	  "  customer: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  market: eu\n"
	  "---\n" },
	{ "a recall is kept", HEAD "recalled: {reason: Wrong}\n---\n", "",
	  HEAD "share: me\nrecalled:\n  reason: Wrong\n---\n" },
	{ "a field is set", HEAD "---\n", "customer=Bolt",
	  HEAD "share: me\nfields: {customer: Bolt}\n---\n" },
	{ "a field is set anew", HEAD "fields: {customer: A}\n---\n",
	  "customer=Bolt",
	  HEAD "share: me\nfields: {customer: Bolt}\n---\n" },
	{ "a field is removed", HEAD "fields: {customer: A}\n---\n",
	  "customer=", HEAD "share: me\n---\n" },
	{ "a region is set without its blank lines", HEAD "---\n",
	  "opening:\n\n  Hi.\n\n", HEAD "share: me\n---\n"
	  "<!-- region opening -->\n  Hi.\n<!-- /region -->\n" },
	{ "a region is removed", HEAD "---\n<!-- region opening -->\nHi.\n"
	  "<!-- /region -->\n", "opening:", HEAD "share: me\n---\n" },

	{ "text outside a region", HEAD "---\n\nBuy.\n", "",
	  C ":5:1: locked-text: text outside a region (put it in one, or "
	  "remove it: locked text comes from the template)" },
	{ "text between regions", HEAD "---\n<!-- region a -->\nHi.\n"
	  "<!-- /region -->\nBuy.\n", "", C ":7:1: locked-text: text outside "
	  "a region (put it in one, or remove it: locked text comes from the "
	  "template)" },
	{ "a when", HEAD "---\n<!-- when market = eu -->\n<!-- /when -->\n"
	  "{{> a}}\n", "", C ":6:1: locked-text: text outside a region (put it "
	  "in one, or remove it: locked text comes from the template)" },
	{ "nobody to share with", HEAD "share: us\n---\n", "",
	  C ":3:8: share: \"us\" is not a way to share (write me, team or "
	  "all)" },
	{ "a base that is none", HEAD "base: main\n---\n", "", C ":3:7: "
	  "front-matter: \"main\" is not the id of a version (40 hex digits, "
	  "or leave it out)" },
	{ "a value is one text", HEAD "fields: {customer: [a]}\n---\n", "",
	  C ":3:20: front-matter: \"customer\" must be one text (quote it)" },
	{ "a template is named", "---\nshare: me\n---\n", "", C ":2:1: "
	  "front-matter: \"template\" is missing (add template: ...)" },
	{ "a key that is none", HEAD "field: {a: b}\n---\n", "", C ":3:1: "
	  "front-matter: unknown key \"field\" (did you mean \"fields\"?)" },
};

static void
act_on(struct customization *c, const char *act, struct pool *pool)
{
	size_t len = strcspn(act, "=:");
	const char *name = pool_copy(pool, (struct slice){ act, len });
	const char *value = act[len] ? act + len + 1 : "";
	struct slice none = { NULL, 0 };

	if (act[len] == '=')
		customization_set(c, name, value[0] ? value : NULL, pool);
	else if (act[len] == ':')
		customization_set_region(c, name, value[0] ?
		    slice_of(value) : none, pool);
}

static void
writes_what_it_read(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct customization c;
	struct template t;
	struct error err;

	assert_int_equal(template_parse(&t, BRAND_TEMPLATE_PATH,
	    slice_of(BRAND_TEMPLATE), &pool, &err), 0);
	if (customization_parse(&c, C, slice_of(cases[row].text), &pool,
	    &err)) {
		buf_text(&got, err.text);
	} else {
		act_on(&c, cases[row].act, &pool);
		customization_write(&c, &t, &got);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("customization", ROWS(cases, writes_what_it_read));
}
