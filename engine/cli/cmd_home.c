/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "listing.h"
#include "table.h"
#include "tell.h"

static void
tell_decided(struct call *call, const struct node *list)
{
	struct table table = { .columns = 4, .indent = "  " };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		table_add(&table, &call->pool, tell_get(call, r, "request"));
		table_add(&table, &call->pool, node_get_bool(r, "merged") ?
		    "approved and in force" : strcmp(tell_get(call, r,
		    "event"), "reject") == 0 ? "rejected" : "withdrawn");
		tell_cells(call, &table, r, "time", "text", NULL);
	}
	screen_styled(&call->out, STYLE_STRONG, "Decided\n");
	table_print(&table, &call->out);
}

/* A draft, one sent back or out of date, or one with other words suggested. */
static bool
own_waits(const struct node *mine)
{
	for (size_t i = 0; mine && i < mine->count; i++) {
		const struct node *r = mine->items[i];
		const char *state = node_get_text(r, "state", "");

		if (tell_count(r, "suggestions") || node_get_bool(r, "stale") ||
		    (strcmp(state, "submitted") != 0 &&
		    strcmp(state, "closed") != 0))
			return true;
	}
	return false;
}

static void
tell_news(struct call *call, const struct node *list)
{
	struct table table = { .columns = 3, .indent = "  " };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		tell_cells(call, &table, r, "path", "change", NULL);
		table_add(&table, &call->pool, node_get_bool(r, "mine") ?
		    "your copies use it" : "");
	}
	screen_styled(&call->out, STYLE_STRONG, "New in the library\n");
	table_print(&table, &call->out);
}

static void
tell_home(struct call *call, const galley_report *report)
{
	screen_styled(&call->out, STYLE_STRONG,
	    tell_get(call, report, "workspace"));
	screen_format(&call->out, ": %s (%s), %s\n",
	    tell_get(call, report, "name"),
	    tell_get(call, report, "roles"),
	    tell_number(call, report, "templates", "template"));
	if (tell_count(report, "waiting")) {
		screen_styled(&call->out, STYLE_STRONG, "Waits for you\n");
		listing_waiting(call, node_get(report, "waiting"), "  ");
	} else if (!own_waits(node_get(report, "mine"))) {
		screen_format(&call->out, "Nothing waits for you.\n");
	}
	if (tell_count(report, "mine")) {
		screen_styled(&call->out, STYLE_STRONG, "Your requests\n");
		listing_states(call, node_get(report, "mine"), "  ");
	}
	if (tell_count(report, "decided"))
		tell_decided(call, node_get(report, "decided"));
	if (tell_count(report, "news"))
		tell_news(call, node_get(report, "news"));
}

static int
run(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_home(call->g, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		tell_home(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_home = {
	.name = "",
	.operands = "",
	.about = "what waits, what was decided, what next",
	.group = GROUP_ALL,
	.run = run,
};
