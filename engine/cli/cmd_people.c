/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd_people.h"
#include "command.h"
#include "table.h"
#include "tell.h"

static int
run_add(struct call *call)
{
	struct names roles = option_all(&call->args, "role");
	struct galley_person_entry entry = {
		.id = option_operand(&call->args, 0),
		.name = option_text(&call->args, "name"),
		.email = option_text(&call->args, "email"),
		.roles = roles.items,
		.role_count = roles.count,
		.key = option_text(&call->args, "key"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_people_add(call->g, &entry, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static void
tell_people(struct call *call, const struct node *people)
{
	struct table table = { .columns = 5 };

	for (size_t i = 0; people && i < people->count; i++) {
		const struct node *p = people->items[i];

		tell_cells(call, &table, p, "id", "name", "roles", "emails",
		    NULL);
		table_add(&table, &call->pool,
		    node_get_bool(p, "living") ? "" : "ended");
	}
	table_print(&table, &call->out);
}

static void
tell_keys(struct call *call, const struct node *keys)
{
	for (size_t i = 0; keys && i < keys->count; i++)
		screen_format(&call->out, "  %s%s\n",
		    tell_get(call, keys->items[i], "key"),
		    node_get_bool(keys->items[i], "living") ? "" : " (ended)");
}

static int
print_signers(struct call *call)
{
	const char *text;

	if (call_open(call) ||
	    galley_allowed_signers(call->g, &text, &call->err))
		return call_failed(call);
	screen_document(&call->out, text);
	return 0;
}

static void
tell_line(struct call *call, const struct node *person, const char *key)
{
	const char *text = tell_get(call, person, key);

	if (text[0])
		screen_format(&call->out, "  %s: %s\n", key, text);
}

static void
tell_duties(struct call *call, const struct node *person)
{
	const struct node *list = node_get(person, "delegation");

	tell_line(call, person, "team");
	tell_line(call, person, "hours");
	tell_line(call, person, "holidays");
	tell_line(call, person, "notices");
	tell_line(call, person, "successor");
	for (size_t i = 0; list && i < list->count; i++)
		screen_format(&call->out, "  %s: %s from %s until %s\n",
		    tell_get(call, list->items[i], "role"),
		    tell_get(call, list->items[i], "to"),
		    tell_get(call, list->items[i], "from"),
		    tell_get(call, list->items[i], "until"));
}

/* All people, or one with duties and keys. */
static int
list(struct call *call, const char *id)
{
	galley_report *report;
	const struct node *people;

	if (call_open(call) ||
	    galley_people(call->g, id, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	people = node_get(report, "people");
	tell_people(call, people);
	if (id && tell_count(report, "people")) {
		tell_duties(call, people->items[0]);
		tell_keys(call, node_get(people->items[0], "keys"));
	}
	return 0;
}

static int
run_show(struct call *call)
{
	return list(call, option_operand(&call->args, 0));
}

static int
run_list(struct call *call)
{
	return list(call, NULL);
}

static int
run(struct call *call)
{
	return option_has(&call->args, "allowed-signers") ?
	    print_signers(call) : run_list(call);
}

static const struct option add_options[] = {
	{ "name", "NAME", "the person's name (default: the id)", 0 },
	{ "email", "EMAIL", "the e-mail address", OPTION_NEEDED },
	{ "role", "ROLE", "rep, marketing, legal ...",
	  OPTION_NEEDED | OPTION_MANY },
	{ "key", "KEY", "the public key, as key show prints it",
	  OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

static const struct option options[] = {
	{ "allowed-signers", NULL, "print every key ever listed, in git's "
	  "format", 0 },
	{ 0 },
};

static const struct command people_add = {
	.name = "people add",
	.operands = "PERSON",
	.about = "add a person, with a role and a key",
	.example = "galley people add bob --email bob@company.example "
	    "--role rep --key @bob.pub",
	.group = GROUP_ADMIN,
	.options = add_options,
	.run = run_add,
};

static const struct command people_list = {
	.name = "people list",
	.operands = "",
	.about = "list everybody, also those who have ended",
	.example = "galley people list",
	.group = GROUP_ADMIN,
	.run = run_list,
};

static const struct command people_show = {
	.name = "people show",
	.operands = "PERSON",
	.about = "show one person, with hours, deputies and keys",
	.example = "galley people show bob",
	.group = GROUP_ADMIN,
	.run = run_show,
};

static const struct command *const parts[] = {
	&people_add, &people_list, &people_show, &people_end,
	&people_restore, &people_add_key, &people_end_key, &people_delegate,
	&people_hours, &people_holidays, &people_notices,
	&people_import, &people_confirm, NULL,
};

const struct command cmd_people = {
	.name = "people",
	.operands = "",
	.about = "list, add, change and end people",
	.example = "galley people",
	.group = GROUP_ADMIN,
	.options = options,
	.parts = parts,
	.run = run,
};
