/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "listing.h"
#include "tell.h"

static void
tell_one(struct call *call, const galley_report *report)
{
	tell_heading(call, report);
	screen_format(&call->out, "  by %s", tell_get(call, report, "owner"));
	if (node_get(report, "events"))
		screen_format(&call->out, ", %s so far",
		    tell_number(call, report, "events", "step"));
	screen_format(&call->out, "\n");
	tell_route(call, report);
	if (node_get(report, "usable") && !node_get_bool(report, "usable"))
		screen_format(&call->out, "  not usable: %s\n",
		    tell_get(call, report, "why"));
	tell_said(call, report);
}

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	call->options.recalls = true;
	if (call_open(call) ||
	    galley_status(call->g, name, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	if (name)
		tell_one(call, report);
	else if (tell_count(report, "requests"))
		listing_states(call, node_get(report, "requests"), NULL);
	else
		screen_format(&call->talk, "No request is open.\n");
	call_next(call, report);
	return 0;
}

const struct command cmd_status = {
	.name = "status",
	.operands = "[NAME]",
	.about = "show how requests stand and whom they wait for",
	.example = "galley status bolt",
	.group = GROUP_FIELD,
	.run = run,
};
