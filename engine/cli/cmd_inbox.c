/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "command.h"
#include "listing.h"
#include "tell.h"

static int
run(struct call *call)
{
	galley_report *report;
	int64_t more;

	if (call_open(call) || galley_inbox(call->g, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	listing_waiting(call, node_get(report, "requests"), NULL);
	more = node_get_number(report, "more", 0);
	if (more)
		screen_format(&call->talk, "%" PRId64 " more may wait for you: "
		    "they are looked at when these are decided.\n", more);
	if (tell_count(report, "requests"))
		screen_format(&call->talk, "Next: galley review\n");
	else if (more)
		screen_format(&call->talk, "Next: galley inbox\n");
	else
		screen_format(&call->talk, "Nothing waits for you.\n");
	call_next(call, report);
	return 0;
}

const struct command cmd_inbox = {
	.name = "inbox",
	.operands = "",
	.about = "list the requests that wait for you",
	.example = "galley inbox",
	.group = GROUP_REVIEW,
	.run = run,
};
