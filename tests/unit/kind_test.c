/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/date.h"
#include "kinds_claims.h"
#include "kinds_manner.h"
#include "kinds_parts.h"

/* What is pointed at is what is there. */
static void
render(const struct findings *found, const char *text, struct buf *out)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *f = &found->items[i];

		assert_true(f->bytes.to <= strlen(text));
		assert_true(f->bytes.from <= f->bytes.to);
		buf_format(out, "%s%zu:%zu%s %s", i ? "|" : "", f->place.line,
		    f->place.column, f->severity == SEVERITY_ERROR ? "" : "?",
		    f->message);
		if (f->reason)
			buf_format(out, " [%s]", f->reason);
		if (f->fix[0] || f->replacement.texts.count)
			buf_format(out, " -> %s", f->replacement.texts.count ?
			    f->replacement.texts.items[0] : f->fix);
	}
}

static void
check(const struct style_set *set, const char *text, struct buf *out)
{
	struct style_file file = { .path = "a.md", .text = slice_of(text),
		.slots = true };
	struct findings found = { 0 };
	struct pool pool = { 0 };

	assert_true(date_read(&file.now, slice_of("2026-11-22")));
	style_set_check((struct style_set *)(uintptr_t)set, &found, &file,
	    &pool);
	render(&found, text, out);
	pool_release(&pool);
}

static void
finds_as_wanted(void **state)
{
	const struct kind_case *row = *state;
	struct kind_house house = { slice_of(row->rule), row->path,
		slice_of(row->file ? row->file : "") };
	struct style_set *set = NULL;
	struct buf got = { 0 };
	struct error err;

	buf_text(&got, "");
	if (kind_house_load(&set, &house, &err))
		buf_text(&got, err.text);
	else
		check(set, row->text, &got);
	assert_string_equal(got.at, row->want);
	style_set_free(set);
	buf_release(&got);
}

#define COUNT(table) (sizeof table / sizeof table[0])

static void
add(struct CMUnitTest *tests, const struct kind_case *rows, size_t count)
{
	for (size_t row = 0; row < count; row++)
		tests[row] = (struct CMUnitTest){
			.name = rows[row].name,
			.test_func = finds_as_wanted,
			.initial_state = (void *)(uintptr_t)&rows[row],
		};
}

int
main(void)
{
	struct CMUnitTest tests[COUNT(claim_cases) + COUNT(part_cases) +
	    COUNT(manner_cases)] = { 0 };
	struct CMUnitTest *next = tests;
	struct error err;

	if (sign_start(&err))
		return 1;
	add(next, claim_cases, COUNT(claim_cases));
	next += COUNT(claim_cases);
	add(next, part_cases, COUNT(part_cases));
	next += COUNT(part_cases);
	add(next, manner_cases, COUNT(manner_cases));
	return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
