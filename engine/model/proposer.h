/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proposer.h - who may propose a change of a path (rule T6)
 */

#ifndef GALLEY_MODEL_PROPOSER_H
#define GALLEY_MODEL_PROPOSER_H

#include "changes.h"
#include "policy.h"
#include "request.h"

/*
 * Whether a person may propose a change of path: policy paths admins and
 * registrars, one's own people file also oneself; a customization the person
 * in its path or his successor; the rest who has a role under "propose".
 */
bool proposer_may(const struct policy *policy, const char *person,
    const char *path, struct pool *pool);

/*
 * Why the opener may not propose this change set under old main, or NULL.  Of
 * a custom/ request it is its one customization; a change/ request touches no
 * customization but its owner's.  A recall is anybody's: do not ask for one.
 */
const char *proposer_objection(const struct request *request,
    const struct changes *changes, const struct policy *policy,
    struct pool *pool);

#endif
