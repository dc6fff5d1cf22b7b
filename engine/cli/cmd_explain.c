/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static void
tell_cost(struct call *call, const galley_report *report)
{
	const char *name = node_get_text(report, "request",
	    node_get_text(report, "template", ""));

	screen_styled(&call->out, STYLE_STRONG, name);
	screen_format(&call->out, node_get(report, "state") ? ": %s\n" :
	    "%s\n", tell_state(call, report));
	tell_route(call, report);
}

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	if (call_open(call) ||
	    galley_explain(call->g, name, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		tell_cost(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_explain = {
	.name = "explain",
	.operands = "NAME",
	.about = "what a change costs in approvals and what it waits for",
	.group = GROUP_ALL,
	.run = run,
};
