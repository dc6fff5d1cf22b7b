/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static void
tell_person(struct call *call, const struct node *told)
{
	const struct node *list = node_get(told, "notices");

	screen_format(&call->out, "%s <%s>\n", tell_get(call, told, "person"),
	    tell_get(call, told, "address"));
	for (size_t i = 0; i < tell_count(told, "notices"); i++)
		screen_format(&call->out, "    %s\n        %s\n",
		    tell_get(call, list->items[i], "line"),
		    tell_get(call, list->items[i], "command"));
}

static void
tell_failure(struct call *call, const struct node *failed)
{
	bool parcel = node_get(failed, "parcel") != NULL;

	screen_format(&call->talk, "%s was not notified: %s\n",
	    tell_get(call, failed, "person"), tell_get(call, failed, "why"));
	if (parcel && node_get(failed, "again"))
		screen_format(&call->talk, "    tried again after %s\n",
		    tell_get(call, failed, "again"));
	else if (parcel)
		screen_format(&call->talk, "    given up: galley notify "
		    "--replay %s\n", tell_get(call, failed, "parcel"));
}

static void
tell_failures(struct call *call, const galley_report *report)
{
	const struct node *failed = node_get(report, "failed");

	for (size_t i = 0; i < tell_count(report, "failed"); i++)
		tell_failure(call, failed->items[i]);
}

static int
run(struct call *call)
{
	galley_report *report = NULL;
	const char *parcel = option_text(&call->args, "replay");
	const struct node *told;
	bool failed;

	if (call_open(call))
		return call_failed(call);
	failed = parcel ?
	    galley_replay(call->g, parcel, &report, &call->err) :
	    galley_notify(call->g, &report, &call->err);
	if (report && !call_json(call, report)) {
		told = node_get(report, "told");
		for (size_t i = 0; i < tell_count(report, "told"); i++)
			tell_person(call, told->items[i]);
		tell_failures(call, report);
		if (!failed && !parcel && !tell_count(report, "told"))
			screen_format(&call->talk, "There is nothing new to "
			    "send.\n");
		call_next(call, report);
	}
	return failed ? call_failed(call) : 0;
}

static const struct option options[] = {
	{ .name = "replay", .value = "PARCEL",
	  .about = "send this notice again, though it was sent or given up" },
	{ 0 },
};

const struct command cmd_notify = {
	.name = "notify",
	.operands = "",
	.about = "send each person what waits for him, was decided or is late",
	.example = "galley notify --dry-run",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
