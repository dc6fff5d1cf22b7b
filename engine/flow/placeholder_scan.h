/* SPDX-License-Identifier: Apache-2.0 */
/*
 * placeholder_scan.h - the search for placeholders in one block of words
 *
 * Internal to placeholder.h.
 */

#ifndef GALLEY_FLOW_PLACEHOLDER_SCAN_H
#define GALLEY_FLOW_PLACEHOLDER_SCAN_H

#include "base/names.h"
#include "placeholder.h"

/* How far a bracket's other half is looked for; how deep links are entered. */
enum { SCAN_REACH = 400, SCAN_DEPTH = 4, SCAN_TICKS = 80 };

struct scan {
	struct slice text;	/* all of it */
	/* of the text's reference definitions */
	const struct names *labels;
	struct placeholders *out;
	struct pool *pool;
	/* no run of so many backticks follows */
	bool lonely[SCAN_TICKS];
};

/* Adds the placeholders between two bytes, which nothing beyond them closes. */
void placeholder_scan(struct scan *s, size_t from, size_t to, int depth);

#endif
