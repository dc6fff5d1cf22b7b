/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "explained.h"
#include "shown.h"
#include "tell.h"

static void
tell_cost(struct call *call, const galley_report *report)
{
	const char *waits = node_get_text(report, "waits_on", NULL);

	tell_heading(call, report);
	if (waits)
		screen_format(&call->out, "  now: %s\n", waits);
	tell_route(call, report);
	tell_remedies(call, report);
	tell_said(call, report);
}

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	struct galley_place place = { 0 };
	galley_report *report;

	if (explained_split(&place, name, &call->pool))
		return explained_run(call, place);
	if (call_open(call) ||
	    galley_explain(call->g, name, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	if (node_get(report, "request"))
		tell_cost(call, report);
	else
		shown_tell(call, report);
	call_next(call, report);
	return 0;
}

static const struct option options[] = {
	{ "vale-config", "FILE", "for FILE:LINE: use this .vale.ini, without a "
	  "workspace", 0 },
	{ 0 },
};

const struct command cmd_explain = {
	.name = "explain",
	.operands = "NAME|FILE:LINE",
	.about = "show what a request needs and waits for, or what rules see "
	    "in a line",
	.example = "galley explain bolt",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
