/* SPDX-License-Identifier: Apache-2.0 */
/*
 * condition.h - whether a workflow's condition holds for a proposal
 */

#ifndef GALLEY_MODEL_CONDITION_H
#define GALLEY_MODEL_CONDITION_H

#include "preapproval.h"
#include "workflow.h"

struct circumstances {
	struct proposal proposal;	/* t NULL: no customization */
	const char *kind;	/* of the document or its template */
	struct names paths;	/* changed */
	size_t size;		/* bytes added plus removed */
	struct names author_roles;	/* of all authors, on old main */
};

enum version {
	VERSION_OLD,
	VERSION_NEW,
};

/* Holds for the old or the new version; nothing holds of one that is not. */
bool condition_holds(const struct condition *condition,
    const struct circumstances *circumstances, enum version version);

/* Why it holds, for people: "discount 18 is beyond the pre-approved 0..10". */
const char *condition_reason(const struct condition *condition,
    const struct circumstances *circumstances, struct pool *pool);

#endif
