/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	const char *format = option_text(&call->args, "format");
	galley_report *report;

	if (call_open(call) || galley_preview(call->g, name,
	    format ? format : "text", &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	screen_document(&call->out, node_get_text(report, "text", ""));
	call_next(call, report);
	return 0;
}

static const struct option options[] = {
	{ "format", "FORMAT", "text (default), html, eml", 0 },
	{ 0 },
};

const struct command cmd_preview = {
	.name = "preview",
	.operands = "NAME",
	.about = "show the document as it would read",
	.example = "galley preview bolt --format html",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
