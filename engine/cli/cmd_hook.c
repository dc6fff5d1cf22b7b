/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What git's hooks on a server call, and what sets them up.  A hook that is
 * not known here fails, and then git refuses the push.
 */
#include "command.h"
#include "hook_gate.h"
#include "tell.h"

static int
run_install(struct call *call)
{
	const char *folder = option_operand(&call->args, 0);
	const struct node *changed;
	galley_report *report;

	if (galley_hook_install(&call->g, folder, &call->options, &report,
	    &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	changed = node_get(report, "changed");
	for (size_t i = 0; i < changed->count; i++)
		screen_format(&call->out, "%s %s\n", call->options.dry_run ?
		    "would set up" : "set up", tell_words(call,
		    changed->items[i]));
	if (!call->options.dry_run)
		screen_format(&call->out, "%s is a server of galley\n",
		    folder);
	if (node_get(report, "next"))
		screen_format(&call->talk, "An administrator adds this "
		    "server's key, in a clone:\n");
	call_next(call, report);
	return 0;
}

static const struct command hook_install = {
	.name = "hook install",
	.operands = "REPOSITORY",
	.about = "turn a bare repository into a workspace's server",
	.example = "galley hook install /srv/brand.git",
	.group = GROUP_ADMIN,
	.run = run_install,
};

/* The push was taken already: what fails here is told, and mended later. */
static int
run_post_receive(struct call *call)
{
	galley_report *report;
	const char *text = "-";

	/* The clock is the server's own. */
	call->options = (struct galley_options){ 0 };
	if (option_bytes(&text, &call->pool, &call->err) ||
	    galley_hook_post_receive(&call->g, text, &call->options, &report,
	    &call->err))
		return call_failed(call);
	call_json(call, report);
	return 0;
}

static const struct command hook_post_receive = {
	.name = "hook post-receive",
	.operands = "",
	.about = "for git: write the receipt of a push",
	.example = "galley hook post-receive",
	.group = GROUP_ADMIN,
	.run = run_post_receive,
};

static const struct command *const parts[] = {
	&hook_install, &hook_pre_receive, &hook_reference_transaction,
	&hook_post_receive, NULL,
};

const struct command cmd_hook = {
	.name = "hook",
	.operands = "",
	.about = "run and install a server's hooks",
	.group = GROUP_ADMIN,
	.parts = parts,
};
