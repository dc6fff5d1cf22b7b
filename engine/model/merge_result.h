/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merge_result.h - the lines of a merge's message, one for each requirement
 *
 *	standard/brand SATISFIED brand1
 */

#ifndef GALLEY_MODEL_MERGE_RESULT_H
#define GALLEY_MODEL_MERGE_RESULT_H

#include "route.h"

struct merge_result {
	const char *name;	/* "standard/brand", "policy", "recall" */
	struct slice workflow;	/* "standard"; empty: it is no stage's */
	const char *result;	/* as result_name has it */
	bool needed;
	struct names by;
};

void merge_result_write(const struct requirement *item, struct buf *out);

/* Takes the next line off *text; false: there is none. */
bool merge_result_next(struct slice *text, struct merge_result *out,
    struct pool *pool);

#endif
