/* SPDX-License-Identifier: Apache-2.0 */
/*
 * factors.h - short runs of character sets, looked for all at once
 *
 * Each factor has a bit for each of its sets; a byte moves all of them on by
 * one shift and one mask (Baeza-Yates and Gonnet 1992).
 */

#ifndef GALLEY_CHECK_FACTORS_H
#define GALLEY_CHECK_FACTORS_H

#include "regex_facts.h"

enum { FACTORS_LANES = 6, FACTORS_MOST = 64 * FACTORS_LANES / 2 };

struct factors {
	uint64_t bytes[256][FACTORS_LANES];
	uint64_t starts[FACTORS_LANES];
	uint64_t ends[FACTORS_LANES];
	uint32_t entries[FACTORS_LANES][64];	/* by the bit of the end */
	size_t lanes;
	size_t used;		/* bits of the last lane */
};

/* False: there is no room left, the entry has to be tried always. */
bool factors_add(struct factors *f, const struct regex_factor *factor,
    uint32_t entry);

/* Calls visit once for each entry whose factor stands in text. */
void factors_scan(const struct factors *f, struct slice text,
    void (*visit)(void *of, uint32_t entry, size_t end), void *of);

#endif
