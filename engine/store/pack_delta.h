/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_delta.h - an object told by another one: gitformat-pack(5), "Deltified
 * representation"
 */

#ifndef GALLEY_STORE_PACK_DELTA_H
#define GALLEY_STORE_PACK_DELTA_H

#include "base/slice.h"

/*
 * Takes the two sizes off a delta's front: of what it is told by, and of what
 * it makes.
 */
bool pack_delta_sizes(struct slice *delta, size_t *base, size_t *result);

/*
 * Makes exactly size bytes of base and of a delta without its sizes.  False:
 * it copies what base does not have, or makes more or less; then what stands in
 * out means nothing.
 */
bool pack_delta_apply(struct slice base, struct slice delta, char *out,
    size_t size);

#endif
