/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shingles.h - how alike two texts are: runs of words that both have
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_SHINGLES_H
#define GALLEY_CHECK_SHINGLES_H

#include <stdint.h>

#include "base/mem.h"

/* Hashes of all runs of so many words, ascending, each once. */
struct shingles {
	uint64_t *items;
	size_t count;
};

/* A flat text's; one that is shorter has one run: all of it. */
struct shingles shingles_of(const char *flat, size_t words,
    struct pool *pool);

/* Jaccard: the share of runs that both have, of all runs of either. */
double shingles_alike(const struct shingles *a, const struct shingles *b);

#endif
