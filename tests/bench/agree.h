/* SPDX-License-Identifier: Apache-2.0 */
/*
 * agree.h - a request that brand1 agrees to, written for measuring: open, edit,
 * submit, approve, merge; no ref moved
 */

#ifndef GALLEY_BENCH_AGREE_H
#define GALLEY_BENCH_AGREE_H

#include "ask.h"

struct agreed {
	const char *ref;
	struct oid asked;	/* its submit */
	struct oid merge;
};

/* The workspace as this person; ends the process where it cannot be read. */
struct galley *agree_open(const char *folder, const char *person);

/*
 * Of first-touch, by rep's person; from then on rep takes the merge for main.
 * The rules decide as in any act.
 */
struct agreed agree(struct galley *rep, struct galley *brand,
    const char *name);

#endif
