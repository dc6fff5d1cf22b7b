/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clock.so, loaded before a program by LD_PRELOAD: its clock says the seconds
 * in CLOCK_NOW.  A server's gate reads no other time than its own, so that a
 * month of a server passes in minutes by this alone.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* 0: nobody said. */
static time_t
said(void)
{
	const char *now = getenv("CLOCK_NOW");

	return now ? (time_t)strtoll(now, NULL, 10) : 0;
}

/* Time that only passes stays as it is: it bounds waiting. */
int
clock_gettime(clockid_t id, struct timespec *out)
{
	time_t now = id == CLOCK_REALTIME ? said() : 0;

	if (!now)
		return (int)syscall(SYS_clock_gettime, id, out);
	*out = (struct timespec){ .tv_sec = now };
	return 0;
}

time_t
time(time_t *out)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (out)
		*out = now.tv_sec;
	return now.tv_sec;
}

int
gettimeofday(struct timeval *restrict out, void *restrict zone)
{
	struct timespec now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	*out = (struct timeval){ .tv_sec = now.tv_sec,
		.tv_usec = now.tv_nsec / 1000 };
	return 0;
}
