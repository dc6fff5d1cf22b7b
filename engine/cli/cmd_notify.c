/* SPDX-License-Identifier: Apache-2.0 */
#include "base/names.h"
#include "base/plural.h"
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

/* all: though this call put them there itself. */
static size_t
tell_delivered(struct call *call, const galley_report *report, bool all)
{
	const struct node *list = node_get(report, "delivered");
	struct names persons = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < tell_count(report, "delivered"); i++) {
		const char *person = tell_get(call, list->items[i], "person");

		if (!all && !node_get_bool(list->items[i], "waited"))
			continue;
		count++;
		names_add_new(&persons, &call->pool, person);
	}
	if (count)
		screen_format(&call->out, "Delivered: %s%s (%s)\n",
		    plural(count, "message", &call->pool),
		    all ? "" : " that had waited",
		    names_join(&persons, ", ", &call->pool));
	return count;
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

static void
tell_all(struct call *call, const galley_report *report, bool replay,
    bool failed)
{
	const struct node *told = node_get(report, "told");
	size_t sent = tell_count(report, "told");

	for (size_t i = 0; i < tell_count(report, "told"); i++)
		tell_person(call, told->items[i]);
	sent += tell_delivered(call, report, replay);
	tell_failures(call, report);
	if (!failed && !replay && !sent)
		screen_format(&call->talk, "There is nothing new to send.\n");
	call_next(call, report);
}

static int
run(struct call *call)
{
	galley_report *report = NULL;
	const char *parcel = option_text(&call->args, "replay");
	bool failed;

	if (call_open(call))
		return call_failed(call);
	failed = parcel ?
	    galley_replay(call->g, parcel, &report, &call->err) :
	    galley_notify(call->g, &report, &call->err);
	if (report && !call_json(call, report))
		tell_all(call, report, parcel != NULL, failed);
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
