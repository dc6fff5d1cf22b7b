/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary.h - where words begin and end, as \b and \w mean it
 */

#ifndef GALLEY_CHECK_BOUNDARY_H
#define GALLEY_CHECK_BOUNDARY_H

#include "pattern.h"

enum { BOUNDARY_KNOWN = 256 };

/* Answers are remembered; boundary_release ends it. */
struct boundary {
	struct pattern *word;
	struct pool pool;
	struct {
		uint32_t character;
		bool is_word;
	} known[BOUNDARY_KNOWN];
};

/* Whether a byte of ASCII is a letter, a digit or "_". */
bool boundary_is_word(unsigned char c);

/* Whether the character before (after) text.at[at] belongs to a word. */
bool boundary_word_before(struct boundary *b, struct slice text, size_t at);
bool boundary_word_after(struct boundary *b, struct slice text, size_t at);

/* \b at an offset of text, which is valid UTF-8. */
bool boundary_at(struct boundary *b, struct slice text, size_t at);

void boundary_release(struct boundary *b);

#endif
