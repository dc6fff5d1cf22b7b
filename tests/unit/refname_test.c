/* SPDX-License-Identifier: Apache-2.0 */
#include "model/refname.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define ID60 "a23456789-b23456789-c23456789-d23456789-e23456789-f23456789-"

/*
 * A ref reads as its kind, request, person, template and name; the text after
 * "request " is read as people call a request, and gives its ref.
 */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "main is main", "refs/heads/main", "main - - - -" },
	{ "a customization's request", "refs/heads/custom/rep1/first-touch/bolt",
	  "custom rep1/first-touch/bolt rep1 first-touch bolt" },
	{ "any other request", "refs/heads/change/rep1/new-terms",
	  "change change/rep1/new-terms rep1 - new-terms" },
	{ "a journal", "refs/heads/journal/rep1", "journal - rep1 - -" },
	{ "what galley keeps", "refs/galley/closed/2026-05",
	  "galley - - - -" },
	{ "the place where a merge is tried",
	  "refs/heads/merge/rep1/first-touch/bolt",
	  "merge rep1/first-touch/bolt rep1 first-touch bolt" },
	{ "the place where a change's merge is tried",
	  "refs/heads/merge/change/rep1/new-terms",
	  "merge change/rep1/new-terms rep1 - new-terms" },
	{ "an id has up to 60 bytes", "refs/heads/journal/" ID60,
	  "journal - " ID60 " - -" },

	{ "61 bytes are too many", "refs/heads/journal/" ID60 "x", "none" },
	{ "a branch of one's own", "refs/heads/feature", "none" },
	{ "something below main", "refs/heads/main/x", "none" },
	{ "main in capitals", "refs/heads/Main", "none" },
	{ "a customization without name", "refs/heads/custom/rep1/first-touch",
	  "none" },
	{ "a customization with an empty name",
	  "refs/heads/custom/rep1/first-touch/", "none" },
	{ "a customization too deep", "refs/heads/custom/rep1/a/b/c", "none" },
	{ "an empty part", "refs/heads/custom/rep1//bolt", "none" },
	{ "capitals", "refs/heads/custom/Rep1/first-touch/bolt", "none" },
	{ "an underscore", "refs/heads/custom/rep1/first_touch/bolt", "none" },
	{ "a leading hyphen", "refs/heads/custom/-rep1/first-touch/bolt",
	  "none" },
	{ "a dot", "refs/heads/custom/rep1/first-touch/bolt.lock", "none" },
	{ "a character beyond ASCII",
	  "refs/heads/custom/rep1/first-touch/b\303\266lt", "none" },
	{ "a person called change has no customizations",
	  "refs/heads/custom/change/first-touch/bolt", "none" },
	{ "a change without topic", "refs/heads/change/rep1", "none" },
	{ "a change too deep", "refs/heads/change/rep1/a/b", "none" },
	{ "a journal with parts", "refs/heads/journal/rep1/x", "none" },
	{ "a merge of no request", "refs/heads/merge/rep1", "none" },
	{ "nothing below refs/galley", "refs/galley/", "none" },
	{ "nine parts below refs/galley", "refs/galley/a/b/c/d/e/f/g/h/i",
	  "none" },
	{ "a tag", "refs/tags/main", "none" },
	{ "a note", "refs/notes/commits", "none" },
	{ "a replacement", "refs/replace/0123", "none" },
	{ "no ref at all", "", "none" },
	{ "a short name", "main", "none" },

	{ "a customization's request by name", "request rep1/first-touch/bolt",
	  "refs/heads/custom/rep1/first-touch/bolt" },
	{ "another request by name", "request change/rep1/new-terms",
	  "refs/heads/change/rep1/new-terms" },
	{ "a name of two parts is not a request", "request rep1/bolt", "none" },
	{ "a name with a slash at its end is none",
	  "request rep1/first-touch/bolt/", "none" },
	{ "a customization's request has a path",
	  "path rep1/first-touch/bolt",
	  "customizations/rep1/first-touch/bolt.md" },
};

static const char *const kinds[] = {
	[REF_NONE] = "none", [REF_MAIN] = "main", [REF_CUSTOM] = "custom",
	[REF_CHANGE] = "change", [REF_JOURNAL] = "journal",
	[REF_GALLEY] = "galley", [REF_MERGE] = "merge",
};

static const char *
or_dash(const char *text)
{
	return text ? text : "-";
}

static const char *
describe_ref(const char *ref, struct pool *pool)
{
	struct refname name = refname_read(ref, pool);

	if (name.kind == REF_NONE)
		return "none";
	assert_string_equal(name.ref, ref);
	return pool_format(pool, "%s %s %s %s %s", kinds[name.kind],
	    or_dash(name.request), or_dash(name.person),
	    or_dash(name.template_id), or_dash(name.name));
}

static const char *
describe(const char *text, struct pool *pool)
{
	struct refname name;

	if (strncmp(text, "request ", 8) == 0) {
		name = refname_of_request(text + 8, pool);
		return name.kind == REF_NONE ? "none" : name.ref;
	}
	if (strncmp(text, "path ", 5) == 0) {
		name = refname_of_request(text + 5, pool);
		return refname_path(&name, pool);
	}
	return describe_ref(text, pool);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };

	assert_string_equal(describe(cases[row].text, &pool), cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("refname", ROWS(cases, reads_as_wanted));
}
