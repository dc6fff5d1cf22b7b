/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pillar.h - a value proposition and its proof (pillars/<id>.yaml)
 *
 *	title: An answer now
 *	promise: Whoever wants a time gets one at once.
 *	phrases: [while the caller is still on the line]
 *	proof:
 *	  - {requirement: scheduling, stage: prospecting, claim: booking-time}
 */

#ifndef GALLEY_MODEL_PILLAR_H
#define GALLEY_MODEL_PILLAR_H

#include "data/reader.h"

/* What proves it in a situation: facets (none: all), and a claim's id. */
struct proof {
	const struct node *facets;	/* a map of texts, "claim" among them */
	const char *claim;
};

struct pillar {
	const char *id;
	const char *path;
	const char *title;
	const char *promise;
	/* a document with this pillar says one of them */
	struct names phrases;
	struct proof *proofs;
	size_t proof_count;
};

/* Lives in the pool, but path; what is wrong is ERR_REFUSED at its place. */
enum error_code pillar_parse(struct pillar *out, const char *path,
    struct slice file, struct pool *pool, struct error *err);

#endif
