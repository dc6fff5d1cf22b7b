/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/plain.h"

#include "rows.h"

#define REFRESH "refresh it with galley refresh, and submit it again"

/* A refusal as the gate has it, and "rule | text | remedy" as it is told. */
static const struct {
	const char *name;
	const char *rule;	/* that the text was found to name, or NULL */
	const char *text;
	const char *want;
} cases[] = {
	{ "what stands in parentheses at the end is to be done", "T8",
	  "a.md: line 3 is not valid UTF-8 (save the file as UTF-8)",
	  "T8 | a.md: line 3 is not valid UTF-8 | save the file as UTF-8" },
	{ "brackets within it belong to it", "T8",
	  "a.sh: has no place in a workspace (see galley-workspace(5))",
	  "T8 | a.sh: has no place in a workspace | see galley-workspace(5)" },
	{ "a command is something to do", "T9",
	  "it is not closed (galley withdraw ends it)",
	  "T9 | it is not closed | galley withdraw ends it" },
	{ "a list of what is allowed is none", "T6",
	  "market: us is not in the audience of first-touch (clinic)",
	  "T6 | market: us is not in the audience of first-touch (clinic) | "
	  "run galley sync, then galley status" },
	{ "nor is what explains", "T8",
	  "a.md: not a plain file (mode 100644; no link, nothing executable)",
	  "T8 | a.md: not a plain file (mode 100644; no link, nothing "
	  "executable) | take that file out, and send it again" },
	{ "nor is a call of a function", "T6", "no field is named use(write)",
	  "T6 | no field is named use(write) | run galley sync, then galley "
	  "status" },
	{ "nor is what has no beginning", "T6", "no field (here) write it)",
	  "T6 | no field (here) write it) | run galley sync, then galley "
	  "status" },
	{ "what is stale is refreshed", NULL,
	  "stale: a.md changed since it was begun: rep1 refreshes it",
	  "T6 | stale: a.md changed since it was begun: rep1 refreshes it | "
	  REFRESH },
	{ "also where its rule was found before", "T6",
	  "a.md changed since it was begun: rep1 refreshes it",
	  "T6 | a.md changed since it was begun: rep1 refreshes it | "
	  REFRESH },
	{ "what was recalled names what to take instead", NULL,
	  "a.md reads b.md, which is recalled: Old (use new-b instead)",
	  "recalled | a.md reads b.md, which is recalled: Old | use new-b "
	  "instead" },
	{ "or where to look", NULL, "a.md is recalled: Old prices",
	  "recalled | a.md is recalled: Old prices | take another, which "
	  "galley find shows, or ask its owner" },
	{ "what is expired has an owner", NULL,
	  "a.md is expired: usable through 2026-01-31",
	  "expired | a.md is expired: usable through 2026-01-31 | ask its "
	  "owner for a later date" },
	{ "a finding is mended at its place", NULL,
	  "a.md:1:1: probe.dull: So dull.",
	  "- | a.md:1:1: probe.dull: So dull. | mend it there with galley "
	  "edit, and submit it again" },
	{ "what nobody knows is the administrator's", NULL, "out of luck",
	  "- | out of luck | ask your administrator" },
};

static void
test_case(void **state)
{
	size_t i = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	char *text = pool_text(&pool, cases[i].text);
	const char *rule = cases[i].rule ? cases[i].rule : plain_rule(text);
	const char *remedy = plain_remedy(text, rule);

	assert_string_equal(pool_format(&pool, "%s | %s | %s", rule ? rule :
	    "-", text, remedy), cases[i].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("plain", ROWS(cases, test_case));
}
