/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "command.h"
#include "tell.h"

static void
tell_result(struct call *call, const galley_report *report, int64_t errors)
{
	int64_t checked = node_get_number(report, "checked", 0);
	size_t found = tell_count(report, "findings");

	tell_findings(call, node_get(report, "findings"));
	screen_format(&call->talk, "%" PRId64 " checked: %" PRId64 " error%s, "
	    "%" PRId64 " other finding%s\n", checked, errors,
	    errors == 1 ? "" : "s", (int64_t)found - errors,
	    (int64_t)found - errors == 1 ? "" : "s");
}

static int
run(struct call *call)
{
	const struct names *names = &call->args.operands;
	galley_report *report = NULL;
	int64_t errors;
	bool failed;

	if (call_open(call))
		return call_failed(call);
	failed = galley_check(call->g, names->items, names->count, &report,
	    &call->err);
	if (!report)
		return call_failed(call);
	errors = node_get_number(report, "errors", 0);
	if (!call_json(call, report))
		tell_result(call, report, errors);
	if (failed && !errors)
		return call_failed(call);
	return errors ? error_status(ERR_REFUSED) : 0;
}

const struct command cmd_check = {
	.name = "check",
	.operands = "[NAME|PATH...]",
	.about = "what the rules say to requests, templates or files",
	.example = "galley check bolt",
	.group = GROUP_ALL,
	.run = run,
};
