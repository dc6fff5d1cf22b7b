/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_withdraw(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "m", "TEXT", "why", OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_withdraw = {
	.name = "withdraw",
	.operands = "REQUEST",
	.about = "take a request back for good",
	.example = "galley withdraw bolt",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
