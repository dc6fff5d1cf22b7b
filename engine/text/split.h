/* SPDX-License-Identifier: Apache-2.0 */
/*
 * split.h - a block cut into paragraphs and sentences, the whole summed up
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_SPLIT_H
#define GALLEY_TEXT_SPLIT_H

#include "gather.h"

/* Adds the block that gather's draft holds, and those that it is cut into. */
void split_block(struct gather *gather);

/* Adds the blocks over the whole document, as far as they are wished for. */
void split_whole(struct gather *gather, struct slice source);

#endif
