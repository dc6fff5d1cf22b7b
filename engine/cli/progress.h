/* SPDX-License-Identifier: Apache-2.0 */
/*
 * progress.h - a sign of life, after a second of silence
 *
 *	struct progress progress;
 *
 *	progress_start(&progress, call, "Verifying every step");
 *	... what may take long ...
 *	progress_end(&progress);
 *
 * Nothing is said where no terminal reads what a person is told.
 */

#ifndef GALLEY_CLI_PROGRESS_H
#define GALLEY_CLI_PROGRESS_H

#include <pthread.h>

#include "call.h"

struct progress {
	struct call *call;
	const char *what;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool running;
	bool ended;
};

void progress_start(struct progress *progress, struct call *call,
    const char *what);
void progress_end(struct progress *progress);

#endif
