/* SPDX-License-Identifier: Apache-2.0 */
/*
 * placeholder_link.h - brackets that are links, not placeholders
 *
 * Internal to placeholder.h.
 */

#ifndef GALLEY_FLOW_PLACEHOLDER_LINK_H
#define GALLEY_FLOW_PLACEHOLDER_LINK_H

#include "base/names.h"

enum { LINK_REACH = 2000 };

/*
 * The length of a link's tail, (destination "title"), at rest's start, or 0.
 * A placeholder with spaces may be the whole destination: it will be a slot.
 */
size_t placeholder_link_tail(struct slice rest, struct slice *destination);

/* The length of "[label]: destination" up to its line's end, or 0. */
size_t placeholder_link_definition(struct slice rest, struct slice *label);

/* Adds the label of a definition that begins this block of words, or a line. */
void placeholder_link_labels(struct names *out, struct slice words,
    struct pool *pool);

/* Case and runs of white space make no difference. */
bool placeholder_link_has(const struct names *labels, struct slice label,
    struct pool *pool);

#endif
