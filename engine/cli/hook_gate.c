/* SPDX-License-Identifier: Apache-2.0 */
#include "hook_gate.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/quota.h"
#include "problems.h"

/*
 * Longer than any honest push takes; then the answer is no.  git gc names every
 * ref of a server at once.
 */
enum { HOOK_SECONDS = 20, INPUT_LIMIT = 32 << 20 };

typedef int hook_question(galley **out, const char *lines,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

static void
give_up(int signal_number)
{
	static const char text[] = "This took longer than 20 seconds and was "
	    "refused.\n  Send it in parts, or tell your administrator.\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);

	(void)ignored;
	(void)signal_number;
	_exit(75);
}

/* On a stack of its own: the usual one may be what ran out. */
static void
die(int signal_number)
{
	static const char text[] = "Refused: the check itself failed.\n  What "
	    "to do: tell your administrator. Nothing was taken over.\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);

	(void)ignored;
	(void)signal_number;
	_exit(70);
}

static void
die_in_words(void)
{
	static const int fatal[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE,
		SIGILL };
	static char room[1 << 16];
	stack_t stack = { .ss_sp = room, .ss_size = sizeof room };
	struct sigaction action = { .sa_handler = die,
		.sa_flags = SA_ONSTACK };

	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++)
		sigaction(fatal[i], &action, NULL);
}

/* All that git says on standard input; NULL: it cannot be understood. */
static const char *
read_input(struct call *call)
{
	struct buf input = { 0 };
	char bytes[4096];
	ssize_t len;

	while ((len = read(STDIN_FILENO, bytes, sizeof bytes)) > 0 &&
	    input.len < INPUT_LIMIT)
		buf_add(&input, (struct slice){ bytes, (size_t)len });
	if (len || (input.len && strlen(input.at) != input.len)) {
		buf_release(&input);
		error_set(&call->err, ERR_USAGE, "git's list of names is too "
		    "long, or cannot be read");
		return NULL;
	}
	return buf_settle(&input, &call->pool).at;
}

/* The clock is the server's own, whatever a caller's environment says. */
static int
ask(struct call *call, hook_question *question)
{
	const char *lines;
	galley_report *report = NULL;

	signal(SIGALRM, give_up);
	signal(SIGXCPU, give_up);
	die_in_words();
	alarm(HOOK_SECONDS);
	call->options = (struct galley_options){ 0 };
	if (quota_set(&call->err) || !(lines = read_input(call)))
		return call_failed(call);
	if (!question(&call->g, lines, &call->options, &report, &call->err))
		return 0;
	return problems_tell(call, report);
}

static int
run_pre_receive(struct call *call)
{
	return ask(call, galley_hook_pre_receive);
}

/* Only when the names are locked can it still be refused. */
static int
run_reference_transaction(struct call *call)
{
	const char *state = option_operand(&call->args, 0);

	return strcmp(state, "prepared") == 0 ?
	    ask(call, galley_hook_reference_transaction) : 0;
}

const struct command hook_pre_receive = {
	.name = "hook pre-receive",
	.operands = "",
	.about = "for git: judge a push",
	.group = GROUP_ADMIN,
	.run = run_pre_receive,
};

const struct command hook_reference_transaction = {
	.name = "hook reference-transaction",
	.operands = "STATE",
	.about = "for git: move an approved change only with its request",
	.group = GROUP_ADMIN,
	.run = run_reference_transaction,
};
