/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
		.to = option_text(&call->args, "to"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_handover(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "to", "PERSON", "who owns it from now on", OPTION_NEEDED },
	{ "m", "TEXT", "what the new owner should know", OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_handover = {
	.name = "handover",
	.operands = "REQUEST",
	.about = "give a request to another owner, who submits it anew",
	.example = "galley handover bolt --to rep2 -m \"I am on leave\"",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
