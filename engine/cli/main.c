/* SPDX-License-Identifier: Apache-2.0 */
#include <malloc.h>

#include "command.h"
#include "help.h"

enum { MEMORY_AT_ONCE = 1024 * 1024 };

static const struct command *const commands[] = {
	&cmd_find,
	&cmd_show,
	&cmd_use,
	&cmd_customize,
	&cmd_edit,
	&cmd_refresh,
	&cmd_submit,
	&cmd_withdraw,
	&cmd_status,
	&cmd_review,
	&cmd_inbox,
	&cmd_diff,
	&cmd_due,
	&cmd_approve,
	&cmd_request_changes,
	&cmd_reject,
	&cmd_suggest,
	&cmd_audit,
	&cmd_enroll,
	&cmd_exception,
	&cmd_template,
	&cmd_rule,
	&cmd_workflow,
	&cmd_init,
	&cmd_people,
	&cmd_config,
	&cmd_doctor,
	&cmd_hook,
	&cmd_notify,
	&cmd_verify,
	&cmd_evidence,
	&cmd_clone,
	&cmd_sync,
	&cmd_key,
	&cmd_check,
	&cmd_handover,
	&cmd_comment,
	&cmd_log,
	&cmd_explain,
	&cmd_preview,
	&cmd_undo,
	&cmd_demo,
	&cmd_help,
	NULL,
};

static int
run(struct call *call, const char *const *words)
{
	const struct command *command;

	if (call_start(call, commands, words))
		return call_failed(call);
	if (option_has(&call->args, "version")) {
		screen_format(&call->out, "galley %s\n", GALLEY_VERSION);
		return 0;
	}
	command = call->args.command;
	if (option_has(&call->args, "help") || option_has(&call->args, "h"))
		return help_show(call, command);
	return command ? command->run(call) : cmd_home.run(call);
}

int
main(int argc, char **argv)
{
	struct call call = { 0 };
	const char *const *words = (const char *const *)argv;

	/* Few commands need more; to ask for it bit by bit takes its time. */
	mallopt(M_TOP_PAD, MEMORY_AT_ONCE);
	return call_end(&call, run(&call, argc ? words + 1 : words));
}
