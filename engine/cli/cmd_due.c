/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "table.h"
#include "tell.h"

static void
tell_due(struct call *call, const struct node *list)
{
	struct table table = { .columns = 5 };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		tell_cells(call, &table, r, "what", "name", "who", "when",
		    "why", NULL);
	}
	table_print(&table, &call->out);
}

static int
run(struct call *call)
{
	const char *person = option_text(&call->args, "for");
	galley_report *report;

	if (call_open(call) ||
	    galley_due(call->g, person, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	tell_due(call, node_get(report, "due"));
	if (!tell_count(report, "due"))
		screen_format(&call->talk, "Nothing is late, expires or went "
		    "stale.\n");
	return 0;
}

static const struct option options[] = {
	{ "for", "PERSON", "only what concerns this person", 0 },
	{ 0 },
};

const struct command cmd_due = {
	.name = "due",
	.operands = "",
	.about = "list what is late, expires or went stale, and for whom",
	.example = "galley due --for ann",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
