/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	if (call_open(call) ||
	    galley_undo(call->g, name, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	screen_format(&call->out, "%s: your last %s is taken back\n",
	    tell_get(call, report, "request"),
	    tell_get(call, report, "undone"));
	call_next(call, report);
	return 0;
}

const struct command cmd_undo = {
	.name = "undo",
	.operands = "REQUEST",
	.about = "take back your own last step while nobody else has it",
	.example = "galley undo bolt",
	.group = GROUP_ALL,
	.run = run,
};
