/* SPDX-License-Identifier: Apache-2.0 */
#include "refusal.h"

#include <string.h>

#include "tell.h"

/* "marketing (brand1) and legal (legal1)", each named once. */
static const char *
all_who(struct call *call, const galley_report *report)
{
	const struct node *reasons = node_get(report, "reasons");
	struct names seen = { 0 };
	struct buf out = { 0 };

	for (size_t i = 0; i < tell_count(report, "reasons"); i++) {
		const char *who = tell_get(call, reasons->items[i], "who");

		if (!*who || names_has(&seen, who))
			continue;
		buf_format(&out, "%s%s", seen.count ? " and " : "", who);
		names_add(&seen, &call->pool, who);
	}
	return buf_settle(&out, &call->pool).at;
}

/* What the field counts in: " %" of a percentage. */
static const char *
unit_of(struct call *call, const struct galley_use *use, const char *field)
{
	struct error ignored = { 0 };
	galley_report *shown = NULL;
	const struct node *fields;

	if (galley_show(call->g, use->name, &shown, &ignored))
		return "";
	fields = node_get(shown, "fields");
	for (size_t i = 0; i < tell_count(shown, "fields"); i++) {
		const struct node *f = fields->items[i];

		if (strcmp(node_get_text(f, "name", ""), field) == 0 &&
		    strcmp(node_get_text(f, "type", ""), "percent") == 0)
			return " %";
	}
	return "";
}

/* "0..10" is "up to 10 %", "5..10" is "5 to 10 %", "5.." is "5 % or more". */
static const char *
range_words(struct call *call, const char *range, const char *unit)
{
	const char *dots = strstr(range, "..");

	if (!dots)
		return range;
	if (dots == range || strncmp(range, "0..", 3) == 0)
		return pool_format(&call->pool, "up to %s%s", dots + 2, unit);
	if (dots[2] == '\0')
		return pool_format(&call->pool, "%.*s%s or more",
		    (int)(dots - range), range, unit);
	return pool_format(&call->pool, "%.*s to %s%s", (int)(dots - range),
	    range, dots + 2, unit);
}

/* "18 % discount", and what of it is free. */
struct subject {
	struct buf what;
	struct buf free_of;
};

/* "the text of opening", and "opening needs nobody with ...". */
static void
add_region(struct call *call, struct subject *s, const struct node *item)
{
	const char *region = tell_get(call, item, "region");
	const char *range = tell_get(call, item, "range");

	buf_format(&s->what, "%sthe text of %s", s->what.len ? " and " : "",
	    region);
	if (*range)
		buf_format(&s->free_of, "; %s needs nobody with %s", region,
		    range);
}

static void
add_subject(struct call *call, struct subject *s,
    const struct galley_use *use, const struct node *item)
{
	const char *field = node_get_text(item, "field", "");
	const char *range = tell_get(call, item, "range");
	const char *value = tell_get(call, item, "value");
	const char *unit = unit_of(call, use, field);

	if (*unit)
		buf_format(&s->what, "%s%s%s %s", s->what.len ? " and " : "",
		    value, unit, field);
	else
		buf_format(&s->what, "%s%s%s%s", s->what.len ? " and " : "",
		    field, *value ? " " : "", value);
	if (*range)
		buf_format(&s->free_of, "; %s%s%s needs nobody",
		    *unit ? "" : field, *unit ? "" : " ",
		    range_words(call, range, unit));
}

/* With neither field nor region to name, the reasons are the policy's. */
static void
tell_reasons(struct call *call, const galley_report *report)
{
	const struct node *reasons = node_get(report, "reasons");

	for (size_t i = 0; i < tell_count(report, "reasons"); i++) {
		const struct node *r = reasons->items[i];

		screen_format(&call->talk, "galley: %s; it needs %s\n",
		    tell_get(call, r, "reason"), tell_get(call, r, "who"));
	}
}

void
refusal_tell(struct call *call, const struct galley_use *use,
    const galley_report *report)
{
	const struct node *free_of = node_get(report, "free");
	const char *ask = node_get_text(report, "ask", NULL);
	struct subject s = { 0 };

	for (size_t i = 0; i < tell_count(report, "free"); i++) {
		if (node_get(free_of->items[i], "region"))
			add_region(call, &s, free_of->items[i]);
		else
			add_subject(call, &s, use, free_of->items[i]);
	}
	if (s.what.len)
		screen_format(&call->talk, "galley: %s need%s %s%s\n",
		    s.what.at, tell_count(report, "free") > 1 ? "" : "s",
		    all_who(call, report),
		    s.free_of.len ? s.free_of.at : "");
	else
		tell_reasons(call, report);
	if (ask)
		screen_format(&call->talk, "Ask for it: %s\n", ask);
	buf_release(&s.what);
	buf_release(&s.free_of);
}
