/* SPDX-License-Identifier: Apache-2.0 */
/* reject and request-changes: the same words, and what becomes of them. */
#include "command.h"
#include "tell.h"

typedef int objecting(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);

static int
object(struct call *call, objecting *act)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
	};
	galley_report *report;

	if (call_open(call) || act(call->g, &turn, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_reject(struct call *call)
{
	return object(call, galley_reject);
}

static int
run_request_changes(struct call *call)
{
	return object(call, galley_request_changes);
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
	.run = run_reject,
};

const struct command cmd_request_changes = {
	.name = "request-changes",
	.operands = "REQUEST",
	.about = "send a request back, with what should change",
	.example = "galley request-changes rep1/first-touch/bolt -m "
	    "\"Shorter\"",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run_request_changes,
};
