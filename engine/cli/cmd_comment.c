/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct names resolve = option_all(&call->args, "resolve");
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
		.slot = option_text(&call->args, "slot"),
		.quote = option_text(&call->args, "quote"),
		.must_fix = option_has(&call->args, "must-fix"),
		.resolve = resolve.items,
		.resolve_count = resolve.count,
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_comment(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "m", "TEXT", "the comment", OPTION_CONTENT },
	{ "slot", "SLOT", "the region or field it is about", 0 },
	{ "quote", "WORDS", "the sentence it is about, or its first words", 0 },
	{ "must-fix", NULL, "it must be fixed", 0 },
	{ "resolve", "ID", "mark this comment as settled", OPTION_MANY },
	{ 0 },
};

const struct command cmd_comment = {
	.name = "comment",
	.operands = "REQUEST",
	.about = "comment on a request, without holding it up",
	.example = "galley comment bolt -m \"They hurry\"",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
