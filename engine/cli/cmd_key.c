/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

static int
tell_key(struct call *call, galley_report *report)
{
	if (!call_json(call, report))
		screen_format(&call->out, "%s\n",
		    node_get_text(report, "key", ""));
	galley_report_free(report);
	return 0;
}

static int
run_new(struct call *call)
{
	const char *person = option_text(&call->args, "person");
	galley_report *report;

	if (option_has(&call->args, "no-passphrase"))
		call->options.ask = NULL;
	if (galley_key_new(person, &call->options, &report, &call->err))
		return call_failed(call);
	return tell_key(call, report);
}

static int
run_show(struct call *call)
{
	const char *person = option_operand(&call->args, 0);
	galley_report *report;

	if (galley_key_show(person, &call->options, &report, &call->err))
		return call_failed(call);
	return tell_key(call, report);
}

static const struct option new_options[] = {
	{ "person", "PERSON", "whose key it is", OPTION_NEEDED },
	{ "no-passphrase", NULL, "keep it without a passphrase", 0 },
	{ 0 },
};

static const struct command key_new = {
	.name = "key new",
	.operands = "",
	.about = "make a key and print its public half",
	.example = "galley key new --person bob",
	.group = GROUP_ALL,
	.options = new_options,
	.run = run_new,
};

static const struct command key_show = {
	.name = "key show",
	.operands = "PERSON",
	.about = "print the public half of a key",
	.example = "galley key show bob",
	.group = GROUP_ALL,
	.run = run_show,
};

static const struct command *const parts[] = { &key_new, &key_show, NULL };

const struct command cmd_key = {
	.name = "key",
	.operands = "",
	.about = "make and show keys",
	.group = GROUP_ALL,
	.parts = parts,
};
