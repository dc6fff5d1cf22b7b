/* SPDX-License-Identifier: Apache-2.0 */
/*
 * enrollment.h - a newcomer's key, on its way to a registrar
 *
 *	galley-enroll-1 bob bob@firm.example ssh-ed25519 AAAA... Bob Ray
 *
 * The line travels by any way; the code, a digest of it, is read aloud, so that
 * nobody can put another key into the line.
 */

#ifndef GALLEY_FLOW_ENROLLMENT_H
#define GALLEY_FLOW_ENROLLMENT_H

#include "workspace.h"

enum { ENROLLMENT_LIMIT = 1000 };

struct enrollment {
	const char *person;
	const char *email;
	const char *key;	/* canonical */
	const char *name;
};

/* Sixty bits in twelve letters and digits: "7KQ2-M9XD-3FTA". */
struct enrollment_code {
	char at[16];
};

struct enrollment_code enrollment_code(struct slice line);

/* The line that enrollment_read reads, in the pool. */
const char *enrollment_line(const struct enrollment *enrollment,
    struct pool *pool);

/* ERR_USAGE: the line is none, or was broken on its way. */
enum error_code enrollment_read(struct enrollment *out, const char *line,
    struct pool *pool, struct error *err);

/* Whether a code as it was typed is the line's: o is 0, i and l are 1. */
bool enrollment_is_code(struct slice line, const char *typed);

#endif
