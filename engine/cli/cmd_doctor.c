/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static void
tell_problems(struct call *call, const struct node *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct node *p = problems->items[i];

		screen_styled(&call->out, STYLE_BAD, tell_get(call, p, "what"));
		screen_format(&call->out, ": %s\n    %s\n",
		    tell_get(call, p, "text"), tell_get(call, p, "mend"));
	}
}

static int
run(struct call *call)
{
	galley_report *report = NULL;
	bool failed = galley_doctor(&call->g,
	    option_has(&call->args, "server"), &call->options, &report,
	    &call->err);

	if (report && !call_json(call, report)) {
		tell_problems(call, node_get(report, "problems"));
		if (!failed)
			screen_format(&call->out, "nothing is weak here\n");
	}
	return failed ? call_failed(call) : 0;
}

static const struct option options[] = {
	{ "server", NULL, "check it as a server (a bare repository always is)",
	  0 },
	{ 0 },
};

const struct command cmd_doctor = {
	.name = "doctor",
	.operands = "",
	.about = "find what weakens this workspace, and how to mend it",
	.example = "galley -C /srv/brand.git doctor --server",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
