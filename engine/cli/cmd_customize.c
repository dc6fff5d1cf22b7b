/* SPDX-License-Identifier: Apache-2.0 */
#include "amendment.h"
#include "command.h"
#include "tell.h"
#include "wanted.h"

static int
run(struct call *call)
{
	bool in_editor = option_has(&call->args, "edit");
	struct galley_customize what;
	galley_report *report;
	const char *name;

	if (amendment_read(&what, call) || call_open(call))
		return call_failed(call);
	what.as = option_text(&call->args, "name");
	if (galley_customize(call->g, &what, &report, &call->err))
		return call_failed(call);
	name = node_get_text(report, "request", NULL);
	return in_editor && name && !call->options.dry_run ?
	    amendment_in_editor(call, name) : tell_act(call, report);
}

static const struct option options[] = {
	WANTED_OPTIONS,
	{ "name", "NAME", "its name (default: the account)", 0 },
	{ "share", "me|team|all", "who finds it", 0 },
	{ "edit", NULL, "write the regions in your editor", 0 },
	{ 0 },
};

const struct command cmd_customize = {
	.name = "customize",
	.operands = "TEMPLATE",
	.about = "make a template your own for an account, as a request",
	.example = "galley customize first-touch --for Bolt --set "
	    "customer=Bolt",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
