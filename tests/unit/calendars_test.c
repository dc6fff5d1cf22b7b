/* SPDX-License-Identifier: Apache-2.0 */
#include "model/calendars.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "rows.h"
#include "shelf.h"

#define HEAD "name: A\nemails: [a@b]\nroles: [rep]\n"
#define DE "de: [2026-12-24..2026-12-26, 2026-11-24]\nus: [2026-11-26]\n"
#define AT(place) "registries/holidays.yaml:" place ": front-matter: "

/* What a person's file says by a file of holidays: when 1 working day ends. */
static const struct {
	const char *name;
	const char *holidays;
	const char *person;
	const char *want;
} cases[] = {
	{ "nobody's holidays are his", DE, HEAD, "2026-11-24T17:00:00Z" },
	{ "a calendar's are, where he names it", DE, HEAD "holidays: [de]\n",
	  "2026-11-25T17:00:00Z" },
	{ "beside his own, and of two places", DE, HEAD
	  "holidays: [de, 2026-11-25, us]\n", "2026-11-27T17:00:00Z" },
	{ "no file is no calendar", NULL, HEAD, "2026-11-24T17:00:00Z" },
	{ "a calendar that nobody keeps", DE, HEAD "holidays: [fr]\n",
	  "people/a.yaml:4:11: duties: there is no calendar \"fr\" (add it to "
	  "registries/holidays.yaml, or write days)" },
	{ "a time zone that does not exist", DE, HEAD
	  "\nhours: 9-17, Europe/Atlantis\n", "people/a.yaml:5:8: duties: "
	  "there is no time zone \"Europe/Atlantis\" (as in Europe/Berlin, "
	  "America/New_York or UTC)" },
	{ "a zone that the summer would move", DE, HEAD
	  "hours: 9-17, GMT+3\n", "people/a.yaml:4:8: duties: there is no "
	  "time zone \"GMT+3\" (as in Europe/Berlin, America/New_York or UTC)"
	},
	{ "a holiday that there is not",
	  "de: [2026-12-25]\nus: [2026-12-25, 2026-13-01]\n", HEAD,
	  AT("2:18") "\"2026-13-01\" is not a date that exists (as in "
	  "2026-12-25 or 2026-12-28..2026-12-31)" },
	{ "a calendar that is no list", "de: {a: b}\n", HEAD,
	  AT("1:5") "\"de\" must be a list of days (as in [2026-12-25])" },
	{ "a calendar with the name of a day", "\"2026\": []\n", HEAD,
	  AT("1:9") "\"2026\" is not a name for a calendar (a-z, 0-9 and -, a "
	  "letter first)" },
	{ "holidays without calendars", "[2026-12-25]\n", HEAD,
	  AT("1:1") "this must be a map of calendars (as in de: "
	  "[2026-12-25])" },
};

static const char *
tell(size_t row, struct pool *pool)
{
	struct shelf_file files[] = { { CALENDARS_PATH, cases[row].holidays },
		{ NULL, NULL } };
	struct source source = shelf_source(cases[row].holidays ? files :
	    files + 1);
	struct time_span span = { 1, UNIT_WORKING_DAYS };
	struct calendars calendars;
	struct worktime w;
	struct person person;
	struct error err;
	int64_t day;

	assert_true(date_read(&day, slice_of("2026-11-23")));
	assert_int_equal(person_parse(&person, "a",
	    slice_of(cases[row].person), pool, &err), ERR_NONE);
	if (calendars_load(&calendars, &source, pool, &err) ||
	    calendars_judge(&calendars, &person, slice_of(cases[row].person),
	    pool, &err))
		return pool_text(pool, err.text);
	w = calendars_worktime(&calendars, &person, pool);
	return pool_text(pool, date_time(worktime_end(&w, day, &span)).at);
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
	return rows_run("calendars", ROWS(cases, ends_as_wanted));
}
