/* SPDX-License-Identifier: Apache-2.0 */
#include "amendment.h"
#include "command.h"
#include "tell.h"
#include "wanted.h"

static int
run(struct call *call)
{
	struct galley_customize what;
	const char *text = option_text(&call->args, "text");
	galley_report *report;

	if (amendment_read(&what, call) || call_open(call))
		return call_failed(call);
	if (option_has(&call->args, "edit"))
		return amendment_in_editor(call, what.name);
	if (text)
		what.document = pool_format(&call->pool, "%s\n", text);
	if (galley_edit(call->g, &what, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	WANTED_OPTIONS,
	{ "share", "me|team|all", "whom find offers it to", 0 },
	{ "edit", NULL, "the whole document in your editor", 0 },
	{ "text", "TEXT", "the whole document, as @FILE or - has it",
	  OPTION_CONTENT },
	{ 0 },
};

const struct command cmd_edit = {
	.name = "edit",
	.operands = "NAME",
	.about = "change a request, or by a new one what is approved",
	.example = "galley edit bolt --set discount=12",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
