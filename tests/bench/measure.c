/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measure RUNS COMMAND...: runs it so often with its output thrown away, and
 * says the median in milliseconds and the largest memory in kilobytes.
 * MEASURE_FINDINGS: a status of 1 is fine; MEASURE_PROCESSOR: not the time that
 * goes by is said, but the processor's, which other work lengthens little;
 * MEASURE_INPUT: the file that is its input.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "timed.h"

enum { RUNS_LIMIT = 1000 };

static void
become(char **command)
{
	const char *given = getenv("MEASURE_INPUT");
	int nothing = open("/dev/null", O_RDWR);
	int input = given ? open(given, O_RDONLY) : nothing;

	dup2(input, 0);
	dup2(nothing, 1);
	if (!getenv("MEASURE_TALK"))
		dup2(nothing, 2);
	execvp(command[0], command);
	_exit(127);
}

static double
spent(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e3 +
	    (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

/* A check that has findings says 1, and has done its work. */
static bool
is_well(int status)
{
	return status == 0 || (getenv("MEASURE_FINDINGS") &&
	    WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

/* The milliseconds of one run; ends us where it failed. */
static double
run(char **command, long *memory)
{
	double start = timed_now();
	struct rusage usage;
	int status;
	pid_t pid = fork();

	if (pid == 0)
		become(command);
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid ||
	    !is_well(status)) {
		fprintf(stderr, "measure: %s failed\n", command[0]);
		exit(1);
	}
	if (usage.ru_maxrss > *memory)
		*memory = usage.ru_maxrss;
	return getenv("MEASURE_PROCESSOR") ? spent(&usage) :
	    timed_now() - start;
}

int
main(int argc, char **argv)
{
	static double times[RUNS_LIMIT];
	long count = argc > 2 ? strtol(argv[1], NULL, 10) : 0, memory = 0;

	if (count < 1 || count > RUNS_LIMIT)
		return 2;
	for (long i = 0; i < count; i++)
		times[i] = run(argv + 2, &memory);
	printf("%.3f %ld\n", timed_median(times, (size_t)count), memory);
	return 0;
}
