/* SPDX-License-Identifier: Apache-2.0 */
/*
 * prose.h - the counts that readability is reckoned from
 */

#ifndef GALLEY_TEXT_PROSE_H
#define GALLEY_TEXT_PROSE_H

#include "blocks.h"

/* Adds what one paragraph has. */
void prose_count(struct block_counts *counts, struct slice paragraph);

#endif
