/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

/* What became of several requests, each approved by itself. */
struct approval {
	struct node *reports;
	size_t failed;
	int status;		/* of the first that failed */
};

static void
approve(struct call *call, struct galley_turn turn, struct approval *done)
{
	galley_report *report;
	int status;

	if (!galley_approve(call->g, &turn, &report, &call->err)) {
		node_push(&call->pool, done->reports, report);
		if (!option_has(&call->args, "json"))
			tell_act(call, report);
		return;
	}
	status = call_failed(call);
	if (!done->failed++)
		done->status = status;
}

static int
run(struct call *call)
{
	const struct names *names = &call->args.operands;
	struct names stages = option_all(&call->args, "stage");
	struct galley_turn turn = {
		.message = option_text(&call->args, "m"),
		.with = option_pairs(&call->args, "with"),
		.stages = stages.items,
		.stage_count = stages.count,
		.override = option_has(&call->args, "override"),
	};
	struct approval done = { .reports = node_list(&call->pool) };

	if (call_open(call))
		return call_failed(call);
	for (size_t i = 0; i < names->count; i++) {
		turn.name = names->items[i];
		approve(call, turn, &done);
	}
	if (done.reports->count)
		call_json(call, names->count == 1 ? done.reports->items[0] :
		    done.reports);
	return done.failed && done.failed < names->count ?
	    error_status(ERR_PARTIAL) : done.status;
}

static const struct option options[] = {
	{ "m", "TEXT", "a note to its owner", OPTION_CONTENT },
	{ "with", "REGION=TEXT", "approve with your wording",
	  OPTION_MANY | OPTION_PAIR | OPTION_CONTENT },
	{ "stage", "STAGE", "for this stage only", OPTION_MANY },
	{ "override", NULL, "lift others' requests for changes; say why with "
	  "-m", 0 },
	{ 0 },
};

const struct command cmd_approve = {
	.name = "approve",
	.operands = "REQUEST...",
	.about = "approve requests, each as you see it now",
	.example = "galley approve rep1/first-touch/bolt -m \"Good\"",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
