/* SPDX-License-Identifier: Apache-2.0 */
/*
 * counts.h - the counts that readability is reckoned from
 */

#ifndef GALLEY_TEXT_COUNTS_H
#define GALLEY_TEXT_COUNTS_H

#include "blocks.h"

/* Adds what one paragraph has. */
void counts_add(struct block_counts *counts, struct slice paragraph);

#endif
