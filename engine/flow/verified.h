/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verified.h - the main that was verified last, which this clone holds on to
 *
 * Plain git may move main to whatever it fetched.  So the id of what galley
 * verified stands in a file of its own, and before an act or a copy main is
 * brought up to that standard again, or refused.
 */

#ifndef GALLEY_FLOW_VERIFIED_H
#define GALLEY_FLOW_VERIFIED_H

#include "workspace.h"

/*
 * Verifies what main has beyond the last one verified, brings the work tree
 * along and remembers it.
 * ERR_INVALID: a step does not hold, or main does not contain that one.
 */
enum error_code verified_hold(struct galley *g, struct error *err);

/* Main as it is now was verified, or made here by the rules. */
enum error_code verified_note(struct galley *g, struct error *err);

/* The last one; zero: none was yet. */
struct oid verified_last(struct galley *g);

#endif
