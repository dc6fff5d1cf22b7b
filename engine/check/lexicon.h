/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.h - the words and phrases of all rules, looked for in one pass
 *
 * A trie is entered where a word begins, or at each character for what need
 * not begin a word: no text is read once per rule.
 */

#ifndef GALLEY_CHECK_LEXICON_H
#define GALLEY_CHECK_LEXICON_H

#include "boundary.h"
#include "regex_facts.h"

struct lexicon_word {
	struct regex_word word;	/* lower case where fold */
	bool fold;
	bool whole;		/* its to_boundary is asked, too */
	uint32_t entry;		/* whose word it is */
	uint32_t order;		/* of two at one place, the lower goes first */
};

struct lexicon_hit {
	size_t start;
	size_t end;
	uint32_t entry;
	uint32_t order;
};

struct lexicon_hits {
	struct lexicon_hit *items;	/* freed by lexicon_hits_release */
	size_t count;
	size_t room;
};

struct lexicon;

struct lexicon *lexicon_new(struct pool *pool);
void lexicon_free(struct lexicon *lexicon);

/* The word's text must outlive the lexicon. */
void lexicon_add(struct lexicon *lexicon, const struct lexicon_word *word);

/* To be called once, after the last word. */
void lexicon_build(struct lexicon *lexicon);

/* Appends every word of text, by start. */
void lexicon_scan(struct lexicon *lexicon, struct boundary *b,
    struct slice text, struct lexicon_hits *out);

void lexicon_hits_release(struct lexicon_hits *hits);

#endif
