/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h - main's steps judged by rules T1 to T8, from the root or onwards
 */

#ifndef GALLEY_FLOW_VERIFY_H
#define GALLEY_FLOW_VERIFY_H

#include "workspace.h"

/*
 * A clock and a merge that it sees may differ by this much; one that is tried
 * out on a host without hooks waits longer, for the check and for whoever then
 * brings it in.
 */
enum {
	VERIFY_CLOCK_SECONDS = 5 * 60,
	VERIFY_TRIAL_SECONDS = 24 * 60 * 60,
};

/* Where to begin and to end, and what is asked besides the rules. */
struct verify_range {
	struct oid root;
	struct oid from;	/* verified before; zero: from the root on */
	struct oid to;
	/* no merge is dated before or after; 0: it may */
	int64_t earliest;
	int64_t latest;
	/* old main's checks run on what each merge makes of it */
	bool checks;
};

/* What was verified: all, or the steps before the one that does not hold. */
struct verified {
	size_t merges;
	/* of the step that does not hold; NULL: all hold, or none is to blame */
	const char *request;
};

/*
 * Judges each step after from, first parent by first parent.  The first that
 * does not hold, and a chain without from, are ERR_INVALID.
 */
enum error_code verify_steps(struct galley *g, const struct verify_range *range,
    struct verified *out, struct error *err);

#endif
