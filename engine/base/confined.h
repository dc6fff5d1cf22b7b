/* SPDX-License-Identifier: Apache-2.0 */
/*
 * confined.h - a program that may only read its input and print an answer
 *
 * bubblewrap runs it: no network, nothing to write, no process of others, of
 * the file system only /usr and the program's own folder (as /checks), of the
 * environment only PATH; and limits on time, memory, processes and output.
 * Where bubblewrap cannot do that here, nothing is run.
 */

#ifndef GALLEY_BASE_CONFINED_H
#define GALLEY_BASE_CONFINED_H

#include "buf.h"
#include "error.h"

enum {
	CONFINED_SECONDS = 5,		/* by the clock, and of computing */
	CONFINED_MEMORY = 512 << 20,	/* bytes that a process can address */
	CONFINED_PROCESSES = 32,
	CONFINED_FILES = 64,
	CONFINED_OUTPUT = 256 << 10,	/* bytes */
};

/*
 * Runs folder/name on input and appends to out what it printed.  ERR_SYSTEM
 * says why there is no answer: it could not be confined or started, reached a
 * limit, or ended with another status than 0.  The caller releases out.
 */
struct confined {
	const char *folder;
	const char *name;
	struct slice input;
};

enum error_code confined_run(const struct confined *program, struct buf *out,
    struct error *err);

#endif
