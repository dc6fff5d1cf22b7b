/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "progress.h"
#include "tell.h"

static int
run(struct call *call)
{
	galley_report *report;
	const char *sent, *waiting;
	struct progress progress;
	bool failed;

	if (call_open(call))
		return call_failed(call);
	progress_start(&progress, call, "Fetching and sending");
	failed = galley_sync(call->g, &report, &call->err);
	progress_end(&progress);
	if (failed)
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	sent = tell_get(call, report, "sent");
	waiting = tell_get(call, report, "waiting");
	screen_format(&call->out, "%s fetched\n", tell_number(call, report,
	    "fetched", "new approval"));
	if (*sent)
		screen_format(&call->out, "sent: %s\n", sent);
	if (*waiting)
		screen_format(&call->out, "not sent yet: %s\n", waiting);
	tell_warnings(call, report);
	call_next(call, report);
	return 0;
}

const struct command cmd_sync = {
	.name = "sync",
	.operands = "",
	.about = "fetch what was approved, send what waits here",
	.example = "galley sync",
	.group = GROUP_ALL,
	.run = run,
};
