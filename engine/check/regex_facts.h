/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex_facts.h - what any match of an expression must hold
 *
 * A rule is asked only about texts that hold it: whole words where the
 * expression is a list of them, words that it begins with, words that stand
 * somewhere in it, or a run of a few characters of given sets.
 */

#ifndef GALLEY_CHECK_REGEX_FACTS_H
#define GALLEY_CHECK_REGEX_FACTS_H

#include "regex_factor.h"

enum { FACTS_WORDS = 96, FACTS_BYTES = 80 };

/* A text, and whether a \b stands before and after it. */
struct regex_word {
	const char *text;
	size_t len;
	bool from_boundary;
	bool to_boundary;
};

/* In the order in which matching tries them. */
struct regex_words {
	struct regex_word *items;
	size_t count;
};

enum facts_kind {
	FACTS_NONE,	/* it may match anywhere */
	FACTS_EXACT,	/* it matches exactly the words */
	FACTS_BEGINS,	/* each match begins with one of them */
	FACTS_HOLDS,	/* each match holds one of them */
	FACTS_FACTORED,	/* each match holds the factor */
};

struct regex_facts {
	enum facts_kind kind;
	struct regex_words words;
	struct regex_factor factor;
	/* characters that a match has at most; REGEX_MANY: no bound */
	uint32_t most;
};

/* Of one alternative of the top level (a part of the tree's root). */
void regex_facts(struct regex_facts *out, const struct regex_tree *tree,
    const struct regex *alternative, bool fold, struct pool *pool);

#endif
