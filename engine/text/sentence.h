/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sentence.h - where English sentences end
 *
 * "Dr. Ito paid $3.50. Why?" is two.  A word that ends in "?", "!" or "." ends
 * a sentence unless it is an abbreviation, an initial, a number or an ellipsis
 * and the next word does not look like a beginning.
 */

#ifndef GALLEY_TEXT_SENTENCE_H
#define GALLEY_TEXT_SENTENCE_H

#include "base/slice.h"

/* Takes the next sentence off *rest, without white space around it. */
bool sentence_next(struct slice *rest, struct slice *sentence);

#endif
