/* SPDX-License-Identifier: Apache-2.0 */
#include "model/worktime.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "data/yaml.h"
#include "rows.h"

#define AT(place) "p:" place ": front-matter: "
#define BERLIN "hours: Mon-Fri 9-12, 13-17, Europe/Berlin\n"
#define PARTS "hours: Mon-Thu 8:30-12:30, 13:30-17:00, Fri 9-13\n"
#define CHRISTMAS "holidays: [2026-12-24..2026-12-26, 2026-12-31]\n"
#define NO_DAY " is not a date that exists (as in 2026-12-25 or " \
    "2026-12-28..2026-12-31)"
#define NO_TIME " is not a time of day from-until (as in 9:00-17:00)"

/* 2026-11-23 is a Monday; a start is a day and an hour, UTC. */
static const struct {
	const char *name;
	const char *text;
	const char *start;
	int hour;
	const char *span;
	const char *want;
} cases[] = {
	{ "a working day is the next one's end", "", "2026-11-23", 10,
	  "1 working day", "2026-11-24T17:00:00Z" },
	{ "five working days step over the weekend", "", "2026-11-23", 10,
	  "5 working days", "2026-11-30T17:00:00Z" },
	{ "what comes on Saturday counts from Monday", "", "2026-11-28", 10,
	  "1 working day", "2026-11-30T17:00:00Z" },
	{ "days run through the weekend", "", "2026-11-27", 10, "2 days",
	  "2026-11-29T10:00:00Z" },
	{ "hours run through the night", "", "2026-11-27", 22, "4 hours",
	  "2026-11-28T02:00:00Z" },
	{ "working hours stop at night", "", "2026-11-23", 16,
	  "4 working hours", "2026-11-24T12:00:00Z" },
	{ "working hours begin with the day", "", "2026-11-23", 3,
	  "1 working hour", "2026-11-23T10:00:00Z" },
	{ "working hours may end with the day", "", "2026-11-23", 9,
	  "8 working hours", "2026-11-23T17:00:00Z" },
	{ "holidays are no working days", CHRISTMAS, "2026-12-23", 10,
	  "2 working days", "2026-12-29T17:00:00Z" },
	{ "holidays have no working hours", CHRISTMAS, "2026-12-23", 16,
	  "2 working hours", "2026-12-28T10:00:00Z" },
	{ "a break at noon is no work", PARTS, "2026-11-23", 12,
	  "1 working hour", "2026-11-23T14:00:00Z" },
	{ "a short Friday ends at one", PARTS, "2026-11-26", 12,
	  "1 working day", "2026-11-27T13:00:00Z" },
	{ "days alone may name one day", "hours: Wed 9-17\n", "2026-11-25", 10,
	  "2 working days", "2026-12-09T17:00:00Z" },
	{ "hours without days are Monday to Friday", "hours: 8-16\n",
	  "2026-11-27", 10, "1 working day", "2026-11-30T16:00:00Z" },
	{ "a zone alone moves the usual hours", "hours: America/New_York\n",
	  "2026-11-23", 10, "1 working day", "2026-11-24T22:00:00Z" },
	{ "a day ends by his own clocks", BERLIN, "2026-11-23", 10,
	  "1 working day", "2026-11-24T16:00:00Z" },
	{ "his clocks are put forward in spring", BERLIN, "2026-03-27", 10,
	  "1 working day", "2026-03-30T15:00:00Z" },
	{ "his evening is another day than UTC's",
	  "hours: Asia/Tokyo\n", "2026-11-23", 23, "1 working day",
	  "2026-11-25T08:00:00Z" },
	{ "a minute that spring skips is one later",
	  "hours: Sun 1-2:30, Europe/Berlin\n", "2026-03-28", 12,
	  "1 working day", "2026-03-29T01:30:00Z" },
	{ "a zone that does not exist counts as UTC",
	  "hours: 9-17, Europe/Atlantis\n", "2026-11-23", 10, "1 working day",
	  "2026-11-24T17:00:00Z" },
	{ "midnight is the end of a day", "hours: Sat 20-24:00\n",
	  "2026-11-23", 10, "1 working day", "2026-11-29T00:00:00Z" },
	{ "who never works has three years",
	  "holidays: [2026-01-01..9999-12-31]\n", "2026-11-23", 10,
	  "1 working day", "2029-11-25T00:00:00Z" },

	{ "hours that overlap", "hours: Mon-Fri 9-13, Wed 12-17\n", NULL, 0,
	  NULL, AT("1:8") "\"hours\": \"Wed 12-17\" overlaps other hours of "
	  "that day (join them)" },
	{ "hours that hold others", "hours: 10-11, 9-17\n", NULL, 0, NULL,
	  AT("1:8") "\"hours\": \"9-17\" overlaps other hours of that day "
	  "(join them)" },
	{ "hours past midnight", "hours: 22-6\n", NULL, 0, NULL, AT("1:8")
	  "\"hours\": \"22-6\" ends before it begins (write what goes past "
	  "midnight as two days)" },
	{ "an hour that there is not", "hours: 9-25\n", NULL, 0, NULL,
	  AT("1:8") "\"hours\": \"9-25\"" NO_TIME },
	{ "a minute that there is not", "hours: 9:60-17\n", NULL, 0, NULL,
	  AT("1:8") "\"hours\": \"9:60-17\"" NO_TIME },
	{ "an hour alone", "hours: \"9\"\n", NULL, 0, NULL,
	  AT("1:8") "\"hours\": \"9\"" NO_TIME },
	{ "days backwards", "hours: Fri-Mon 9-17\n", NULL, 0, NULL, AT("1:8")
	  "\"hours\": \"Fri-Mon 9-17\" names no days (as in Mon-Fri "
	  "9:00-17:00, the week begins on Monday)" },
	{ "something after the zone", "hours: UTC, 9-17\n", NULL, 0, NULL,
	  AT("1:8") "\"hours\": \"9-17\" stands after the time zone (which is "
	  "the last)" },
	{ "a day that the month does not have",
	  "x: 1\nholidays: [2026-02-27, 2026-02-30]\n", NULL, 0, NULL,
	  AT("2:24") "\"2026-02-30\"" NO_DAY },
	{ "days from the end to the beginning",
	  "holidays: [2026-12-31..2026-12-24]\n", NULL, 0, NULL,
	  AT("1:12") "\"2026-12-31..2026-12-24\" ends before "
	  "it begins (the first day stands first)" },
	{ "a day in words", "holidays: [Christmas]\n", NULL, 0, NULL,
	  AT("1:12") "\"Christmas\"" NO_DAY },
	{ "holidays as a text", "holidays: none\n", NULL, 0, NULL,
	  AT("1:11") "\"holidays\" must be a list (write [a, b], or [] for "
	  "none)" },
};

static const char *
tell(size_t row, struct pool *pool)
{
	struct reader r = { NULL, "p", pool };
	struct time_span span;
	struct worktime w;
	struct error err;
	int64_t day;

	if (yaml_parse(&r.map, (struct place){ "p", 1, 0 },
	    slice_of(cases[row].text), pool, &err) ||
	    worktime_read(&w, &r, &err))
		return pool_text(pool, err.text);
	if (!cases[row].start)
		return "read";
	assert_true(date_read(&day, slice_of(cases[row].start)));
	assert_true(worktime_read_span(&span, cases[row].span));
	return pool_text(pool, date_time(worktime_end(&w,
	    day + cases[row].hour * 3600, &span)).at);
}

static void
ends_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };

	assert_string_equal(tell(row, &pool), cases[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("worktime", ROWS(cases, ends_as_wanted));
}
