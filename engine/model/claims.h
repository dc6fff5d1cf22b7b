/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claims.h - whether an edit touches what the company claims
 */

#ifndef GALLEY_MODEL_CLAIMS_H
#define GALLEY_MODEL_CLAIMS_H

#include "base/names.h"

/*
 * Whether what differs between two texts contains, before or after, a wording
 * (white space collapsed, A-Z folded) or a "[^claim:id]".  Emphasis, brackets
 * and a link's destination are not read; a difference inside a wording counts,
 * and so does a character reference, which could spell anything.  The wordings
 * are flat; an empty one is that of a claim nobody can read.
 */
bool claims_touched(const struct names *wordings, struct slice old_text,
    struct slice new_text);

/* A wording as it is compared; flat already, it stays as it is. */
const char *claims_flat(const char *wording, struct pool *pool);

/* Adds the ids of every "[^claim:id]" in text, once each. */
void claims_named(struct slice text, struct names *out, struct pool *pool);

#endif
