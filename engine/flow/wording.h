/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wording.h - what a person typed, put into a customization
 */

#ifndef GALLEY_FLOW_WORDING_H
#define GALLEY_FLOW_WORDING_H

#include "galley.h"
#include "model/customization.h"
#include "model/library.h"

struct wording {
	const char *account;
	const struct galley_pairs *facets;
	const struct galley_pairs *fields;
	const struct galley_pairs *regions;
};

/*
 * Sets fields, regions (a block's id stands for that option's text) and "for".
 * An unknown name is ERR_REFUSED and names the nearest.
 */
struct wording_place {
	const struct library *library;
	const struct template *t;
	struct customization *c;
	struct pool *pool;
};

enum error_code wording_apply(const struct wording *words,
    const struct wording_place *place, struct error *err);

#endif
