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
	    galley_reject(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "m", "TEXT", "why, so that its owner can act on it",
	  OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_reject = {
	.name = "reject",
	.operands = "REQUEST",
	.about = "turn a request down for good",
	.example = "galley reject rep1/first-touch/bolt -m \"We do not sell "
	    "there\"",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
