/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
		.anyway = option_has(&call->args, "anyway"),
		.accept = option_text(&call->args, "accept"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_submit(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "m", "TEXT", "what the reviewers should know", OPTION_CONTENT },
	{ "anyway", NULL, "despite the errors that the checks found", 0 },
	{ "accept", "ID", "accept this suggestion first", 0 },
	{ 0 },
};

const struct command cmd_submit = {
	.name = "submit",
	.operands = "REQUEST",
	.about = "ask for the approvals that a request needs",
	.example = "galley submit bolt -m \"They asked for a number\"",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
