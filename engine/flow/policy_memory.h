/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policy_memory.h - main's policy as it was parsed before
 *
 * To read a hundred people's files took four fifths of a "status".  The file
 * galley/policy in the git directory has what libyaml made of galley.yaml,
 * people/ and workflows/, for the very objects of one main; all that is judged
 * of it is judged again.  It decides nothing for others: no act, no gate and no
 * verification reads it.  Removing it is always safe.
 */

#ifndef GALLEY_FLOW_POLICY_MEMORY_H
#define GALLEY_FLOW_POLICY_MEMORY_H

#include "view.h"

/* policy_load of the view's tree, from memory, or else for it. */
enum error_code policy_memory_load(struct policy *out,
    const struct view *view, const struct policy_memory *memory,
    struct error *err);

#endif
