/* SPDX-License-Identifier: Apache-2.0 */
#include "date.h"

#include <stdio.h>

struct day {
	int64_t year;
	int month;
	int day;
};

static bool
is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int64_t year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
static int64_t
day_number(struct day d)
{
	int64_t y = d.year - (d.month <= 2);
	int64_t era = y / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 +
	    d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

static struct day
day_of(int64_t time)
{
	int64_t days = time / DAY_SECONDS - (time % DAY_SECONDS < 0);
	struct day d = { 1970 + days / 366, 1, 1 };

	while (day_number((struct day){ d.year + 1, 1, 1 }) <= days)
		d.year++;
	while (d.month < 12 &&
	    day_number((struct day){ d.year, d.month + 1, 1 }) <= days)
		d.month++;
	d.day = (int)(days - day_number(d)) + 1;
	return d;
}

static int
number(struct slice text, size_t at, size_t len)
{
	int value = 0;

	for (size_t i = at; i < at + len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return -1;
		value = value * 10 + (text.at[i] - '0');
	}
	return value;
}

bool
date_read(int64_t *out, struct slice text)
{
	struct day d;

	if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
		return false;
	d = (struct day){ number(text, 0, 4), number(text, 5, 2),
		number(text, 8, 2) };
	if (d.year < 1970 || d.month < 1 || d.month > 12 || d.day < 1 ||
	    d.day > month_days(d.year, d.month))
		return false;
	*out = day_number(d) * DAY_SECONDS;
	return true;
}

enum error_code
date_read_typed(int64_t *out, const char *text, struct error *err)
{
	return !text || date_read(out, slice_of(text)) ? ERR_NONE :
	    error_set(err, ERR_USAGE, "%s is not a day (as in 2026-12-31)",
	    text);
}

struct date_text
date_day(int64_t time)
{
	struct day d = day_of(time);
	struct date_text text;

	snprintf(text.at, sizeof text.at, "%04d-%02d-%02d",
	    (int)(d.year % 10000), d.month % 100, d.day % 100);
	return text;
}

struct date_text
date_time(int64_t time)
{
	int seconds = (int)(((time % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS);
	struct day d = day_of(time);
	struct date_text text;

	snprintf(text.at, sizeof text.at, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)(d.year % 10000), d.month % 100, d.day % 100, seconds / 3600,
	    seconds / 60 % 60, seconds % 60);
	return text;
}

int64_t
date_add_days(int64_t time, int days)
{
	return time + (int64_t)days * DAY_SECONDS;
}

int64_t
date_add_months(int64_t time, int months)
{
	struct day d = day_of(time);
	int64_t month = d.year * 12 + d.month - 1 + months;
	int64_t into_day = time - day_number(d) * DAY_SECONDS;

	d.year = month / 12;
	d.month = (int)(month % 12) + 1;
	if (d.day > month_days(d.year, d.month))
		d.day = month_days(d.year, d.month);
	return day_number(d) * DAY_SECONDS + into_day;
}
