/* SPDX-License-Identifier: Apache-2.0 */
#include "help.h"

#include <string.h>

#include "base/ascii.h"
#include "table.h"

static const char *const titles[GROUP_COUNT] = {
	[GROUP_FIELD] = "Using templates",
	[GROUP_REVIEW] = "Deciding",
	[GROUP_BRAND] = "Keeping templates",
	[GROUP_ADMIN] = "Running a workspace",
	[GROUP_ALL] = "For all",
};

static const char *
dashes(const struct option *option)
{
	return option->name[1] ? "--" : "-";
}

/* "--set FIELD=VALUE", "--json[=FIELDS]", "-m TEXT". */
static void
write_option(struct buf *out, const struct option *o)
{
	buf_format(out, "%s%s", dashes(o), o->name);
	if (o->value && (o->is & OPTION_BARE))
		buf_format(out, "[=%s]", o->value);
	else if (o->value)
		buf_format(out, " %s", o->value);
}

/* "use NAME [--for ACCOUNT|FACET=VALUE]..." */
static const char *
synopsis(const struct command *command, struct pool *pool)
{
	struct buf out = { 0 };

	buf_text(&out, command->name);
	if (*command->operands)
		buf_format(&out, " %s", command->operands);
	for (const struct option *o = command->options; o && o->name; o++) {
		bool needed = o->is & OPTION_NEEDED;

		buf_text(&out, needed ? " " : " [");
		write_option(&out, o);
		buf_text(&out, needed ? "" : "]");
		buf_text(&out, o->is & OPTION_MANY ? "..." : "");
	}
	return buf_settle(&out, pool).at;
}

static void
show_options(struct call *call, const struct option *options)
{
	struct table table = { .columns = 2, .indent = "  " };

	for (const struct option *o = options; o && o->name; o++) {
		struct buf name = { 0 };

		write_option(&name, o);
		table_add(&table, &call->pool, name.at);
		table_add(&table, &call->pool, o->about);
		buf_release(&name);
	}
	table_print(&table, &call->out);
}

static void
show_command(struct call *call, const struct command *command)
{
	if (command->run) {
		screen_format(&call->out, "galley %s\n",
		    synopsis(command, &call->pool));
		screen_format(&call->out, "  %s\n", command->about);
		show_options(call, command->options);
		if (command->example)
			screen_format(&call->out, "  for example: %s\n",
			    command->example);
	}
	for (const struct command *const *p = command->parts; p && *p; p++)
		show_command(call, *p);
}

void
help_list(struct call *call, const bool *groups)
{
	for (size_t group = 0; group < GROUP_COUNT; group++) {
		struct table table = { .columns = 2, .indent = "  " };

		if (!groups[group])
			continue;
		for (const struct command *const *c = call->commands; *c; c++) {
			if ((size_t)(*c)->group != group)
				continue;
			table_add(&table, &call->pool, (*c)->name);
			table_add(&table, &call->pool, (*c)->about);
		}
		screen_styled(&call->out, STYLE_STRONG, titles[group]);
		screen_format(&call->out, "\n");
		table_print(&table, &call->out);
	}
}

int
help_show(struct call *call, const struct command *command)
{
	static const bool all[GROUP_COUNT] = { true, true, true, true, true };

	if (command) {
		show_command(call, command);
		return 0;
	}
	screen_format(&call->out, "galley [OPTION...] COMMAND ...\n");
	help_list(call, all);
	screen_styled(&call->out, STYLE_STRONG, "Options of every command\n");
	show_options(call, option_global);
	return 0;
}

static void
manual_option(struct call *call, const struct option *o)
{
	bool needed = o->is & OPTION_NEEDED;

	screen_format(&call->out, needed ? "" : "Op ");
	screen_format(&call->out, "Fl %s%s", o->name[1] ? "-" : "", o->name);
	if (o->value)
		screen_format(&call->out, " Ar %s", o->value);
	screen_format(&call->out, o->is & OPTION_MANY ? " Ns ...\n" : "\n");
}

/* As it is typed: mdoc takes the quotes of words for its own. */
static void
manual_example(struct call *call, const char *example)
{
	screen_format(&call->out, ".Dl ");
	for (; *example; example++)
		screen_format(&call->out, *example == '"' ? "\\(dq" : "%c",
		    *example);
	screen_format(&call->out, "\n");
}

static void
manual_command(struct call *call, const struct command *c)
{
	if (c->run) {
		screen_format(&call->out, ".It Xo\n.Cm %s\n", c->name);
		if (*c->operands)
			screen_format(&call->out, ".Ar %s\n", c->operands);
		for (const struct option *o = c->options; o && o->name; o++) {
			screen_format(&call->out, ".");
			manual_option(call, o);
		}
		screen_format(&call->out, ".Xc\n%c%s.\n",
		    ascii_upper(c->about[0]), c->about + 1);
	}
	if (c->run && c->example)
		manual_example(call, c->example);
	if (c->run && c->options) {
		screen_format(&call->out, ".Bl -tag -width Ds -compact\n");
		for (const struct option *o = c->options; o && o->name; o++)
			screen_format(&call->out, ".It Fl %s%s%s%s\n%s\n",
			    o->name[1] ? "-" : "", o->name,
			    o->value ? " Ar " : "", o->value ? o->value : "",
			    o->about);
		screen_format(&call->out, ".El\n");
	}
	for (const struct command *const *p = c->parts; p && *p; p++)
		manual_command(call, *p);
}

void
help_manual(struct call *call)
{
	screen_format(&call->out, ".Sh COMMANDS\n");
	for (size_t group = 0; group < GROUP_COUNT; group++) {
		screen_format(&call->out, ".Ss %s\n.Bl -tag -width Ds\n",
		    titles[group]);
		for (const struct command *const *c = call->commands; *c; c++) {
			if ((size_t)(*c)->group == group)
				manual_command(call, *c);
		}
		screen_format(&call->out, ".El\n");
	}
}

static void
complete_options(struct call *call, const struct option *options)
{
	for (const struct option *o = options; o && o->name; o++)
		screen_format(&call->out, " %s%s", dashes(o), o->name);
}

static void
complete_command(struct call *call, const struct command *c)
{
	screen_format(&call->out, "\t%s) words='", c->name);
	for (const struct command *const *p = c->parts; p && *p; p++) {
		screen_format(&call->out, " %s", strrchr((*p)->name, ' ') + 1);
		complete_options(call, (*p)->options);
	}
	complete_options(call, c->options);
	screen_format(&call->out, "' ;;\n");
}

void
help_completion(struct call *call)
{
	screen_format(&call->out, "_galley()\n{\n"
	    "\tlocal word words all='");
	complete_options(call, option_global);
	screen_format(&call->out, "'\n\twords='");
	for (const struct command *const *c = call->commands; *c; c++)
		screen_format(&call->out, " %s", (*c)->name);
	screen_format(&call->out, "'\n"
	    "\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
	    "\tcase $word in\n");
	for (const struct command *const *c = call->commands; *c; c++)
		complete_command(call, *c);
	screen_format(&call->out, "\tesac\n\tdone\n"
	    "\tCOMPREPLY=($(compgen -W \"$words $all\" -- "
	    "\"${COMP_WORDS[COMP_CWORD]}\"))\n}\n"
	    "complete -o default -F _galley galley\n");
}
