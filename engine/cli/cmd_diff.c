/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "delta.h"

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;

	if (call_open(call) ||
	    galley_diff(call->g, name, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report))
		delta_tell(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_diff = {
	.name = "diff",
	.operands = "REQUEST",
	.about = "what a request changes, word by word, and what it needs",
	.example = "galley diff rep1/first-touch/bolt",
	.group = GROUP_REVIEW,
	.run = run,
};
