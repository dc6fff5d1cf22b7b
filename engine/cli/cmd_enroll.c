/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

static int
run(struct call *call)
{
	struct galley_newcomer who = {
		.url = option_operand(&call->args, 0),
		.person = option_text(&call->args, "person"),
		.name = option_text(&call->args, "name"),
		.email = option_text(&call->args, "email"),
	};
	galley_report *report;

	if (option_has(&call->args, "no-passphrase"))
		call->options.ask = NULL;
	if (galley_enroll(&who, &call->options, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report)) {
		screen_format(&call->out, "%s\n",
		    node_get_text(report, "line", ""));
		screen_format(&call->talk, "Send this line to a registrar.  "
		    "When he calls, read him the code: ");
		screen_styled(&call->talk, STYLE_STRONG,
		    node_get_text(report, "code", ""));
		screen_format(&call->talk, "\nOnce he has confirmed it: %s\n",
		    node_get_text(report, "next", ""));
	}
	galley_report_free(report);
	return 0;
}

static const struct option options[] = {
	{ "person", "PERSON", "the id that you would like", OPTION_NEEDED },
	{ "name", "NAME", "your name (default: the id)", 0 },
	{ "email", "EMAIL", "your e-mail address", OPTION_NEEDED },
	{ "no-passphrase", NULL, "keep the key without a passphrase", 0 },
	{ 0 },
};

const struct command cmd_enroll = {
	.name = "enroll",
	.operands = "URL",
	.about = "make a key, and the line and code that a registrar needs",
	.example = "galley enroll ssh://git.company.example/brand --person bob "
	    "--email bob@company.example",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
