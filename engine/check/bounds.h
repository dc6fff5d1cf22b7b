/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bounds.h - limits of a rule: "10..60", "..60", "10.." or "60", at most
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_BOUNDS_H
#define GALLEY_CHECK_BOUNDS_H

#include "kind.h"

struct bounds {
	double least;
	double most;
};

/* False: it is none. */
bool bounds_read(struct bounds *out, const char *text);

/* What a map of the rule says, "name: 10..60", in its order. */
struct named_bounds {
	const char *name;
	struct bounds bounds;
};

struct bounds_list {
	struct named_bounds *items;
	size_t count;
};

/* Absent: none.  allowed ends in NULL; NULL: any name. */
enum error_code bounds_read_map(struct bounds_list *out,
    const struct rule_reading *r, const char *key,
    const char *const *allowed);

/* "at least 10", "at most 60": what value offends; NULL: nothing. */
const char *bounds_offended(const struct bounds *bounds, double value,
    struct pool *pool);

#endif
