/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "shown.h"
#include "table.h"
#include "tell.h"

static void
tell_found(struct call *call, const struct node *list)
{
	struct table table = { .columns = 4 };

	for (size_t i = 0; i < list->count; i++) {
		const struct node *t = list->items[i];
		bool usable = node_get_bool(t, "usable");
		const char *why = node_get_text(t, "why", "not usable");

		tell_cells(call, &table, t, "id", "kind", "title", NULL);
		table_add(&table, &call->pool, usable ? "" : why);
	}
	table_print(&table, &call->out);
}

static int
run(struct call *call)
{
	const struct names *words = &call->args.operands;
	galley_report *report;

	call->options.recalls = true;
	if (call_open(call) || galley_find(call->g, words->items,
	    words->count, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	if (tell_count(report, "templates"))
		tell_found(call, node_get(report, "templates"));
	if (tell_count(report, "customizations"))
		shown_copies(call, node_get(report, "customizations"));
	else if (!tell_count(report, "templates"))
		screen_format(&call->talk, "No template has %s (galley find "
		    "lists all).\n",
		    words->count > 1 ? "all of these words" : "this word");
	call_next(call, report);
	return 0;
}

const struct command cmd_find = {
	.name = "find",
	.operands = "[WORD...]",
	.about = "find templates, and approved copies, with all these words",
	.example = "galley find renewal clinic",
	.group = GROUP_FIELD,
	.run = run,
};
