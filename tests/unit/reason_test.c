/* SPDX-License-Identifier: Apache-2.0 */
#include "model/reason.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

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
	size_t row = (size_t)(uintptr_t)*state;

	assert_string_equal(reason_names[reason_of(slice_of(
	    cases[row].message))], cases[row].want);
}

int
main(void)
{
	enum { COUNT = sizeof cases / sizeof cases[0] };
	struct CMUnitTest tests[COUNT] = { 0 };

	for (size_t row = 0; row < COUNT; row++) {
		tests[row] = (struct CMUnitTest){
			.name = cases[row].name,
			.test_func = counts_as_wanted,
			.initial_state = (void *)(uintptr_t)row,
		};
	}
	return cmocka_run_group_tests_name("reason", tests, NULL, NULL);
}
