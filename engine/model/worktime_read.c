/* SPDX-License-Identifier: Apache-2.0 */
/* Hours and holidays as people write them. */
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/id.h"
#include "values.h"
#include "worktime.h"

enum { HOURS_OF_DAY = 24, MINUTES = 60 };

/* Hours being read: the days that the item before named hold on. */
struct hours {
	struct worktime *out;
	int first;
	int last;
	const char **why;
	struct pool *pool;
};

/* "Mon" at the front of *rest; -1: there is none. */
static int
take_day(struct slice *rest)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri",
		"Sat", "Sun" };

	for (int i = 0; i < 7; i++) {
		if (slice_starts(*rest, days[i])) {
			*rest = slice_skip(*rest, 3);
			return i;
		}
	}
	return -1;
}

static bool
take_char(struct slice *rest, char c)
{
	if (!rest->len || rest->at[0] != c)
		return false;
	*rest = slice_skip(*rest, 1);
	return true;
}

static int
take_digits(struct slice *rest)
{
	int value = -1;

	for (int i = 0; i < 2 && rest->len && ascii_is_digit(rest->at[0]);
	    i++) {
		value = (value < 0 ? 0 : value) * 10 + (rest->at[0] - '0');
		*rest = slice_skip(*rest, 1);
	}
	return value;
}

/* "9", "09:30" or "24:00" as a minute of the day; -1: it is none. */
static int
take_minute(struct slice *rest)
{
	int hour = take_digits(rest), minute = 0;

	if (take_char(rest, ':'))
		minute = take_digits(rest);
	if (hour < 0 || minute < 0 || minute >= MINUTES ||
	    hour * MINUTES + minute > HOURS_OF_DAY * MINUTES)
		return -1;
	return hour * MINUTES + minute;
}

/* Puts it where it belongs; false: it meets another of that day. */
static bool
put_window(struct worktime *w, struct window window, struct pool *pool)
{
	size_t at = w->window_count;

	w->windows = pool_grow(pool, w->windows, at, sizeof *w->windows);
	w->window_count++;
	for (; at > 0 && (w->windows[at - 1].day > window.day ||
	    (w->windows[at - 1].day == window.day &&
	    w->windows[at - 1].from > window.from)); at--)
		w->windows[at] = w->windows[at - 1];
	w->windows[at] = window;
	return !(at > 0 && w->windows[at - 1].day == window.day &&
	    w->windows[at - 1].until > window.from) &&
	    !(at + 1 < w->window_count &&
	    w->windows[at + 1].day == window.day &&
	    window.until > w->windows[at + 1].from);
}

static bool
take_days(struct hours *h, struct slice *rest)
{
	int first = take_day(rest), last = first;

	if (first < 0)
		return true;
	if (take_char(rest, '-'))
		last = take_day(rest);
	if (last < first || !take_char(rest, ' '))
		return false;
	h->first = first;
	h->last = last;
	return true;
}

static bool
fail(struct hours *h, struct slice item, const char *what)
{
	*h->why = pool_format(h->pool, "\"%.*s\" %s",
	    item.len < 60 ? (int)item.len : 60, item.at, what);
	return false;
}

static bool
take_item(struct hours *h, struct slice item)
{
	struct slice rest = item;
	int from, until;

	if (!take_days(h, &rest))
		return fail(h, item, "names no days (as in Mon-Fri 9:00-17:00, "
		    "the week begins on Monday)");
	from = take_minute(&rest);
	until = take_char(&rest, '-') ? take_minute(&rest) : -1;
	if (from < 0 || until < 0 || rest.len)
		return fail(h, item, "is not a time of day from-until (as in "
		    "9:00-17:00)");
	if (from >= until)
		return fail(h, item, "ends before it begins (write what goes "
		    "past midnight as two days)");
	for (int day = h->first; day <= h->last; day++) {
		if (!put_window(h->out, (struct window){ day, from, until },
		    h->pool))
			return fail(h, item, "overlaps other hours of that day "
			    "(join them)");
	}
	return true;
}

/* "Europe/Berlin" or "UTC": what begins with a letter and names no day. */
static bool
is_zone(struct slice item)
{
	return item.len && (item.at[0] < '0' || item.at[0] > '9') &&
	    take_day(&(struct slice){ item.at, item.len }) < 0;
}

static bool
read_hours_text(struct worktime *out, const char *text, const char **why,
    struct pool *pool)
{
	struct worktime w = *out;
	struct hours h = { &w, 0, 4, why, pool };
	struct slice rest = slice_of(text), item;

	w.windows = NULL;
	w.window_count = 0;
	w.zone = NULL;
	while (slice_until(&rest, ',', &item)) {
		item = slice_trim(item);
		if (w.zone)
			return fail(&h, item, "stands after the time zone "
			    "(which is the last)");
		if (is_zone(item))
			w.zone = pool_copy(pool, item);
		else if (!take_item(&h, item))
			return false;
	}
	*out = w;
	return true;
}

static enum error_code
read_hours(struct worktime *w, const struct reader *r, struct error *err)
{
	const char *text = NULL, *why;
	enum error_code code = reader_text(r, "hours", &text, err);

	if (code || !text || read_hours_text(w, text, &why, r->pool))
		return code;
	return reader_fail(r, node_get(r->map, "hours"), err, "\"hours\": %s",
	    why);
}

static bool
read_day(struct days_off *out, struct slice text)
{
	size_t dots = slice_find(text, "..");
	struct slice last = slice_skip(text, dots < text.len ? dots + 2 : 0);

	return date_read(&out->from, (struct slice){ text.at, dots }) &&
	    date_read(&out->until, last);
}

static void
add_off(struct worktime *w, struct days_off days, struct pool *pool)
{
	w->off = pool_grow(pool, w->off, w->off_count, sizeof *w->off);
	w->off[w->off_count++] = days;
}

enum error_code
worktime_read_days(struct worktime *out, const struct reader *r,
    const struct node *list, struct error *err)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];
		struct days_off days;

		if (item->kind != NODE_TEXT ||
		    !read_day(&days, slice_of(item->text)))
			return reader_fail(r, item, err, "\"%s\" is not a date "
			    "that exists (as in 2026-12-25 or "
			    "2026-12-28..2026-12-31)",
			    item->kind == NODE_TEXT ? item->text : "this");
		if (days.until < days.from)
			return reader_fail(r, item, err, "\"%s\" ends before "
			    "it begins (the first day stands first)",
			    item->text);
		add_off(out, days, r->pool);
	}
	return ERR_NONE;
}

/* A person's list names calendars beside days: an id that is no number. */
static bool
is_calendar(const struct node *item)
{
	return item->kind == NODE_TEXT && ascii_is_lower(item->text[0]) &&
	    id_is_id(slice_of(item->text));
}

static enum error_code
read_holidays(struct worktime *w, const struct reader *r, struct error *err)
{
	const struct node *list = NULL;
	enum error_code code = reader_list(r, "holidays", &list, err);

	for (size_t i = 0; !code && list && i < list->count; i++) {
		struct node one = { .items = &list->items[i], .count = 1 };

		if (is_calendar(list->items[i]))
			names_add(&w->calendars, r->pool,
			    list->items[i]->text);
		else
			code = worktime_read_days(w, r, &one, err);
	}
	return code;
}

enum error_code
worktime_read(struct worktime *out, const struct reader *r, struct error *err)
{
	struct worktime w = { 0 };
	enum error_code code;

	(void)((code = read_hours(&w, r, err)) ||
	    (code = read_holidays(&w, r, err)));
	if (!code)
		*out = w;
	return code;
}

bool
worktime_read_span(struct time_span *out, const char *text)
{
	static const char *const units[] = { "hour", "hours", "day", "days",
		"working hour", "working hours", "working day",
		"working days", NULL };
	const char *unit;
	int64_t number;

	if (!values_quantity(&number, &unit, text, units))
		return false;
	for (int i = 0; units[i]; i++) {
		if (strcmp(units[i], unit) == 0)
			*out = (struct time_span){ number,
			    (enum time_unit)(i / 2) };
	}
	return true;
}
