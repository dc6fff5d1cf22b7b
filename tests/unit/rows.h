/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.h - the rows of tables, each run as a test of its own
 *
 *	static const struct {
 *		const char *name;	(the row's sentence comes first)
 *		...
 *	} cases[] = { ... };
 *
 *	return rows_run("html", ROWS(cases, reads_as_wanted),
 *	    ROW("a page title is escaped", escapes_a_page_title));
 */

#ifndef GALLEY_TESTS_ROWS_H
#define GALLEY_TESTS_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"

/*
 * Says that a test was not tried here, and why; the test returns then.  cmocka's
 * own skip is a failure in TAP.
 */
static inline void
rows_not_tried(const char *why)
{
	printf("# NOT TRIED: %s\n", why);
}

struct rows {
	const void *table;
	size_t count;
	size_t size;		/* bytes of one row */
	void (*judge)(void **state);	/* *state is the row's address */
};

/* A table whose rows begin with their sentences, and what judges a row. */
#define ROWS(table, judge) \
	{ (table), sizeof (table) / sizeof (table)[0], sizeof (table)[0], \
	  (judge) }

/* A test that has no table. */
#define ROW(name, test) \
	{ &(const char *const){ name }, 1, sizeof (const char *), (test) }

/* Which row of the table a test was given. */
#define ROWS_AT(table, state) \
	((size_t)((const char *)*(state) - (const char *)(table)) / \
	    sizeof (table)[0])

static inline struct CMUnitTest
rows_test(const struct rows *rows, size_t at)
{
	const void *row = (const char *)rows->table + at * rows->size;

	return (struct CMUnitTest){ .name = *(const char *const *)row,
		.test_func = rows->judge,
		.initial_state = (void *)(uintptr_t)row };
}

/* The last one's table is NULL; how many failed. */
static inline int
rows_run_all(const char *name, const struct rows *rows)
{
	struct CMUnitTest *tests;
	size_t count = 0;
	int failed;

	for (const struct rows *r = rows; r->table; r++)
		count += r->count;
	tests = mem_alloc(count * sizeof *tests);
	count = 0;
	for (const struct rows *r = rows; r->table; r++) {
		for (size_t at = 0; at < r->count; at++)
			tests[count++] = rows_test(r, at);
	}
	failed = _cmocka_run_group_tests(name, tests, count, NULL, NULL);
	free(tests);
	return failed;
}

/* Runs every row of what follows the name; the result is main's. */
#define rows_run(name, ...) \
	rows_run_all(name, (const struct rows[]){ __VA_ARGS__, { 0 } })

#endif
