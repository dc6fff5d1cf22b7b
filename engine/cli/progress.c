/* SPDX-License-Identifier: Apache-2.0 */
#include "progress.h"

#include <time.h>

/* A dot a second, once the first one has gone by. */
static void
tell(struct progress *p, int seconds)
{
	if (seconds == 1)
		screen_format(&p->call->talk, "%s ", p->what);
	screen_format(&p->call->talk, ".");
	fflush(p->call->talk.file);
}

static void *
run(void *of)
{
	struct progress *p = of;
	struct timespec until;
	int seconds = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	pthread_mutex_lock(&p->lock);
	while (!p->ended) {
		until.tv_sec++;
		while (!p->ended && !pthread_cond_clockwait(&p->wake,
		    &p->lock, CLOCK_MONOTONIC, &until))
			continue;
		if (!p->ended)
			tell(p, ++seconds);
	}
	pthread_mutex_unlock(&p->lock);
	if (seconds)
		screen_format(&p->call->talk, "\n");
	return NULL;
}

void
progress_start(struct progress *progress, struct call *call,
    const char *what)
{
	*progress = (struct progress){ .call = call, .what = what };
	if (!call->talk.is_terminal)
		return;
	pthread_mutex_init(&progress->lock, NULL);
	pthread_cond_init(&progress->wake, NULL);
	progress->running = !pthread_create(&progress->thread, NULL, run,
	    progress);
}

void
progress_end(struct progress *progress)
{
	if (!progress->running)
		return;
	pthread_mutex_lock(&progress->lock);
	progress->ended = true;
	pthread_cond_signal(&progress->wake);
	pthread_mutex_unlock(&progress->lock);
	pthread_join(progress->thread, NULL);
}
