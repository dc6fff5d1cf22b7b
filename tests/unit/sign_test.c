/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/sign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/resource.h>

#include <cmocka.h>

/* The values are b2sum -l 256's. */
static const struct {
	const char *name;
	const char *bytes;
	const char *want;
} cases[] = {
	{ "the digest of nothing", "",
	  "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
	{ "the digest of abc", "abc",
	  "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319" },
};

static void
digests_as_wanted(void **state)
{
	size_t row = (size_t)(uintptr_t)*state;
	struct digest digest = digest_of(slice_of(cases[row].bytes));

	assert_string_equal(digest_text(digest).hex, cases[row].want);
}

/* 1 and 0 both stop core files; 1 stops a core handler too. */
static void
no_core_is_written(void **state)
{
	struct rlimit limit;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
	assert_true(limit.rlim_cur <= 1);
}

int
main(void)
{
	enum { COUNT = sizeof cases / sizeof cases[0] };
	struct CMUnitTest tests[COUNT + 1] = {
		[COUNT] = { .name = "a program that signs leaves no core",
			.test_func = no_core_is_written },
	};
	struct error err;

	if (sign_start(&err))
		return 1;
	for (size_t row = 0; row < COUNT; row++) {
		tests[row] = (struct CMUnitTest){
			.name = cases[row].name,
			.test_func = digests_as_wanted,
			.initial_state = (void *)(uintptr_t)row,
		};
	}
	return cmocka_run_group_tests_name("sign", tests, NULL, NULL);
}
