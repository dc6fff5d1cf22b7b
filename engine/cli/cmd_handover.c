/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static void
tell_succession(struct call *call, const galley_report *report)
{
	const struct node *requests = node_get(report, "requests");
	const struct node *documents = node_get(report, "documents");
	const struct node *reviews = node_get(report, "reviews");

	for (size_t i = 0; requests && i < requests->count; i++)
		screen_format(&call->out, "%s: now a draft of %s\n",
		    requests->items[i]->text, option_text(&call->args, "to"));
	for (size_t i = 0; documents && i < documents->count; i++)
		screen_format(&call->out, "%s: its owner changes once %s is "
		    "approved\n",
		    documents->items[i]->text, tell_get(call, report,
		    "change"));
	for (size_t i = 0; reviews && i < reviews->count; i++) {
		const char *others = tell_get(call, reviews->items[i],
		    "others");

		screen_format(&call->out, "%s waits for %s: %s\n",
		    tell_get(call, reviews->items[i], "request"),
		    tell_get(call, reviews->items[i], "requirement"),
		    *others ? pool_format(&call->pool, "%s can, too", others) :
		    "nobody else can (galley people add)");
	}
}

static int
run_all(struct call *call, const char *from)
{
	galley_report *report = NULL;
	bool failed = galley_handover_all(call->g, from,
	    option_text(&call->args, "to"), &report, &call->err);

	if (report && !call_json(call, report))
		tell_succession(call, report);
	if (failed)
		return call_failed(call);
	call_next(call, report);
	return 0;
}

/* A person's id means all that is his, unless a request has that name. */
static bool
is_person(struct call *call, const char *name)
{
	galley_report *report;
	struct error ignored;

	return !galley_people(call->g, name, &report, &ignored) &&
	    galley_status(call->g, name, &report, &ignored);
}

static int
run(struct call *call)
{
	struct galley_turn turn = {
		.name = option_operand(&call->args, 0),
		.message = option_text(&call->args, "m"),
		.to = option_text(&call->args, "to"),
	};
	galley_report *report;

	if (call_open(call))
		return call_failed(call);
	if (is_person(call, turn.name))
		return run_all(call, turn.name);
	if (galley_handover(call->g, &turn, &report, &call->err))
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
	.operands = "REQUEST|PERSON",
	.about = "give a request, or all of a person's, to somebody else",
	.example = "galley handover bolt --to rep2 -m \"I am on leave\"",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
