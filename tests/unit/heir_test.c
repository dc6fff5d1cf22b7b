/* SPDX-License-Identifier: Apache-2.0 */
#include "model/heir.h"

#include <stdio.h>
#include <string.h>

#include "events_of.h"
#include "rows.h"

/* ann is ended and left her work to rep2, old left his to nobody. */
static const char people_text[] =
    "rep1 rep\n"
    "rep2 rep\n"
    "brand1 marketing admin\n"
    "reg registrar\n"
    "ann!rep2 rep\n"
    "old! rep\n"
    "cy!old rep\n";

#define OLDS "nobody: nobody can go on with it: old, who owned it, is ended " \
    "(a registrar or an admin hands it over)"

static const struct {
	const char *name;
	const char *line;
	const char *want;
} cases[] = {
	{ "one's own draft waits for nobody else", "rep1 open; rep1 edit",
	  "-" },
	{ "what is submitted waits for reviewers", "rep1 open; rep1 submit",
	  "-" },
	{ "who is sent changes is told otherwise",
	  "rep1 open; rep1 submit; brand1 request-changes", "-" },

	{ "what was handed over is the new owner's",
	  "rep1 open; rep1 submit; rep1 handover rep2",
	  "rep2: rep1 handed it over" },
	{ "until he edits it",
	  "rep1 open; rep1 handover rep2; rep2 edit", "-" },
	{ "or submits it",
	  "rep1 open; rep1 handover rep2; rep2 submit", "-" },
	{ "a comment is no work",
	  "rep1 open; rep1 handover rep2; rep2 comment; brand1 comment",
	  "rep2: rep1 handed it over" },
	{ "the last of two handovers counts",
	  "rep1 open; rep1 handover rep2; rep2 edit; rep2 handover rep1",
	  "rep1: rep2 handed it over" },
	{ "a registrar gives an ended person's to another",
	  "of old: old open; old edit; reg handover rep1",
	  "rep1: reg handed it over" },

	{ "an ended person's is his successor's",
	  "of ann: ann open; ann edit; ann submit", "rep2: ann is ended" },
	{ "until he submits it anew",
	  "of ann: ann open; ann submit; rep2 submit", "-" },
	{ "what was handed to an ended person is his successor's",
	  "rep1 open; rep1 edit; rep1 handover ann", "rep2: ann is ended" },
	{ "which counts his work since the handover alone",
	  "of rep2: rep2 open; rep2 edit; rep2 handover ann",
	  "rep2: ann is ended" },

	{ "without successor nobody goes on", "of old: old open; old edit",
	  OLDS },
	{ "nor with what was submitted", "of old: old open; old submit",
	  OLDS },
	{ "nor with what was sent back",
	  "of old: old open; old submit; brand1 request-changes", OLDS },
	{ "nor where the successor is ended, too", "of cy: cy open",
	  "nobody: nobody can go on with it: cy, who owned it, is ended (a "
	  "registrar or an admin hands it over)" },
	{ "what is closed needs nobody",
	  "of old: old open; old submit; brand1 reject", "-" },

	{ "a submit whose key is ended is to be made anew",
	  "rep1 open; rep1/2 submit",
	  "rep1: the key that submitted it has ended: submit it again" },
	{ "one by another key holds", "rep1 open; rep1/2 submit; rep1 submit",
	  "-" },
};

static const char *
describe(const char *text, struct pool *pool)
{
	struct people people = people_of(people_text, pool);
	struct line line = events_of(text, pool);
	struct request request;
	struct heir heir;
	struct error err;

	assert_int_equal(request_fold(&request, &line, &people, pool, &err),
	    ERR_NONE);
	if (!heir_find(&heir, &request, &people))
		return "-";
	return pool_format(pool, "%s: %s", heir.person ? heir.person :
	    "nobody", heir_reason(&heir, pool));
}

static void
finds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };

	assert_string_equal(describe(cases[row].line, &pool),
	    cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("heir", ROWS(cases, finds_as_wanted));
}
