/* SPDX-License-Identifier: Apache-2.0 */
/*
 * delegation.h - whether a new delegation could ever be used
 *
 * Only what a change adds is judged: an end of a person or the loss of a role
 * is never refused for a delegation that it makes void.
 */

#ifndef GALLEY_MODEL_DELEGATION_H
#define GALLEY_MODEL_DELEGATION_H

#include "people.h"

/*
 * ERR_REFUSED, "people/ann.yaml:7:1: T7: ...": to nobody or an ended person,
 * of a role that the delegator does not hold, or round in a circle.
 */
enum error_code delegation_judge(const struct people *before,
    const struct people *after, struct error *err);

/* Whether both say the same, wherever they stand. */
bool delegation_equal(const struct delegation *a, const struct delegation *b);

#endif
