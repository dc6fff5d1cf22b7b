/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "shown.h"

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	call->options.recalls = true;
	if (call_open(call) ||
	    galley_show(call->g, name, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		shown_tell(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_show = {
	.name = "show",
	.operands = "NAME",
	.about = "show fields and regions: what is free, and what needs "
	    "approval",
	.example = "galley show first-touch",
	.group = GROUP_FIELD,
	.run = run,
};
