/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.h - counting and comparing what people read
 */

#ifndef GALLEY_TEXT_WORDS_H
#define GALLEY_TEXT_WORDS_H

#include "base/buf.h"
#include "base/mem.h"

/*
 * A word is a run of bytes without ASCII white space.  What routes read: no
 * library's idea of a word may change an approval.
 */
size_t words_count(struct slice text);

/*
 * The larger number of old and new words outside their longest common
 * subsequence (its length by bit-parallel dynamic programming: Hyyro 2004).
 * Linear memory; texts are at most 64 KiB.
 */
size_t words_changed(struct slice old_text, struct slice new_text);

/* User-perceived characters (UAX 29, by ICU). */
size_t graphemes_count(struct slice text);

/*
 * For people: new_text with what changed marked, word by ICU word: removed
 * runs between the first pair of marks, added runs between the second.
 */
struct word_marks {
	const char *removed[2];
	const char *added[2];
};

void words_diff(struct buf *out, struct slice old_text, struct slice new_text,
    const struct word_marks *marks);

/*
 * A name for an account: lower case, accents off, other runs "-", 60 bytes.
 * A text without Latin letters or digits gives "".
 */
const char *words_slug(struct slice text, struct pool *pool);

#endif
