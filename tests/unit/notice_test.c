/* SPDX-License-Identifier: Apache-2.0 */
#include "model/notice.h"

#include <string.h>

#include "base/date.h"
#include "rows.h"

#define BOLT "rep1/first-touch/bolt"
#define TEN "aaaaaaaaaa"
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* The line, and below it the command. */
static const struct {
	const char *name;
	struct notice notice;
	const char *want;
} lines[] = {
	{ "a turn names what it waits for, until when", { NOTICE_TURN, BOLT,
	  "standard/legal", NULL, "2027-02-03T17:00:00Z", NULL },
	  "Your turn: " BOLT " waits for standard/legal, due "
	  "2027-02-03T17:00:00Z\ngalley diff " BOLT },
	{ "a decision names who made it", { NOTICE_APPROVED, BOLT, NULL,
	  "ann", NULL, NULL },
	  "Approved and in force: " BOLT ", by ann\ngalley status " BOLT },
	{ "of what was said the first line is told", { NOTICE_REJECTED, BOLT,
	  "\n No. \nAnd never.\n", "ann", NULL, NULL },
	  "Rejected: " BOLT ", by ann: No. ...\ngalley log " BOLT },
	{ "a long line is cut between characters", { NOTICE_RETURNED, BOLT,
	  LONG "123456789\xC3\xA9", NULL, NULL, NULL },
	  "Changes requested: " BOLT ": " LONG "123456789 ...\ngalley status "
	  BOLT },
	{ "a customization is called as its request", { NOTICE_OUTDATED,
	  "customizations/" BOLT ".md", "opening changed", NULL, NULL, NULL },
	  "Outdated words: " BOLT ": opening changed\ngalley refresh " BOLT },
	{ "a document is called by its path", { NOTICE_EXPIRES,
	  "templates/email/x.md", "expires 2027-02-20", NULL, NULL, NULL },
	  "Expires soon: templates/email/x.md: expires 2027-02-20\n"
	  "galley edit templates/email/x.md" },
};

/* 2027-02-01 is a Monday. */
static const struct {
	const char *name;
	const char *when;
	const char *last;
	const char *now;
	bool want;
} times[] = {
	{ "at once is always", "at-once", "2027-02-01", "2027-02-01", true },
	{ "nothing said is at once", NULL, "2027-02-01", "2027-02-01", true },
	{ "never is never", "never", NULL, "2027-02-01", false },
	{ "the first of a day comes at once", "daily", NULL, "2027-02-01",
	  true },
	{ "one a day is enough", "daily", "2027-02-01", "2027-02-01", false },
	{ "the next day comes the next", "daily", "2027-02-01", "2027-02-02",
	  true },
	{ "Sunday ends the week", "weekly", "2027-02-01", "2027-02-07",
	  false },
	{ "Monday begins one", "weekly", "2027-02-07", "2027-02-08", true },
	{ "a clock that was set back tells nothing twice", "daily",
	  "2027-02-02", "2027-02-01", false },
};

static const struct {
	const char *name;
	const char *due;
	const char *remind;
	const char *want;
} turns[] = {
	{ "what nobody is reminded of is a turn", NULL, NULL, "turn" },
	{ "before both it is one, too", "2027-02-03T17:00:00Z",
	  "2027-02-02T17:00:00Z", "turn" },
	{ "after the reminder it is soon due", "2027-02-03T17:00:00Z",
	  "2027-02-01T17:00:00Z", "remind" },
	{ "a reminder needs no deadline", NULL, "2027-02-01T17:00:00Z",
	  "remind" },
	{ "after the deadline it is late", "2027-02-02T09:59:59Z",
	  "2027-02-01T17:00:00Z", "late" },
	{ "late needs no reminder", "2027-02-02T09:59:59Z", NULL, "late" },
	{ "in the deadline's own second it is not", "2027-02-02T10:00:00Z",
	  NULL, "turn" },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(lines, state);
	struct pool pool = { 0 };
	const struct notice *n = &lines[row].notice;

	assert_string_equal(pool_format(&pool, "%s\n%s", notice_line(n, &pool),
	    notice_command(n, &pool)), lines[row].want);
	pool_release(&pool);
}

static void
comes_when_wanted(void **state)
{
	size_t row = ROWS_AT(times, state);
	int64_t last = 0, now;

	if (times[row].last)
		assert_true(date_read(&last, slice_of(times[row].last)));
	assert_true(date_read(&now, slice_of(times[row].now)));
	assert_int_equal(notice_is_time(times[row].when, last, now),
	    times[row].want);
}

static void
is_late_as_wanted(void **state)
{
	size_t row = ROWS_AT(turns, state);

	assert_string_equal(notice_name(notice_of_turn(turns[row].due,
	    turns[row].remind, "2027-02-02T10:00:00Z")), turns[row].want);
}

int
main(void)
{
	return rows_run("notice", ROWS(lines, reads_as_wanted),
	    ROWS(times, comes_when_wanted), ROWS(turns, is_late_as_wanted));
}
