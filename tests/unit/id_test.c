/* SPDX-License-Identifier: Apache-2.0 */
#include "base/id.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define SIXTY "a23456789012345678901234567890123456789012345678901234567890"

/* What a text may be: "id", "name", both or neither. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a word is both", "rep", "id name" },
	{ "a digit may begin an id", "1st", "id" },
	{ "a hyphen joins an id", "first-touch", "id" },
	{ "an underscore joins a name", "first_name", "name" },
	{ "a hyphen begins no id", "-rep", "" },
	{ "an underscore begins no name", "_rep", "" },
	{ "capitals are in neither", "Rep", "" },
	{ "a dot is in neither", "a.b", "" },
	{ "a slash is in neither", "a/b", "" },
	{ "a space is in neither", "a b", "" },
	{ "letters beyond ASCII are in neither", "caf\303\251", "" },
	{ "nothing is neither", "", "" },
	{ "sixty bytes fit", SIXTY, "id name" },
	{ "sixty-one do not", SIXTY "1", "" },
};

static void
is_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice text = slice_of(cases[row].text);
	bool id = id_is_id(text), name = id_is_name(text);
	char got[16];

	snprintf(got, sizeof got, "%s%s%s", id ? "id" : "",
	    id && name ? " " : "", name ? "name" : "");
	assert_string_equal(got, cases[row].want);
}

int
main(void)
{
	return rows_run("id", ROWS(cases, is_as_wanted));
}
