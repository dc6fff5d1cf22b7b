/* SPDX-License-Identifier: Apache-2.0 */
/*
 * whatif.h - what going beyond the pre-approved range would cost
 *
 * Asks the same route as everything else, for a customization that does not
 * exist.
 */

#ifndef GALLEY_FLOW_WHATIF_H
#define GALLEY_FLOW_WHATIF_H

#include "workspace.h"

/* "brand: marketing (brand1); ...", or NULL where nothing lies beyond. */
const char *whatif_field(struct galley *g, const struct template *t,
    const struct field *field);
const char *whatif_region(struct galley *g, const struct template *t,
    const struct region *region);

#endif
