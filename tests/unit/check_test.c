/* SPDX-License-Identifier: Apache-2.0 */
#include "check/check.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define HEAD(keys) "---\ntitle: T\nkind: one-pager\nowner: brand1\n" keys \
    "---\n"
#define CUSTOM(fields, body) BRAND_CUSTOM_HEAD "fields: {" fields "}\n---\n" \
    body
#define OPENING(text) "<!-- region opening -->\n" text "\n<!-- /region -->\n"
#define T "templates/email/other.md"
#define C BRAND_CUSTOM_PATH

/* A finding is "line:column rule", with "?" after a warning's rule. */
static const struct {
	const char *name;
	const char *path;
	const char *text;
	const char *want;
} cases[] = {
	{ "the manual's template passes", BRAND_TEMPLATE_PATH, BRAND_TEMPLATE,
	  "19:10 channel-length?" },
	{ "the manual's customization passes", C, BRAND_CUSTOM, "" },
	{ "values at the end of the range pass", C,
	  CUSTOM("customer: Bolt, discount: 20, market: eu", ""), "" },

	{ "text outside a region is locked", C,
	  CUSTOM("customer: Bolt, market: eu", "Buy now.\n"),
	  "8:1 locked-text" },
	{ "an include outside a region is locked", C,
	  CUSTOM("customer: Bolt, market: eu", "{{> opening-calm}}\n"),
	  "8:1 locked-text" },
	{ "a field that the template lacks", C,
	  CUSTOM("customer: Bolt, market: eu, dicsount: 3", ""),
	  "6:48 unknown-field" },
	{ "a region that the template lacks", C,
	  CUSTOM("customer: Bolt, market: eu",
	  "<!-- region closing -->\nBye.\n<!-- /region -->\n"),
	  "8:1 unknown-region" },
	{ "a required field without value", C, CUSTOM("market: eu", ""),
	  "1:1 channel-length?, 1:1 missing-field" },
	{ "a required field with a blank one", C,
	  CUSTOM("customer: \" \", market: eu", ""), "6:20 field-value" },
	{ "a value that its type does not admit", C,
	  CUSTOM("customer: Bolt, discount: ten, market: eu", ""),
	  "6:36 field-value" },
	{ "a value beyond the hard range", C,
	  CUSTOM("customer: Bolt, discount: 20.000001, market: eu", ""),
	  "6:36 field-range" },
	{ "a value that is too long", C, CUSTOM("customer: xxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, market: eu", ""),
	  "1:1 channel-length, 6:20 field-value" },
	{ "too few words in a region", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("Call us.")), "8:1 region-words" },
	{ "a subject beyond the channel", C, CUSTOM("customer: Bolt and all the"
	  " other brothers of the family, market: eu", ""),
	  "1:1 channel-length" },
	{ "a for that contradicts a field", C,
	  CUSTOM("customer: Bolt, market: us", ""), "4:47 facet" },
	{ "a for outside the audience", C, "---\ntemplate: first-touch\n"
	  "for: {segment: dental}\nfields: {customer: Bolt}\n---\n",
	  "3:16 facet" },
	{ "a for that is not a facet", C, "---\ntemplate: first-touch\n"
	  "for: {colour: red}\nfields: {customer: Bolt}\n---\n",
	  "3:15 facet" },
	{ "what is asked at use is not stored", C,
	  CUSTOM("customer: Bolt, market: eu, first_name: Ann", ""),
	  "6:50 at-use" },
	{ "nobody to share with", C, "---\ntemplate: first-touch\n"
	  "share: everybody\nfields: {customer: Bolt}\n---\n", "3:8 share" },
	{ "a key that is none", C, "---\ntemplate: first-touch\ncolour: red\n"
	  "---\n", "3:1 front-matter" },
	{ "a template other than the path's", C, "---\ntemplate: second-touch\n"
	  "fields: {customer: Bolt}\n---\n", "1:1 template" },
	{ "a template that is not there", "customizations/rep1/none/bolt.md",
	  "---\ntemplate: none\n---\n", "1:1 template" },
	{ "a hidden character in the bytes", C, CUSTOM("customer: Bo\u202elt, "
	  "market: eu", ""),
	  "6:20 field-value, 6:20 hidden-character, 6:22 hidden-character" },
	{ "a hidden character by an escape in YAML", C,
	  CUSTOM("customer: \"Bo\\u202elt\", market: eu", ""),
	  "6:20 field-value, 6:20 hidden-character" },
	{ "a hidden character by a reference", C,
	  CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four&#8238; five six.")),
	  "9:1 hidden-character" },
	{ "a link to a host of ours", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](https://www.northwind.example"
	  "/a).")), "" },
	{ "a link to another's host", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](https://evil.example/a).")),
	  "9:25 link-host" },
	{ "a link to a host that ends alike", C,
	  CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](https://xnorthwind.example)."
	  )), "9:25 link-host" },
	{ "a link with a user before the host", C,
	  CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](https://northwind.example@"
	  "evil.example/).")), "9:25 link-host" },
	{ "a link that runs a script", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](javascript:alert(1)).")),
	  "9:25 link-scheme" },
	{ "a link without encryption", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five [six](http://northwind.example).")
	  ), "9:25 link-scheme" },
	{ "an image that is there", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five ![six](assets/logo.png).")), "" },
	{ "an image that is not", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five ![six](assets/none.png).")),
	  "9:25 image" },
	{ "an image written in disguise", C,
	  CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five ![six](&#97;ssets/logo.png).")),
	  "9:25 image" },
	{ "an image from elsewhere", C, CUSTOM("customer: Bolt, market: eu",
	  OPENING("One two three four five ![six](https://x.example/a.png).")
	  ), "9:25 image" },

	{ "a link that is a field is one when filled", T,
	  HEAD("fields:\n  u: {type: url}\n  e: {type: email}\n"
	  "  p: {type: phone}\n") "[a]({{u}}) [b]({{e}}) [c]({{p}})\n", "" },
	{ "a value of type url leads to a host of ours", T,
	  HEAD("fields:\n  u: {type: url, default: https://evil.example}\n")
	  "See {{u}}.\n", "6:3 link-host" },
	{ "a plain template passes", T, HEAD("") "Hello.\n", "" },
	{ "no front matter", T, "Hello.\n", "1:1 front-matter" },
	{ "a title is required", T, "---\nkind: email\n---\n",
	  "2:1 front-matter" },
	{ "a slot that is not declared", T, HEAD("") "Hello {{name}}.\n",
	  "6:7 slot" },
	{ "a field that stands nowhere", T,
	  HEAD("fields:\n  name: {type: text}\n") "Hello.\n",
	  "6:3 unused-field?" },
	{ "a region that is not declared", T,
	  HEAD("") "<!-- region a -->\nHello.\n<!-- /region -->\n",
	  "6:1 unknown-region" },
	{ "a region that stands nowhere", T,
	  HEAD("regions:\n  a: {words: 1..2}\n") "Hello.\n",
	  "6:3 unknown-region" },
	{ "an option that is not there", T,
	  HEAD("regions:\n  a: {options: [none]}\n")
	  "<!-- region a -->\nHello.\n<!-- /region -->\n", "6:3 include" },
	{ "a pillar that is not there", T, HEAD("pillars: [none]\n")
	  "Hello.\n", "1:1 pillar" },
	{ "a pillar of which nothing is said", T, HEAD("pillars: [speed]\n")
	  "Hello.\n", "1:1 pillar?" },
	{ "a pillar said in other case and over two lines", T,
	  HEAD("pillars: [speed]\n")
	  "While the caller\nis STILL on the line.\n", "" },
	{ "a workflow that is not there", T, HEAD("workflow: none\n")
	  "Hello.\n", "1:1 workflow" },
	{ "a recalled template", T, HEAD("recalled: {reason: wrong}\n")
	  "Hello.\n", "1:1 recalled?" },
	{ "an expired template", T, HEAD("expires: 2026-11-21\n")
	  "Hello.\n", "1:1 expired?" },
	{ "usable through its last day", T, HEAD("expires: 2026-11-22\n")
	  "Hello.\n", "" },
	{ "an id that another shelf has", "templates/social/first-touch.md",
	  HEAD("") "Hello.\n", "1:1 duplicate-id" },
	{ "a when that no field decides", T,
	  HEAD("") "<!-- when market = eu -->\nHello.\n<!-- /when -->\n",
	  "6:1 when" },
	{ "a when of a value that is not offered", T,
	  HEAD("fields:\n  m: {type: choice, of: [us]}\n")
	  "<!-- when m = eu -->\nHello.\n<!-- /when -->\n", "8:1 when" },
	{ "a block that is not there", T, HEAD("") "{{> none}}\n",
	  "6:1 include" },

	{ "extending may narrow", T, "---\ntitle: T\nkind: email\n"
	  "extends: first-touch\nworkflow: standard\npillars: [speed, safety]\n"
	  "expires: 2029-01-01\nchannel: {subject: 50}\n"
	  "audience: {segment: [clinic], stage: [prospecting], market: [eu], "
	  "requirement: [scheduling]}\n"
	  "fields:\n  discount: {type: percent, allow: 0..5, "
	  "preapproved: 0..5}\n---\n"
	  "Subject: a\n\n{{discount}}\n\n{{> proof-scheduling}}\n", "" },
	{ "extending may not widen a range", T, "---\ntitle: T\nkind: email\n"
	  "extends: first-touch\nworkflow: standard\npillars: [speed, safety]\n"
	  "expires: 2029-01-01\nchannel: {subject: 50}\n"
	  "audience: {segment: [clinic], stage: [prospecting], market: [eu], "
	  "requirement: [scheduling]}\n"
	  "fields:\n  discount: {type: percent, allow: 0..30, "
	  "preapproved: 0..5}\n---\n"
	  "Subject: a\n\n{{discount}}\n\n{{> proof-scheduling}}\n",
	  "11:3 extends" },
	{ "extending may not pre-approve more", T,
	  "---\ntitle: T\nkind: email\n"
	  "extends: first-touch\nworkflow: standard\npillars: [speed, safety]\n"
	  "expires: 2029-01-01\nchannel: {subject: 50}\n"
	  "audience: {segment: [clinic], stage: [prospecting], market: [eu], "
	  "requirement: [scheduling]}\n"
	  "fields:\n  discount: {type: percent, allow: 0..20, "
	  "preapproved: any}\n---\n"
	  "Subject: a\n\n{{discount}}\n\n{{> proof-scheduling}}\n",
	  "11:3 extends" },
	{ "extending what is not there", T, HEAD("extends: none\n")
	  "Hello.\n", "1:1 extends" },

	{ "an include must be alone on its line", "blocks/a.md",
	  BRAND_BLOCK("A", "See {{> proof-scheduling}}"), "5:5 include" },
	{ "a block's slots are declared elsewhere", "blocks/a.md",
	  BRAND_BLOCK("A", "See {{customer}}."), "" },
	{ "a block has no region", "blocks/a.md",
	  BRAND_BLOCK("A", "<!-- region a -->\nB.\n<!-- /region -->"),
	  "5:1 unknown-region" },
	{ "a block has no fields", "blocks/a.md",
	  "---\ntitle: A\nfields: {}\n---\nB.\n", "3:1 front-matter" },
	{ "a claim passes", "claims/a.yaml",
	  "title: A\nwordings: [fast]\nvalid-from: 2024-01-01\n", "" },
	{ "a claim says something", "claims/a.yaml",
	  "title: A\nwordings: []\n", "2:11 front-matter" },
	{ "a pillar passes", "pillars/a.yaml", "title: A\nphrases: [b]\n"
	  "proof:\n  - {stage: proposal, claim: c}\n", "" },
	{ "a proof names a claim", "pillars/a.yaml",
	  "title: A\nproof:\n  - {stage: proposal}\n", "3:5 front-matter" },
	{ "settings that do not parse", "galley.yaml", "nome: A\n",
	  "1:1 front-matter" },
	{ "bytes that are no UTF-8", "rules/a.yml", "a: b\nc: \xff\n",
	  "2:4 T8" },
	{ "a file that has no place", "notes.txt", "Hello.\n", "0:0 T8" },
	{ "an asset that is none", "assets/a.png", "Hello.\n", "0:0 T8" },
};

static void
render(const struct findings *found, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < found->count && used < size; i++) {
		const struct finding *f = &found->items[i];

		used += (size_t)snprintf(out + used, size - used,
		    "%s%zu:%zu %s%s", i ? ", " : "", f->place.line,
		    f->place.column, f->rule,
		    f->severity == SEVERITY_ERROR ? "" : "?");
	}
}

static void
finds_what_is_wrong(void **state)
{
	static const struct shelf_file files[] = { BRAND_FILES,
		{ NULL, NULL } };
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = brand_library(&policy, &source,
	    "2026-11-22");
	struct findings found = { 0 };
	char got[1024];

	check_file(&found, &library, cases[row].path,
	    slice_of(cases[row].text), &pool);
	render(&found, got, sizeof got);
	assert_string_equal(got, cases[row].want);
	pool_release(&pool);
}

/* The template at its extremes tells of the longest subject, once. */
static void
tries_the_extremes(void **state)
{
	static const struct shelf_file files[] = { BRAND_FILES,
		{ NULL, NULL } };
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = brand_library(&policy, &source,
	    "2026-11-22");
	struct findings found = { 0 };
	char got[1024];

	(void)state;
	check_extremes(&found, &library, BRAND_TEMPLATE_PATH,
	    slice_of(BRAND_TEMPLATE), &pool);
	render(&found, got, sizeof got);
	assert_string_equal(got, "19:10 channel-length?");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("check", ROWS(cases, finds_what_is_wrong),
	    ROW("tries the extremes", tries_the_extremes));
}
