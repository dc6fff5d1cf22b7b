/* SPDX-License-Identifier: Apache-2.0 */
/*
 * expressions_inside.h - what expressions are read into, and searched with
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_EXPRESSIONS_INSIDE_H
#define GALLEY_CHECK_EXPRESSIONS_INSIDE_H

#include "expressions.h"
#include "factors.h"

/* One alternative of a group. */
struct entry {
	uint32_t group;
	uint32_t tag;
	uint32_t next_always;	/* index + 1 within its group */
	enum facts_kind kind;
	bool captures;
	uint32_t state;		/* of one that is searched with, its number */
	struct pattern *pattern;	/* NULL: its words are all it matches */
	struct twin *twin;	/* NULL: it was not asked yet */
};

struct group {
	uint32_t always;	/* index + 1 of its first always tried entry */
};

struct expressions {
	struct pool *pool;
	struct entry *entries;	/* not in the pool: there are thousands */
	size_t count;
	size_t room;
	size_t plain_words;	/* of the last entry, if it has only such */
	struct group *groups;
	size_t group_count;
	bool plainly;
	uint32_t searching;	/* entries that PCRE2 searches with */
	struct lexicon *lexicon;
	struct factors *factors;
	struct twin *twins;
};

#endif
