/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tone.h - counts that stand for how an English text sounds
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_TONE_H
#define GALLEY_CHECK_TONE_H

#include "base/mem.h"

struct tone {
	size_t words, sentences;
	size_t exclamations;	/* marks */
	size_t capitals;	/* words of four letters or more, all capital */
	size_t you, we;		/* words that speak of the reader, of us */
	size_t passives;	/* sentences with "was made" */
	size_t contractions;
	size_t hedges;		/* "might", "perhaps" */
	size_t calls;		/* sentences that begin with "Book", "Call" */
	size_t signs;		/* emoji */
	size_t *lengths;	/* of the sentences, in words */
};

/*
 * What can be limited, ended by NULL: counts per 100 words, passive per 100
 * sentences, you-we their ratio, sentence-p50 and -p95 words, calls a count.
 */
extern const char *const tone_names[];

/* Adds the text of one block. */
void tone_add(struct tone *tone, struct slice text, struct pool *pool);

/* The value of one of the names; there are words. */
double tone_value(struct tone *tone, const char *name);

#endif
