/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "table.h"
#include "tell.h"

/* One setting's values, a line each; of all also the keys. */
static void
tell_settings(struct call *call, const struct node *list, bool all)
{
	struct table table = { .columns = 2 };

	for (size_t i = 0; i < list->count; i++) {
		const struct node *values = node_get(list->items[i], "values");

		if (all) {
			table_add(&table, &call->pool, tell_get(call,
			    list->items[i], "key"));
			table_add(&table, &call->pool, tell_words(call,
			    values));
			continue;
		}
		for (size_t k = 0; k < values->count; k++)
			screen_format(&call->out, "%s\n",
			    values->items[k]->text);
	}
	table_print(&table, &call->out);
}

static int
show(struct call *call, const char *key)
{
	galley_report *report;

	if (call_open(call) ||
	    galley_config(call->g, key, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		tell_settings(call, node_get(report, "settings"), !key);
	return 0;
}

static int
set(struct call *call, const struct names *words)
{
	struct galley_config what = { .key = words->items[0],
		.values = words->items + 1, .count = words->count - 1,
		.message = option_text(&call->args, "m") };
	galley_report *report;

	for (size_t i = 1; i < words->count; i++) {
		if (option_content(&words->items[i], &call->pool, &call->err))
			return call_failed(call);
	}
	if (call_open(call) ||
	    galley_config_set(call->g, &what, &report, &call->err))
		return call_failed(call);
	if (!option_has(&call->args, "json")) {
		const struct node *lines = node_get(report, "lines");

		for (size_t i = 0; i < lines->count; i++)
			screen_format(&call->out, "%s\n",
			    lines->items[i]->text);
	}
	return tell_act(call, report);
}

static int
run(struct call *call)
{
	const struct names *words = &call->args.operands;

	if (words->count < 2)
		return show(call, option_operand(&call->args, 0));
	return set(call, words);
}

static const struct option options[] = {
	{ "m", "TEXT", "why, for those who must agree", OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_config = {
	.name = "config",
	.operands = "[KEY] [VALUE...]",
	.about = "show the workspace's settings; with values, propose a change",
	.example = "galley config links company.example shop.example",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
