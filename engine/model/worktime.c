/* SPDX-License-Identifier: Apache-2.0 */
#include "worktime.h"

#include "base/date.h"
#include "text/timezone.h"

enum { WEEK = 7, MINUTE = 60, HOUR = 60 * MINUTE, YEARS_AHEAD = 3 * 366 };

/* 1970-01-01 was a Thursday. */
static int
weekday(int64_t day)
{
	return (int)((day / DAY_SECONDS + 3) % WEEK);
}

static bool
is_off(const struct worktime *w, int64_t day)
{
	for (size_t i = 0; i < w->off_count; i++) {
		if (w->off[i].from <= day && day <= w->off[i].until)
			return true;
	}
	return false;
}

/* The windows of a day, which stand side by side; returns how many. */
static size_t
windows_of(const struct worktime *w, int64_t day, const struct window **out)
{
	static const struct window meant[] = {
		{ 0, 540, 1020 }, { 1, 540, 1020 }, { 2, 540, 1020 },
		{ 3, 540, 1020 }, { 4, 540, 1020 },
	};
	bool said = w->window_count > 0;
	const struct window *all = said ? w->windows : meant;
	size_t total = said ? w->window_count :
	    sizeof meant / sizeof meant[0], count = 0;

	for (size_t i = 0; i < total && !is_off(w, day); i++) {
		if (all[i].day == weekday(day) && count++ == 0)
			*out = &all[i];
	}
	return count;
}

/* The local end of the last of so many working days after a day. */
static int64_t
end_of_days(const struct worktime *w, int64_t day, int64_t number)
{
	const struct window *windows;
	int64_t last = day + (int64_t)YEARS_AHEAD * DAY_SECONDS;

	while (day < last) {
		size_t count = windows_of(w, day += DAY_SECONDS, &windows);

		if (!count)
			continue;
		last = day + (int64_t)YEARS_AHEAD * DAY_SECONDS;
		if (--number == 0)
			return day + (int64_t)windows[count - 1].until *
			    MINUTE;
	}
	return last;
}

/* Takes what a day still holds after local off *left; *end is where it ends. */
static bool
spend(const struct worktime *w, int64_t day, int64_t *left, int64_t *end)
{
	const struct window *windows;
	size_t count = windows_of(w, day, &windows);

	for (size_t i = 0; i < count; i++) {
		int64_t from = day + (int64_t)windows[i].from * MINUTE;
		int64_t until = day + (int64_t)windows[i].until * MINUTE;

		if (from < *end)
			from = *end;
		if (from >= until)
			continue;
		*end = from + *left < until ? from + *left : until;
		*left -= *end - from;
		if (*left == 0)
			return true;
	}
	return false;
}

static int64_t
end_of_hours(const struct worktime *w, int64_t local, int64_t left)
{
	int64_t day = local - local % DAY_SECONDS;
	int64_t last = day + (int64_t)YEARS_AHEAD * DAY_SECONDS;
	int64_t end = local, before = left;

	for (; day < last; day += DAY_SECONDS) {
		if (spend(w, day, &left, &end))
			return end;
		if (left < before)
			last = day + (int64_t)YEARS_AHEAD * DAY_SECONDS;
		before = left;
	}
	return last;
}

int64_t
worktime_end(const struct worktime *w, int64_t start,
    const struct time_span *span)
{
	int64_t local = timezone_local(w->zone, start);

	switch (span->unit) {
	case UNIT_HOURS:
		return start + span->number * HOUR;
	case UNIT_DAYS:
		return start + span->number * DAY_SECONDS;
	case UNIT_WORKING_HOURS:
		local = end_of_hours(w, local, span->number * HOUR);
		break;
	case UNIT_WORKING_DAYS:
		local = end_of_days(w, local - local % DAY_SECONDS,
		    span->number);
	}
	return timezone_time(w->zone, local);
}
