/* SPDX-License-Identifier: Apache-2.0 */
/*
 * alternative.h - what is known of the alternatives of an expression
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_ALTERNATIVE_H
#define GALLEY_CHECK_ALTERNATIVE_H

#include "answers.h"
#include "regex_facts.h"
#include "regex_reach.h"

struct alternative {
	struct slice text;	/* as PCRE2 gets it */
	struct regex_facts facts;
	struct regex_reach reach;
};

struct alternatives {
	struct alternative *items;
	size_t count;
};

/* A new one at the end, all zeros; valid until the next. */
struct alternative *alternatives_add(struct alternatives *all,
    struct pool *pool);

/* The same from a answers and into it; texts point into the answers. */
bool alternatives_recall(struct alternatives *out, struct answers *answers,
    const struct question *question, struct pool *pool);
void alternatives_note(const struct alternatives *all, struct answers *answers,
    const struct question *question);

#endif
