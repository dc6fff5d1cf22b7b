/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule_words.h - the tokens of a rule, one after the other
 *
 * Most are plain words, and to read a node of each of them again takes longer
 * than to look for it.  So what is remembered of a rule's file has those that
 * follow each other in one text, a line each, whose own line is 0.
 *
 *	struct rule_words words = { .list = tokens };
 *	while (rule_words_next(&words, &token)) ...
 */

#ifndef GALLEY_CHECK_RULE_WORDS_H
#define GALLEY_CHECK_RULE_WORDS_H

#include "data/node.h"

struct rule_words {
	const struct node *list;	/* of texts */
	size_t at;		/* how many of them were asked for */
	const struct node *node;	/* where the last token stands */
	struct slice rest;	/* of its lines */
};

/* False: there is no more. */
bool rule_words_next(struct rule_words *words, struct slice *token);

/* A rule's map as it is to be remembered; it may be the map itself. */
const struct node *rule_words_gather(const struct node *map,
    struct pool *pool);

#endif
