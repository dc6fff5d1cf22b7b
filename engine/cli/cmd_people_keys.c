/* SPDX-License-Identifier: Apache-2.0 */
/* people: keys of who is there, and a return. */
#include "cmd_people.h"
#include "command.h"
#include "tell.h"

static int
run_add_key(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_people_add_key(call->g,
	    option_operand(&call->args, 0), option_text(&call->args, "key"),
	    &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_end_key(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_people_end_key(call->g,
	    option_operand(&call->args, 0), option_text(&call->args, "key"),
	    &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_restore(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_people_restore(call->g,
	    option_operand(&call->args, 0), &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option add_options[] = {
	{ "key", "KEY", "the new public key, as key show prints it",
	  OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

static const struct option end_options[] = {
	{ "key", "KEY", "the key, or its fingerprint, as people show prints "
	  "it", OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

const struct command people_add_key = {
	.name = "people add-key",
	.operands = "PERSON",
	.about = "add a key to a person; it must then sign a comment",
	.example = "galley people add-key bob --key @bob-new.pub",
	.group = GROUP_ADMIN,
	.options = add_options,
	.run = run_add_key,
};

const struct command people_end_key = {
	.name = "people end-key",
	.operands = "PERSON",
	.about = "end a lost or old key; what it signed stays signed",
	.example = "galley people end-key bob --key SHA256:1a2b3c",
	.group = GROUP_ADMIN,
	.options = end_options,
	.run = run_end_key,
};

const struct command people_restore = {
	.name = "people restore",
	.operands = "PERSON",
	.about = "reinstate a person who was ended; needs the quorum",
	.example = "galley people restore bob",
	.group = GROUP_ADMIN,
	.run = run_restore,
};
