/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	if (call_open(call) ||
	    galley_refresh(call->g, name, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

const struct command cmd_refresh = {
	.name = "refresh",
	.operands = "NAME",
	.about = "update a request or a customization to today's template",
	.example = "galley refresh bolt",
	.group = GROUP_FIELD,
	.run = run,
};
