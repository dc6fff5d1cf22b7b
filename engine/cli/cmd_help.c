/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "help.h"

static const struct {
	const char *role;
	enum command_group group;
} groups_of[] = {
	{ "rep", GROUP_FIELD },
	{ "brand-owner", GROUP_BRAND },
	{ "brand-owner", GROUP_FIELD },
	{ "brand-owner", GROUP_REVIEW },
	{ "admin", GROUP_ADMIN },
	{ "registrar", GROUP_ADMIN },
};

/* A role that is named nowhere here is one that decides. */
static void
add_groups(const char *role, bool *groups)
{
	bool named = false;

	for (size_t i = 0; i < sizeof groups_of / sizeof groups_of[0]; i++) {
		if (strcmp(groups_of[i].role, role) != 0)
			continue;
		groups[groups_of[i].group] = true;
		named = true;
	}
	if (!named)
		groups[GROUP_REVIEW] = true;
}

/*
 * Which groups the caller's roles name, and deciding where something waits for
 * him all the same; outside of a workspace all of them.
 */
static void
choose_groups(struct call *call, bool *groups)
{
	galley_report *home;
	const struct node *roles = NULL;

	memset(groups, 0, GROUP_COUNT * sizeof *groups);
	/* Else what was decided would count as looked at. */
	call->options.dry_run = true;
	if (!option_has(&call->args, "all") && !call_open(call) &&
	    !galley_home(call->g, &home, &call->err))
		roles = node_get(home, "roles");
	if (roles && node_get(home, "waiting")->count)
		groups[GROUP_REVIEW] = true;
	for (size_t i = 0; i < GROUP_COUNT; i++)
		groups[i] |= !roles || i == GROUP_ALL;
	for (size_t i = 0; roles && i < roles->count; i++) {
		if (roles->items[i]->kind == NODE_TEXT)
			add_groups(roles->items[i]->text, groups);
	}
}

static int
list(struct call *call)
{
	bool groups[GROUP_COUNT];
	bool all = true;

	choose_groups(call, groups);
	help_list(call, groups);
	for (size_t i = 0; i < GROUP_COUNT; i++)
		all = all && groups[i];
	if (!all)
		screen_format(&call->talk,
		    "These are yours; all: galley help --all\n");
	screen_format(&call->talk, "One of them: galley help COMMAND\n");
	return 0;
}

/* "people" or "people add". */
static int
explain(struct call *call)
{
	const struct names *words = &call->args.operands;
	struct arguments found;
	const char *argv[4] = { words->items[0],
	    words->count > 1 ? words->items[1] : "--help", "--help", NULL };

	if (option_read(&found, call->commands, argv, &call->pool, &call->err))
		return call_failed(call);
	return help_show(call, found.command);
}

static int
run(struct call *call)
{
	const char *shell = option_text(&call->args, "completion");

	if (shell && strcmp(shell, "bash") != 0) {
		error_set(&call->err, ERR_USAGE,
		    "there is completion for bash only, not for %s", shell);
		return call_failed(call);
	}
	if (shell)
		help_completion(call);
	else if (option_has(&call->args, "manual"))
		help_manual(call);
	else if (call->args.operands.count)
		return explain(call);
	else
		return list(call);
	return 0;
}

static const struct option options[] = {
	{ "all", NULL, "the commands of every role", 0 },
	{ "completion", "bash", "print a completion script", 0 },
	{ "manual", NULL, "print the commands as the manual has them", 0 },
	{ 0 },
};

const struct command cmd_help = {
	.name = "help",
	.operands = "[COMMAND...]",
	.about = "list your role's commands, or show how one is used",
	.example = "galley help use",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
