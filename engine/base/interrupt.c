/* SPDX-License-Identifier: Apache-2.0 */
#include "interrupt.h"

#include <signal.h>

/* The one that came; 0: none. */
static volatile sig_atomic_t came;

static void
note(int number)
{
	came = number;
}

void
interrupt_watch(void)
{
	static const int ends[] = { SIGINT, SIGHUP, SIGTERM };
	struct sigaction action = { .sa_handler = note,
		.sa_flags = (int)SA_RESETHAND }, old;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		if (sigaction(ends[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(ends[i], &action, NULL);
	}
}

enum error_code
interrupt_judge(struct error *err)
{
	return came ? error_set(err, ERR_SYSTEM, "interrupted") : ERR_NONE;
}

void
interrupt_obey(void)
{
	if (!came)
		return;
	signal(came, SIG_DFL);
	raise(came);
}
