/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fingerprints.h - the fingerprints of what the checks found
 */

#ifndef GALLEY_FLOW_FINGERPRINTS_H
#define GALLEY_FLOW_FINGERPRINTS_H

#include "base/finding.h"
#include "model/source.h"

/*
 * Sets the fingerprint of each finding that has none: lower-case hex of
 * BLAKE2b-256 over that of the lines of check/fingerprint.h, LF, and the
 * number of equal ones before it, LF.  The list is sorted; source has the
 * files that it speaks of.
 */
void fingerprints_set(struct findings *list, const struct source *source,
    struct pool *pool);

#endif
