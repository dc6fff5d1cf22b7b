/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closure.h - what a document reads, from its bytes alone
 *
 * Read as far as it can be: a document with mistakes in it reads something,
 * too.  Nothing is left out because of a "when".
 */

#ifndef GALLEY_MODEL_CLOSURE_H
#define GALLEY_MODEL_CLOSURE_H

#include "library.h"

/*
 * Adds the paths that one document names: template, parent, includes, region
 * options, images, claims, pillars; once each.
 */
void closure_direct(const struct library *library, const char *path,
    struct slice text, struct names *out, struct pool *pool);

#endif
