/* SPDX-License-Identifier: Apache-2.0 */
/*
 * speller.h - dictionaries, opened at the first word that is asked
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_SPELLER_H
#define GALLEY_CHECK_SPELLER_H

#include "base/mem.h"
#include "base/slice.h"

enum { SPELLER_WORD = 100, SPELLER_BYTES = 16 * 1024 * 1024 };

struct speller_dictionary;

/* All zeros knows no word. */
struct speller {
	struct speller_dictionary *items;
	size_t count;
	bool opened;
};

/* An installed one: path + ".aff" and ".dic". */
void speller_add(struct speller *speller, const char *path,
    struct pool *pool);

/* One that lies among the styles; its bytes are copied. */
void speller_add_bytes(struct speller *speller, struct slice aff,
    struct slice dic, struct pool *pool);

/* Whether one of them has the word, of at most SPELLER_WORD bytes. */
bool speller_knows(struct speller *speller, const char *word);

void speller_release(struct speller *speller);

#endif
