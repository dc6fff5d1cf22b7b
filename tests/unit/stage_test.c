/* SPDX-License-Identifier: Apache-2.0 */
#include "model/workflow.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define NAME "name: standard\n"
#define STAGE(more) NAME "stages:\n  - {name: a, needs: {role: r}" more "}\n"
#define WHEN(text) STAGE(", when: " text)
#define NEEDS(text) NAME "stages:\n  - {name: a, needs: " text "}\n"

/* Whether two stages demand the same. */
static const struct {
	const char *name;
	const char *a;
	const char *b;
	bool want;
} pairs[] = {
	{ "the same stage", WHEN("{claims: touched}"),
	  WHEN("{claims: touched}"), true },
	{ "another order of inboxes is the same demand",
	  STAGE(", respond-within: 1 day"), STAGE(""), true },
	{ "one without condition", WHEN("{claims: touched}"), STAGE(""),
	  false },
	{ "another condition", WHEN("{claims: touched}"),
	  WHEN("{only: fields}"), false },
	{ "another value", WHEN("{market: eu}"), WHEN("{market: us}"),
	  false },
	{ "one value more", WHEN("{market: eu}"), WHEN("{market: [eu, us]}"),
	  false },
	{ "another facet", WHEN("{market: eu}"), WHEN("{stage: eu}"),
	  false },
	{ "another range", WHEN("{size: 5..}"), WHEN("{size: 6..}"), false },
	{ "another end of a range", WHEN("{size: ..5}"), WHEN("{size: ..6}"),
	  false },
	{ "changed taken away", WHEN("{market: eu, changed: true}"),
	  WHEN("{market: eu}"), false },
	{ "beyond taken away",
	  WHEN("{field: a, beyond: preapproved, changed: true}"),
	  WHEN("{field: a, changed: true}"), false },
	{ "one item less", WHEN("{any: [{size: 5}, {size: 6}]}"),
	  WHEN("{any: [{size: 5}]}"), false },
	{ "another item", WHEN("{not: {size: 5}}"), WHEN("{not: {size: 6}}"),
	  false },
	{ "the same tree", WHEN("{not: {size: 5}}"),
	  WHEN("{not: {size: 5}}"), true },
	{ "another name", NAME "stages: [{name: b, needs: {role: r}}]\n",
	  STAGE(""), false },
	{ "another role", NEEDS("{role: r}"), NEEDS("{role: s}"), false },
	{ "one approval more", NEEDS("{role: r, approvals: 2}"),
	  NEEDS("{role: r}"), false },
	{ "a hardware key", NEEDS("{role: r, key: hardware}"),
	  NEEDS("{role: r}"), false },
	{ "any for all", NEEDS("{any: [{role: r}]}"),
	  NEEDS("{all: [{role: r}]}"), false },
	{ "one need less", NEEDS("{any: [{role: r}, {role: s}]}"),
	  NEEDS("{any: [{role: r}]}"), false },
	{ "one need more", NEEDS("{any: [{role: r}]}"),
	  NEEDS("{any: [{role: r}, {role: s}]}"), false },
	{ "another need", NEEDS("{any: [{role: r}]}"),
	  NEEDS("{any: [{role: s}]}"), false },
	{ "the same needs", NEEDS("{any: [{role: r}]}"),
	  NEEDS("{any: [{role: r}]}"), true },
	{ "another exception", STAGE(", exception-by: [x]"), STAGE(""),
	  false },
};

static void
compares_as_wanted(void **state)
{
	size_t row = ROWS_AT(pairs, state);
	struct pool pool = { 0 };
	struct workflow a, b;
	struct error err;

	assert_int_equal(workflow_parse(&a, "standard",
	    slice_of(pairs[row].a), &pool, &err), ERR_NONE);
	assert_int_equal(workflow_parse(&b, "standard",
	    slice_of(pairs[row].b), &pool, &err), ERR_NONE);
	assert_int_equal(stage_equal(&a.stages[0], &b.stages[0]),
	    pairs[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("stage", ROWS(pairs, compares_as_wanted));
}
