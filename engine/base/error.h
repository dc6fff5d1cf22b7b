/* SPDX-License-Identifier: Apache-2.0 */
/*
 * error.h - what went wrong, in words the reader can act on
 *
 * A function that can fail returns an error code and takes, as its last
 * argument, the place to put the message.  Library code never prints:
 *
 *	return error_set(err, ERR_MISSING, "no template named %s", name);
 */

#ifndef GALLEY_BASE_ERROR_H
#define GALLEY_BASE_ERROR_H

#include <stddef.h>

/* Each code is one exit status of the command line (error_status). */
enum error_code {
	ERR_NONE = 0,
	ERR_REFUSED,	/* the gate says no, or the text has mistakes: 1 */
	ERR_USAGE,	/* the call's words are off: 2 */
	ERR_PARTIAL,	/* some of several acts were done: 3 */
	ERR_DENIED,	/* this key or person may not: 4 */
	ERR_MISSING,	/* the thing asked for is not there: 5 */
	ERR_MOVED,	/* out of date, expired, moved on: 6 */
	ERR_INVALID,	/* policy or history is invalid: 7 */
	ERR_SYSTEM,	/* a file or the system failed us, try again: 75 */
};

/*
 * All zeros is "no error".  The text is one line, controls are escaped; more
 * lines come by error_add_line alone.
 */
struct error {
	enum error_code code;
	char text[1024];
};

/* A place in a workspace file; line and column count from 1, 0 is "whole". */
struct place {
	const char *path;
	size_t line;
	size_t column;
};

/* Fills in err and returns code. */
enum error_code error_set(struct error *err, enum error_code code,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/*
 * Fills in err with "path:line:column: rule: text" and returns ERR_REFUSED.
 * The text says what is wrong and ends in the remedy in parentheses.
 */
enum error_code error_at(struct error *err, struct place place,
    const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts more context before err's text and gives it another code. */
enum error_code error_wrap(struct error *err, enum error_code code,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Several mistakes at once: the next one stands on a line of its own. */
void error_add_line(struct error *err, const struct error *next);

/* The text behind the name of a rule: "T4: text"; all of it if none is named. */
const char *error_without_rule(const char *text);

/* The exit status for a code. */
int error_status(enum error_code code);

#endif
