/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "table.h"
#include "tell.h"

/* What happened, in words that a representative knows. */
static const char *
event_words(struct call *call, const struct node *e)
{
	const char *event = node_get_text(e, "event", "");

	if (strcmp(event, "merge") == 0)
		return "in force";
	if (node_get_bool(e, "own_wording"))
		return pool_format(&call->pool, "suggest %s (own wording)",
		    tell_get(call, e, "id"));
	if (strcmp(event, "suggest") == 0)
		return pool_format(&call->pool, "suggest %s",
		    tell_get(call, e, "id"));
	return event;
}

/* "standard/legal", "link-host 7283eaf92b4f until 2026-12-31". */
static const char *
object_words(struct call *call, const struct node *e)
{
	enum { SHORT = 12 };
	const char *stages = node_get_text(e, "stages", "");
	const char *finding = node_get_text(e, "finding", NULL);
	const char *until = node_get_text(e, "until", NULL);
	struct slice rest = slice_of(finding ? finding : ""), rule = { 0 };

	if (finding && slice_until(&rest, ' ', &rule))
		stages = pool_format(&call->pool, "%.*s %.*s", (int)rule.len,
		    rule.at, SHORT, rest.at);
	return until ? pool_format(&call->pool, "%s until %s", stages, until) :
	    stages;
}

static void
tell_events(struct call *call, const struct node *list)
{
	struct table table = { .columns = 5 };

	for (size_t i = 0; i < list->count; i++) {
		const struct node *e = list->items[i];

		tell_cells(call, &table, e, "time", "person", NULL);
		table_add(&table, &call->pool, event_words(call, e));
		table_add(&table, &call->pool, object_words(call, e));
		table_add(&table, &call->pool, tell_get(call, e, "text"));
	}
	table_print(&table, &call->out);
}

static void
tell_list(struct call *call, const struct node *list,
    const char *const *keys)
{
	struct table table = { 0 };

	while (keys[table.columns])
		table.columns++;
	for (size_t i = 0; i < list->count; i++) {
		for (size_t k = 0; k < table.columns; k++)
			table_add(&table, &call->pool,
			    tell_get(call, list->items[i], keys[k]));
	}
	table_print(&table, &call->out);
}

static void
tell_log(struct call *call, const galley_report *report)
{
	static const char *const uses[] = { "time", "template", "account",
		"request", "verdict", "text", "id", NULL };
	static const char *const changes[] = { "time", "request", "by",
		"requirements", NULL };

	if (tell_count(report, "events"))
		tell_events(call, node_get(report, "events"));
	else if (tell_count(report, "uses"))
		tell_list(call, node_get(report, "uses"), uses);
	else if (tell_count(report, "merges"))
		tell_list(call, node_get(report, "merges"), changes);
	else
		screen_format(&call->talk, "Nothing has happened yet.\n");
}

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	if (call_open(call) || galley_log(call->g, name, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		tell_log(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_log = {
	.name = "log",
	.operands = "[NAME]",
	.about = "show what happened to a request, to all, or in "
	    "journal/PERSON",
	.example = "galley log bolt",
	.group = GROUP_ALL,
	.run = run,
};
