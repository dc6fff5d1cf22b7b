/* SPDX-License-Identifier: Apache-2.0 */
/*
 * circumstance.h - what conditions ask about a proposal
 *
 * Where a version does not exist, the template's own values and texts are in
 * force.
 */

#ifndef GALLEY_MODEL_CIRCUMSTANCE_H
#define GALLEY_MODEL_CIRCUMSTANCE_H

#include "condition.h"

/* One question: the circumstances, and the version that is asked about. */
struct asking {
	const struct circumstances *c;
	enum version version;
	struct pool *pool;
};

const struct customization *circumstance_version(const struct proposal *p,
    enum version version);

/* The value that c puts in force, or NULL; c may be NULL. */
const char *circumstance_value(const struct proposal *p,
    const struct customization *c, const struct field *field);

bool circumstance_value_changed(const struct proposal *p,
    const struct field *field);
bool circumstance_region_changed(const struct proposal *p,
    const struct region *region);
bool circumstance_audience_changed(const struct proposal *p,
    const char *facet);

/* Whether the new value is not pre-approved; the template's default is. */
bool circumstance_value_is_beyond(const struct asking *a,
    const struct field *field);

/* Whether the version's value is one of values, or at each use may be. */
bool circumstance_value_is_one_of(const struct asking *a,
    const struct field *field, const struct names *values);

/* Over all regions, against the last text that a person approved. */
int64_t circumstance_words_changed(const struct proposal *p);

bool circumstance_claims_touched(const struct proposal *p,
    struct pool *pool);

/* The changed path, or the author's role, that a condition names; or NULL. */
const char *circumstance_path(const struct circumstances *c,
    const struct names *prefixes);
const char *circumstance_role(const struct circumstances *c,
    const struct names *roles);

#endif
