/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "command.h"
#include "progress.h"
#include "tell.h"
#include "terminal.h"

/* The one thing that nothing here can prove: that this is the right one. */
static enum error_code
confirm_root(struct call *call, const galley_report *report)
{
	const char *wanted = option_text(&call->args, "root");
	const char *root = node_get_text(report, "workspace", "");

	if (wanted && strcmp(wanted, root) != 0)
		return error_set(&call->err, ERR_INVALID, "this is workspace "
		    "%s, not %s (ask who gave you the address)", root, wanted);
	if (wanted || option_has(&call->args, "yes") || !terminal_is_there())
		return ERR_NONE;
	if (terminal_agrees(pool_format(&call->pool, "Workspace %s\nIs this "
	    "the id that you were told? [y/n] ", root)))
		return ERR_NONE;
	return error_set(&call->err, ERR_INVALID,
	    "the workspace was not confirmed (ask its admins for the id)");
}

/* As after a failure: nothing is left of it. */
static int
give_up(struct call *call, const char *folder, bool was_there)
{
	struct error ignored;

	galley_close(call->g);
	call->g = NULL;
	(was_there ? file_empty_folder : file_remove_tree)(folder, &ignored);
	return call_failed(call);
}

static int
get(struct call *call)
{
	const char *url = option_operand(&call->args, 0);
	const char *folder = option_operand(&call->args, 1);
	const char *person = option_text(&call->args, "person");
	bool was_there = file_exists(folder), failed;
	struct progress progress;
	galley_report *report;

	call->options.folder = folder;
	if (person)
		call->options.person = person;
	progress_start(&progress, call, "Fetching and verifying all of it");
	failed = galley_clone(&call->g, url, &call->options, &report,
	    &call->err);
	progress_end(&progress);
	if (failed)
		return call_failed(call);
	if (confirm_root(call, report))
		return give_up(call, folder, was_there);
	if (call_json(call, report))
		return 0;
	screen_format(&call->out, "%s: workspace %s, all of it verified\n",
	    folder, tell_get(call, report, "workspace"));
	screen_format(&call->talk, "Next: cd %s && galley\n", folder);
	return 0;
}

static int
run(struct call *call)
{
	int status;

	interrupt_watch();
	status = get(call);
	if (status)
		interrupt_obey();
	return status;
}

static const struct option options[] = {
	{ "person", "PERSON", "who works in this clone", 0 },
	{ "root", "ID", "the workspace's id, as you were told it", 0 },
	{ 0 },
};

const struct command cmd_clone = {
	.name = "clone",
	.operands = "URL FOLDER",
	.about = "get a workspace and verify all of it",
	.example = "galley clone git@host:brand.git brand --person rep1",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
