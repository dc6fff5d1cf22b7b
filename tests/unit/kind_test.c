/* SPDX-License-Identifier: Apache-2.0 */
#include "check/style.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "kinds_claims.h"
#include "kinds_manner.h"
#include "kinds_parts.h"
#include "rows.h"
#include "sign/sign.h"

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

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("kind", ROWS(claim_cases, finds_as_wanted),
	    ROWS(part_cases, finds_as_wanted),
	    ROWS(manner_cases, finds_as_wanted));
}
