/* SPDX-License-Identifier: Apache-2.0 */
/*
 * readability.h - well-known grades, by what a text counts
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_READABILITY_H
#define GALLEY_CHECK_READABILITY_H

#include "text/blocks.h"

/* "Flesch-Kincaid"; words and sentences are not 0.  False: no such grade. */
bool readability_grade(double *out, const char *name,
    const struct block_counts *counts);

#endif
