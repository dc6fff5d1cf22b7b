/* SPDX-License-Identifier: Apache-2.0 */
/*
 * needs.h - whose approvals satisfy a stage
 *
 *	needs: {role: [legal, counsel], approvals: 2, key: hardware}
 *	needs: {any: [{role: legal}, {all: [{role: rep}, {role: brand-owner}]}]}
 */

#ifndef GALLEY_MODEL_NEEDS_H
#define GALLEY_MODEL_NEEDS_H

#include "workflow.h"

/* Reads the map at node, with a place in the errors. */
enum error_code needs_parse(struct needs *out, const struct reader *r,
    const struct node *node, struct error *err);

/* Adds every role that stands in them, once. */
void needs_roles(const struct needs *needs, struct names *out,
    struct pool *pool);

bool needs_equal(const struct needs *a, const struct needs *b);

#endif
