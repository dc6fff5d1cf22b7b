/* SPDX-License-Identifier: Apache-2.0 */
#include "model/template.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "brand.h"
#include "rows.h"

#define HEAD(keys) "---\ntitle: T\nkind: email\n" keys "---\n"
#define REGION "<!-- region a -->\nHi.\n<!-- /region -->\n"
#define WHEN(text) "<!-- when " text " -->\nHi.\n<!-- /when -->\n"
#define T "templates/email/t.md"

static const struct {
	const char *name;
	const char *path;
	const char *text;
	const char *want;
} cases[] = {
	{ "the manual's template", BRAND_TEMPLATE_PATH, BRAND_TEMPLATE,
	  "first-touch email brand1 until 1909094400 customer discount market "
	  "first_name@use opening(6..60 edits 4 of 2) Subject" },
	{ "the least of a template", T, HEAD(""), "t email" },
	{ "a block", "blocks/b.md", BRAND_BLOCK("B", "Hi."),
	  "b block brand1" },
	{ "words from some on", T, HEAD("regions: {a: {words: 3..}}\n") REGION,
	  "t email a(3..0 edits - of 0)" },
	{ "words up to some", T, HEAD("regions: {a: {words: ..3}}\n") REGION,
	  "t email a(0..3 edits - of 0)" },
	{ "a when of a bool", T, HEAD("fields: {x: {type: bool}}\n")
	  WHEN("x = true"), "t email x" },
	{ "recalled", T, HEAD("recalled: {reason: Wrong, instead: other}\n"),
	  "t email recalled: Wrong (use other instead)" },

	{ "recalled, with nothing instead", T,
	  HEAD("recalled: {reason: Wrong}\n"), "t email recalled: Wrong" },

	{ "a translation", T, HEAD("translates: other\n"), "t email" },
	{ "what is translated has an id", T, HEAD("translates: Other\n"),
	  T ":4:13: front-matter: \"Other\" is not an id (a-z, 0-9 and -)" },
	{ "no front matter", T, "Hello.\n", T ":1:1: front-matter: the file "
	  "does not begin with a line --- (put its front matter between two "
	  "such lines)" },
	{ "a key that is none", T, HEAD("titel: T\n"), T ":4:1: front-matter: "
	  "unknown key \"titel\" (did you mean \"title\"?)" },
	{ "a block has no kind", "blocks/b.md", HEAD(""),
	  "blocks/b.md:3:1: front-matter: unknown key \"kind\" (remove "
	  "it)" },
	{ "recalled says why", T, HEAD("recalled: {instead: x}\n"),
	  T ":4:11: front-matter: \"reason\" is missing (add reason: ...)" },
	{ "recalled is a map", T, HEAD("recalled: Wrong\n"),
	  T ":4:11: front-matter: \"recalled\" must be a map (write {key: "
	  "value}, or {} for none)" },
	{ "recalled says nothing else", T,
	  HEAD("recalled: {reason: x, on: y}\n"),
	  T ":4:23: front-matter: unknown key \"on\" (remove it)" },
	{ "a reason is one text", T, HEAD("recalled: {reason: [x]}\n"),
	  T ":4:20: front-matter: \"reason\" must be one text (quote it)" },
	{ "so is what is instead", T,
	  HEAD("recalled: {reason: x, instead: [y]}\n"),
	  T ":4:32: front-matter: \"instead\" must be one text (quote it)" },
	{ "expires is a day", T, HEAD("expires: soon\n"),
	  T ":4:10: front-matter: \"expires\" must be a date (write it as "
	  "2030-06-30)" },
	{ "an id that is none", T, HEAD("workflow: My Own\n"),
	  T ":4:11: front-matter: \"My Own\" is not an id (a-z, 0-9 and -)" },
	{ "a name that is none", T, HEAD("fields: {First: {type: text}}\n"),
	  T ":4:10: front-matter: \"First\" is not a name for a field (a-z, "
	  "0-9 and _, a letter first)" },
	{ "a field is a map", T, HEAD("fields: {a: text}\n"),
	  T ":4:13: front-matter: \"a\" must be a map (write {key: value}, or "
	  "{} for none)" },
	{ "account is free, so it is not a facet", T,
	  HEAD("audience: {account: [a]}\n"), T ":4:12: front-matter: account "
	  "is not a facet (it is free in \"for\")" },
	{ "small edits are bounded", T,
	  HEAD("regions: {a: {preapproved: {words-changed: 4..}}}\n") REGION,
	  T ":4:44: front-matter: small edits are up to some words (write "
	  "..4)" },
	{ "any edit cannot be pre-approved", T,
	  HEAD("regions: {a: {preapproved: any}}\n") REGION,
	  T ":4:28: front-matter: \"preapproved\" must be a map (write {key: "
	  "value}, or {} for none)" },
	{ "a channel is of header lines", T, "---\ntitle: T\nkind: battlecard\n"
	  "channel: {subject: 60}\n---\n", T ":4:10: front-matter: a "
	  "battlecard has no header lines that a channel could limit (remove "
	  "it)" },
	{ "a region is declared", T, HEAD("") REGION, T ":5:1: unknown-region: "
	  "the region \"a\" is not declared (add it to regions in the front "
	  "matter)" },
	{ "a when asks a field", T, HEAD("") WHEN("x = y"),
	  T ":5:1: when: \"x\" is not a field of this template" },
	{ "a when asks a choice", T, HEAD("fields: {x: {type: text}}\n")
	  WHEN("x = y"), T ":6:1: when: \"x\" is neither a choice nor a "
	  "bool" },
	{ "a marker is spelled exactly so", T, HEAD("")
	  "<!--region a-->\nHi.\n", T ":5:1: marker" },
};

static void
list_parts(const struct template *t, struct buf *out)
{
	for (size_t i = 0; i < t->field_count; i++)
		buf_format(out, " %s%s", t->fields[i].name,
		    t->fields[i].at_use ? "@use" : "");
	for (size_t i = 0; i < t->region_count; i++) {
		const struct region *r = &t->regions[i];

		buf_format(out, " %s(%zu..%zu edits ", r->name,
		    r->least_words, r->most_words);
		if (r->preapproved_edits)
			buf_format(out, "%zu", r->preapproved_words);
		else
			buf_text(out, "-");
		buf_format(out, " of %zu)", r->options.count);
	}
	for (size_t i = 0; i < t->outline.header_count; i++)
		buf_format(out, " %s", t->outline.headers[i].name);
}

static void
describe(const struct template *t, struct buf *out, struct pool *pool)
{
	struct lifetime lifetime = { t->expires, t->expires_on, t->recalled };
	const char *why = recall_why(&lifetime, 0, pool);

	buf_format(out, "%s %s", t->id, t->kind);
	if (t->owner)
		buf_format(out, " %s", t->owner);
	if (t->expires)
		buf_format(out, " until %lld", (long long)t->expires);
	if (why)
		buf_format(out, " %s", why);
	list_parts(t, out);
}

static void
reads_or_refuses(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct template t;
	struct error err;

	if (template_parse(&t, cases[row].path, slice_of(cases[row].text),
	    &pool, &err))
		buf_text(&got, err.text);
	else
		describe(&t, &got, &pool);
	/* What text/ says after its rule is told in its own tests. */
	if (strstr(got.at, ": marker: "))
		strstr(got.at, ": marker: ")[8] = '\0';
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("template", ROWS(cases, reads_or_refuses));
}
