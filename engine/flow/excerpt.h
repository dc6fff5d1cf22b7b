/* SPDX-License-Identifier: Apache-2.0 */
/*
 * excerpt.h - two texts compared, shown as far as they differ
 *
 * Removed words stand between "[-" and "-]", added ones between "{+" and "+}".
 */

#ifndef GALLEY_FLOW_EXCERPT_H
#define GALLEY_FLOW_EXCERPT_H

#include "base/mem.h"

/*
 * The changed lines, with the line before and after; "..." stands for what is
 * left out.
 */
const char *excerpt_changed(struct slice old_text, struct slice new_text,
    struct pool *pool);

#endif
