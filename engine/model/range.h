/* SPDX-License-Identifier: Apache-2.0 */
/*
 * range.h - "0..20", "6..", "..4": what lies between two amounts
 */

#ifndef GALLEY_MODEL_RANGE_H
#define GALLEY_MODEL_RANGE_H

#include "field_type.h"

/* Closed; of numbers in millionths, of dates in days. */
struct range {
	bool set;
	int64_t least;
	int64_t most;
	const char *text;	/* as written: "0..20" */
};

/*
 * Reads "a..b", "a..", "..b" or "a" for a field of this type; money's range
 * is of its amount.  out->text borrows text.
 */
bool range_read(struct range *out, enum field_type type, const char *text);

/* The same for counts of words: whole numbers of at most six digits. */
bool range_read_counts(struct range *out, const char *text);

bool range_holds(const struct range *range, int64_t amount);

/* Whether all of inner lies in outer; a range that is not set is everything. */
bool range_covers(const struct range *outer, const struct range *inner);

#endif
