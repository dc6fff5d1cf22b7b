/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h - main's steps judged by rules T1 to T8, from the root or onwards
 */

#ifndef GALLEY_FLOW_VERIFY_H
#define GALLEY_FLOW_VERIFY_H

#include "workspace.h"

/* Where to begin and to end. */
struct verify_range {
	struct oid root;
	struct oid from;	/* verified before; zero: from the root on */
	struct oid to;
};

/*
 * Judges each step after from, first parent by first parent, and counts the
 * merges.  The first that does not hold, and a chain without from, are
 * ERR_INVALID.
 */
enum error_code verify_steps(struct galley *g, const struct verify_range *range,
    size_t *merges, struct error *err);

#endif
