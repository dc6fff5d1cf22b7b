/* SPDX-License-Identifier: Apache-2.0 */
/*
 * worktime.h - when a person works, and until when he has to answer
 *
 *	hours: Mon-Thu 9:00-12:30, 13:30-17:00, Fri 9-13, Europe/Berlin
 *	holidays: [de, 2026-12-24, 2026-12-28..2026-12-31]
 *
 * Without days Monday to Friday are meant, or those of the item before;
 * without a time zone UTC.  What is not said is Mon-Fri 9:00-17:00.
 */

#ifndef GALLEY_MODEL_WORKTIME_H
#define GALLEY_MODEL_WORKTIME_H

#include "data/reader.h"

/* Office hours of one day of the week, in minutes; day 0 is Monday. */
struct window {
	int day;
	int from;
	int until;
};

/* Days off, as first seconds in UTC's count, both included. */
struct days_off {
	int64_t from;
	int64_t until;
};

/* All zeros: the hours that are meant where none are said. */
struct worktime {
	struct window *windows;	/* by day and hour, none overlaps */
	size_t window_count;
	const char *zone;	/* NULL: UTC; may not exist (timezone.h) */
	struct days_off *off;
	size_t off_count;
	struct names calendars;	/* of registries/holidays.yaml */
};

/* "hours: ..." and "holidays: [...]" of a map; each may be absent. */
enum error_code worktime_read(struct worktime *out, const struct reader *r,
    struct error *err);

/* Adds the days of a list: "2026-12-25" and "2026-12-28..2026-12-31". */
enum error_code worktime_read_days(struct worktime *out,
    const struct reader *r, const struct node *list, struct error *err);

enum time_unit {
	UNIT_HOURS,
	UNIT_DAYS,
	UNIT_WORKING_HOURS,
	UNIT_WORKING_DAYS,
};

struct time_span {
	int64_t number;		/* 1 to 9999; 0: none is given */
	enum time_unit unit;
};

/* "5 working days", "2 days", "4 hours", "1 working hour". */
bool worktime_read_span(struct time_span *out, const char *text);

/*
 * The end of a span that begins at start.  Hours and days run on; working
 * hours run while he works; working days end with his hours on the last of so
 * many working days after the day of start.  Who never works again within
 * three years has that long.
 */
int64_t worktime_end(const struct worktime *w, int64_t start,
    const struct time_span *span);

#endif
