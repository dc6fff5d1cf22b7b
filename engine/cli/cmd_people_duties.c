/* SPDX-License-Identifier: Apache-2.0 */
/* people: a newcomer confirmed, when one works, who stands in, one's end. */
#include <string.h>

#include "cmd_people.h"
#include "command.h"
#include "tell.h"

static int
run_duty(struct call *call, const char *name)
{
	const struct names *values = &call->args.operands;
	bool none = values->count == 1 &&
	    strcmp(values->items[0], "none") == 0;
	struct galley_duty duty = { option_text(&call->args, "of"), name,
		values->items, none ? 0 : values->count };
	galley_report *report;

	if (call_open(call) ||
	    galley_people_set(call->g, &duty, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_hours(struct call *call)
{
	return run_duty(call, "hours");
}

static int
run_holidays(struct call *call)
{
	return run_duty(call, "holidays");
}

static int
run_notices(struct call *call)
{
	return run_duty(call, "notices");
}

static int
run_delegate(struct call *call)
{
	struct galley_deputy deputy = {
		.person = option_text(&call->args, "of"),
		.role = option_operand(&call->args, 0),
		.to = option_text(&call->args, "to"),
		.from = option_text(&call->args, "from"),
		.until = option_text(&call->args, "until"),
	};
	galley_report *report;

	if (!deputy.to == !option_has(&call->args, "end")) {
		error_set(&call->err, ERR_USAGE, "name the deputy (--to PERSON "
		    "--from DAY --until DAY), or --end");
		return call_failed(call);
	}
	if (call_open(call) ||
	    galley_people_delegate(call->g, &deputy, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_end(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_people_end(call->g,
	    option_operand(&call->args, 0),
	    option_text(&call->args, "successor"), &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_confirm(struct call *call)
{
	struct names roles = option_all(&call->args, "role");
	const char *line = option_operand(&call->args, 0);
	struct galley_confirmation what = {
		.code = option_text(&call->args, "code"),
		.roles = roles.items,
		.role_count = roles.count,
	};
	galley_report *report;

	if (option_content(&line, &call->pool, &call->err))
		return call_failed(call);
	what.line = line;
	if (call_open(call) ||
	    galley_people_confirm(call->g, &what, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option confirm_options[] = {
	{ "code", "CODE", "as the newcomer reads it to you", OPTION_NEEDED },
	{ "role", "ROLE", "rep, marketing, legal ...",
	  OPTION_NEEDED | OPTION_MANY },
	{ 0 },
};

static const struct option duty_options[] = {
	{ "of", "PERSON", "for another person; needs the quorum of "
	  "administrators", 0 },
	{ 0 },
};

static const struct option delegate_options[] = {
	{ "to", "PERSON", "who acts in the role, under his own name", 0 },
	{ "from", "DAY", "the first day", 0 },
	{ "until", "DAY", "the last day", 0 },
	{ "end", NULL, "end the delegation today", 0 },
	{ "of", "PERSON", "for another person; needs the quorum of "
	  "administrators", 0 },
	{ 0 },
};

static const struct option end_options[] = {
	{ "successor", "PERSON", "who owns his requests from then on", 0 },
	{ 0 },
};

const struct command people_confirm = {
	.name = "people confirm",
	.operands = "LINE",
	.about = "add a newcomer with the line and code that enroll printed",
	.example = "galley people confirm @bob.txt --code 7KQ2-M9XD-3FTA "
	    "--role rep",
	.group = GROUP_ADMIN,
	.options = confirm_options,
	.run = run_confirm,
};

const struct command people_delegate = {
	.name = "people delegate",
	.operands = "ROLE",
	.about = "let another person act in your role for some days",
	.example = "galley people delegate legal --to ann --from 2026-05-01 "
	    "--until 2026-05-14",
	.group = GROUP_ADMIN,
	.options = delegate_options,
	.run = run_delegate,
};

const struct command people_hours = {
	.name = "people hours",
	.operands = "HOURS...",
	.about = "set your working hours, for deadlines; none: the usual hours",
	.example = "galley people hours \"Mon-Fri 9:00-17:00, Europe/Berlin\"",
	.group = GROUP_ADMIN,
	.options = duty_options,
	.run = run_hours,
};

const struct command people_holidays = {
	.name = "people holidays",
	.operands = "DAY...",
	.about = "set your days off: days, calendars, or none",
	.example = "galley people holidays de 2026-08-03..2026-08-14",
	.group = GROUP_ADMIN,
	.options = duty_options,
	.run = run_holidays,
};

const struct command people_notices = {
	.name = "people notices",
	.operands = "WHEN",
	.about = "choose when you get notices: at-once, daily, weekly, never",
	.example = "galley people notices daily",
	.group = GROUP_ADMIN,
	.options = duty_options,
	.run = run_notices,
};

const struct command people_end = {
	.name = "people end",
	.operands = "PERSON",
	.about = "end a person: he may no longer act",
	.example = "galley people end bob --successor ann",
	.group = GROUP_ADMIN,
	.options = end_options,
	.run = run_end,
};
