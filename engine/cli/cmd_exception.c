/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct names stages = option_all(&call->args, "stage");
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
		.stages = stages.items,
		.stage_count = stages.count,
		.finding = option_text(&call->args, "finding"),
		.until = option_text(&call->args, "until"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_exception(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	{ "stage", "STAGE", "the requirement to skip, as status names it", 0 },
	{ "finding", "RULE:FINGERPRINT",
	  "the finding to allow, as check prints it", 0 },
	{ "until", "DATE", "the last day on which it holds, UTC",
	  OPTION_NEEDED },
	{ "m", "TEXT", "why, for everybody who reads it later",
	  OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_exception = {
	.name = "exception",
	.operands = "REQUEST",
	.about = "let a request skip an approval or break a rule, for a "
	    "limited time",
	.example = "galley exception rep1/first-touch/bolt --stage "
	    "standard/legal --until 2026-12-31 -m \"Legal is away\"",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
