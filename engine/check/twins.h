/* SPDX-License-Identifier: Apache-2.0 */
/*
 * twins.h - one expression of several rules, compiled and asked once
 *
 * Packs of rules have many an expression alike.  Whoever is asked first is
 * compiled and answers for the others, too, of the text at hand.
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_TWINS_H
#define GALLEY_CHECK_TWINS_H

#include "pattern.h"

/* A pattern that searches; it is borrowed. */
struct twin {
	struct pattern *pattern;
	bool shared;		/* by several expressions */
	struct twin *next;
};

/* The one of this very expression among all, put there if there is none. */
struct twin *twins_find(struct twin **all, struct pattern *pattern,
    struct pool *pool);

enum { TWIN_ANSWERS = 16 };

/* The last answers about places in a text. */
struct twin_answers {
	struct slice text;
	struct {
		const struct twin *of;	/* NULL: nobody's */
		size_t from;
		enum pattern_result result;
		struct pattern_match match;
	} items[TWIN_ANSWERS];
};

/* From now on it is about this text. */
void twin_start(struct twin_answers *answers, struct slice text);

/* As pattern_at; an answer that is there costs nothing. */
enum pattern_result twin_at(struct twin *twin, struct twin_answers *answers,
    struct pattern_work *work, size_t from, struct pattern_match *out);

#endif
