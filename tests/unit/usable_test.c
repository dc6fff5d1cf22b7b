/* SPDX-License-Identifier: Apache-2.0 */
#include "model/usable.h"

#include <string.h>

#include "base/date.h"
#include "brand.h"
#include "rows.h"
#include "shelf.h"

/*
 * The first second of each day; by brand.h's workflow an approval lasts twelve
 * months.  What was never merged or approved has no day.
 */
struct times {
	const char *approved;
	const char *merged;
	const char *now;
};

/* How long what stands there may be used, and what may still be kept of it. */
static const struct {
	const char *name;
	struct times at;
	const char *want;
} approvals[] = {
	{ "what was never merged has nothing to end",
	  { NULL, NULL, "2026-11-22" }, "lasts" },
	{ "an approval lasts", { "2026-01-10", "2026-01-10", "2027-01-09" },
	  "lasts, approved" },
	{ "to its day", { "2026-01-10", "2026-01-10", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "what needed nobody lasts as long",
	  { NULL, "2026-01-10", "2027-01-09" }, "lasts" },
	{ "and no longer", { NULL, "2026-01-10", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "what needs nobody leaves the approval before it as it was",
	  { "2026-01-10", "2026-12-31", "2027-01-09" }, "lasts, approved" },
	{ "and does not extend it",
	  { "2026-01-10", "2026-12-31", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "not even on the last day of it",
	  { "2026-01-10", "2027-01-09", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "after its end it begins anew, with nothing approved",
	  { "2026-01-10", "2027-01-10", "2028-01-09" }, "lasts" },
	{ "and ends anew", { "2026-01-10", "2027-01-10", "2028-01-10" },
	  "ended: past its approval, which lasted to 2028-01-10" },
};

static int64_t
time_of(const char *day)
{
	int64_t time = 0;

	if (day)
		assert_true(date_read(&time, slice_of(day)));
	return time;
}

static struct past
past_of(void *of, const char *path)
{
	const struct times *at = of;

	if (strcmp(path, BRAND_CUSTOM_PATH) != 0)
		return (struct past){ 0 };
	return (struct past){ .merged = at->merged,
		.merged_at = time_of(at->merged), .approved = at->approved,
		.approved_at = time_of(at->approved) };
}

static void
ends(void **state)
{
	static const struct shelf_file files[] = { BRAND_FILES,
		{ NULL, NULL } };
	size_t row = ROWS_AT(approvals, state);
	struct slice text = slice_of("---\ntemplate: first-touch\n---\n");
	struct pool pool = { 0 };
	struct policy policy = brand_policy(&pool);
	struct source source = shelf_source(files);
	struct library library = { .policy = &policy, .source = &source,
		.now = time_of(approvals[row].at.now),
		.of = (void *)(uintptr_t)&approvals[row].at,
		.past = past_of };
	struct approval approval = usable_approval(&library,
	    BRAND_CUSTOM_PATH, &pool);
	const char *got = approval.ended ? "ended" : "lasts";
	struct usable usable;

	usable_why(&library, BRAND_CUSTOM_PATH, text, &usable, &pool);
	if (approval.past.approved)
		got = pool_format(&pool, "%s, approved", got);
	if (usable.why)
		got = pool_format(&pool, "%s: %.*s", got,
		    (int)strcspn(usable.why, "(") - 1, usable.why);
	assert_string_equal(got, approvals[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("usable", ROWS(approvals, ends));
}
