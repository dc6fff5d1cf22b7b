/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process.h - another program, run to its end
 */

#ifndef GALLEY_BASE_PROCESS_H
#define GALLEY_BASE_PROCESS_H

#include "buf.h"
#include "error.h"

struct process {
	const char *const *argv;	/* ends in NULL; argv[0] is searched in PATH */
	const char *const *env;		/* "NAME=value" to add, ends in NULL, or NULL */
	const char *folder;		/* where it runs, or NULL for here */
	struct slice input;		/* its standard input */
	int seconds;			/* it is killed after these; 0: no limit */
	bool inherit;			/* it talks to our terminal; out and err stay empty */
	struct buf out;			/* its standard output, at most 64 MiB */
	struct buf err;			/* its standard error, at most 1 MiB */
	int status;			/* its exit status; 128 + signal when killed */
};

/*
 * Runs it and waits.  Fails only if it could not be started, ran out of time
 * or printed too much; its own failure is in status.  The caller releases.
 */
enum error_code process_run(struct process *process, struct error *err);

void process_release(struct process *process);

#endif
