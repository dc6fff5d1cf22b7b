/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process.h - another program, run to its end
 */

#ifndef GALLEY_BASE_PROCESS_H
#define GALLEY_BASE_PROCESS_H

#include "buf.h"
#include "error.h"

struct process {
	const char *const *argv;	/* ends in NULL; PATH is searched */
	const char *const *env;		/* "NAME=value" to add, or NULL */
	const char *folder;		/* where it runs, or NULL for here */
	struct slice input;		/* its standard input */
	int seconds;			/* killed after these; 0: no limit */
	bool inherit;			/* our terminal; out, err: empty */
	bool bare;			/* it gets none of our open files */
	size_t out_limit;		/* bytes of out; 0: 64 MiB */
	struct buf out;			/* standard output */
	struct buf err;			/* standard error, 1 MiB at most */
	int status;			/* exit status; killed: 128 + signal */
};

/*
 * Runs it and waits.  Fails only if it could not be started, ran out of time
 * or printed too much; its own failure is in status.  The caller releases.
 */
enum error_code process_run(struct process *process, struct error *err);

void process_release(struct process *process);

#endif
