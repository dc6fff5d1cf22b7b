/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.slot = option_operand(&call->args, 1),
		.text = option_operand(&call->args, 2),
		.message = option_text(&call->args, "m"),
	};
	galley_report *report;

	if (option_content(&turn.text, &call->pool, &call->err) ||
	    call_open(call) ||
	    galley_suggest(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "m", "TEXT", "why it would be better", OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_suggest = {
	.name = "suggest",
	.operands = "REQUEST SLOT TEXT",
	.about = "propose other words for a region or field",
	.example = "galley suggest rep1/first-touch/bolt opening \"Calmer "
	    "words.\"",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
