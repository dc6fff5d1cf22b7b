/* SPDX-License-Identifier: Apache-2.0 */
/*
 * call.h - one call of the program: what was said, and what answers it
 *
 * A command asks the engine and shows the report; a failure is one statement:
 *
 *	if (call_open(call) ||
 *	    galley_status(call->g, name, &report, &call->err))
 *		return call_failed(call);
 */

#ifndef GALLEY_CLI_CALL_H
#define GALLEY_CLI_CALL_H

#include "data/node.h"
#include "option.h"
#include "screen.h"

struct call {
	struct pool pool;
	const struct command *const *commands;	/* all of them; ends in NULL */
	struct arguments args;
	struct galley_options options;
	struct screen out;	/* data */
	struct screen talk;	/* everything else */
	galley *g;
	struct error err;
};

/* Reads the words; what cannot be understood is ERR_USAGE. */
enum error_code call_start(struct call *call,
    const struct command *const *commands, const char *const *argv);

/* Opens the workspace of -C or of this folder. */
enum error_code call_open(struct call *call);

/* Says what went wrong; returns its exit status. */
int call_failed(struct call *call);

/* Prints the report, or the fields of it, if --json asks; says whether. */
bool call_json(struct call *call, const galley_report *report);

/* Says the next command that a report names, unless --json asks. */
void call_next(struct call *call, const galley_report *report);

/* Flushes and releases; an answer that could not be written is a failure. */
int call_end(struct call *call, int status);

#endif
