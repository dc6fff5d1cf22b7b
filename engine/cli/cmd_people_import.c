/* SPDX-License-Identifier: Apache-2.0 */
/* people import: a personnel department's list. */
#include <inttypes.h>

#include "cmd_people.h"
#include "command.h"
#include "tell.h"

/* "  added: ann, bob", where there are any. */
static void
tell_names(struct call *call, const galley_report *report, const char *what)
{
	if (tell_count(report, what))
		screen_format(&call->out, "  %s: %s\n", what, tell_get(call,
		    report, what));
}

static void
tell_staff(struct call *call, const galley_report *report)
{
	const struct node *differs = node_get(report, "differs");

	screen_format(&call->out, "%zu added, %zu ended, %" PRId64 " as they "
	    "were\n", tell_count(report, "added"), tell_count(report, "ended"),
	    node_get_number(report, "same", 0));
	tell_names(call, report, "added");
	tell_names(call, report, "ended");
	for (size_t i = 0; differs && i < differs->count; i++)
		screen_format(&call->out, "  %s: %s differ here and are left "
		    "as they are\n", tell_get(call, differs->items[i],
		    "person"),
		    tell_get(call, differs->items[i], "what"));
}

static int
run_import(struct call *call)
{
	const char *path = option_operand(&call->args, 0);
	const char *text = pool_format(&call->pool, "@%s", path);
	galley_report *report;

	if (option_bytes(&text, &call->pool, &call->err) ||
	    call_open(call) || galley_people_import(call->g, path, text,
	    &report, &call->err))
		return call_failed(call);
	if (!option_has(&call->args, "json"))
		tell_staff(call, report);
	return tell_act(call, report);
}

const struct command people_import = {
	.name = "people import",
	.operands = "FILE",
	.about = "add and end people as a CSV list says, in one request",
	.example = "galley people import hr.csv --dry-run",
	.group = GROUP_ADMIN,
	.run = run_import,
};
