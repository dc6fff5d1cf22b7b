/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static int
run(struct call *call)
{
	struct galley_init what = {
		.folder = option_operand(&call->args, 0),
		.name = option_text(&call->args, "name"),
		.person = option_text(&call->args, "person"),
		.person_name = option_text(&call->args, "person-name"),
		.email = option_text(&call->args, "email"),
	};
	galley_report *report;

	if (option_has(&call->args, "no-passphrase"))
		call->options.ask = NULL;
	if (galley_init(&call->g, &what, &call->options, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	screen_format(&call->out, "%s: %s, founded by %s\n",
	    tell_get(call, report, "folder"),
	    tell_number(call, report, "templates", "template"),
	    tell_get(call, report, "person"));
	screen_format(&call->out, "workspace %s\n",
	    tell_get(call, report, "workspace"));
	if (!node_get(report, "next"))
		screen_format(&call->talk, "Next: cd %s && galley\n",
		    what.folder);
	call_next(call, report);
	return 0;
}

static const struct option options[] = {
	{ "name", "NAME", "the workspace's name", OPTION_NEEDED },
	{ "person", "PERSON", "the founder's id", OPTION_NEEDED },
	{ "email", "EMAIL", "the founder's e-mail address", OPTION_NEEDED },
	{ "person-name", "NAME", "the founder's name (default: the id)", 0 },
	{ "no-passphrase", NULL, "keep the key without a passphrase", 0 },
	{ 0 },
};

const struct command cmd_init = {
	.name = "init",
	.operands = "FOLDER",
	.about = "create a workspace with starter templates",
	.example = "galley init brand --name Northwind --person ann "
	    "--email ann@northwind.example",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
