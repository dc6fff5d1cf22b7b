/* SPDX-License-Identifier: Apache-2.0 */
/*
 * nodes.h - cmark's trees, in memory that is always there
 *
 *	cmark_node *root = nodes_parse(text);
 *	...
 *	cmark_node_free(root);
 */

#ifndef GALLEY_TEXT_NODES_H
#define GALLEY_TEXT_NODES_H

#include <cmark.h>

#include "base/slice.h"

/* The caller frees both. */
cmark_node *nodes_parse(struct slice text);
cmark_node *nodes_make(cmark_node_type type);

#endif
