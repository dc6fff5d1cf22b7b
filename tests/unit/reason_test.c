/* SPDX-License-Identifier: Apache-2.0 */
#include "model/reason.h"

#include "rows.h"

static const struct {
	const char *name;
	const char *message;
	const char *want;
} cases[] = {
	{ "a reason and more", "Tone: Be calm", "Tone" },
	{ "a reason alone", "Too long", "Too long" },
	{ "spaces around it", " Off message : why", "Off message" },
	{ "a word that only begins with one", "Toneless", "Other" },
	{ "words before it", "The Tone: is off", "Other" },
	{ "other letters", "tone: Be calm", "Other" },
	{ "nothing at all", "", "Other" },
	{ "the last one", "Other: this", "Other" },
};

static void
counts_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);

	assert_string_equal(reason_names[reason_of(slice_of(
	    cases[row].message))], cases[row].want);
}

int
main(void)
{
	return rows_run("reason", ROWS(cases, counts_as_wanted));
}
