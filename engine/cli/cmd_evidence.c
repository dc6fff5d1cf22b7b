/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_audit what = { option_operand(&call->args, 0),
		option_text(&call->args, "since"),
		option_text(&call->args, "until") };
	const char *path = option_text(&call->args, "out");
	galley_report *report;

	if (call_open(call) ||
	    galley_evidence(call->g, &what, &report, &call->err) ||
	    (!call->options.dry_run && file_write(path, slice_of(
	    node_get_text(report, "text", "")), 0644, &call->err)))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	screen_format(&call->out, "%s: %s\n", path, tell_number(call,
	    report, "approvals", "approved change"));
	return 0;
}

static const struct option options[] = {
	{ "since", "DAY", "only what was approved from this day on", 0 },
	{ "until", "DAY", "only what was approved up to this day, UTC", 0 },
	{ "out", "FILE", "the page to write, one HTML file", OPTION_NEEDED },
	{ 0 },
};

const struct command cmd_evidence = {
	.name = "evidence",
	.operands = "[NAME]",
	.about = "write a page for an auditor: what was approved, by whom, why",
	.example = "galley evidence rep1/first-touch/bolt --out bolt.html",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
