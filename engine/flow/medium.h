/* SPDX-License-Identifier: Apache-2.0 */
/*
 * medium.h - a picture or a PDF in a few words, since it is no text to be read
 */

#ifndef GALLEY_FLOW_MEDIUM_H
#define GALLEY_FLOW_MEDIUM_H

#include "data/node.h"

/*
 * A map: kind ("PNG", as the path ends), bytes, sha256 and, of a picture that
 * says so, width and height in pixels.
 */
struct node *medium_node(const char *path, struct slice bytes,
    struct pool *pool);

#endif
