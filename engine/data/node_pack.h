/* SPDX-License-Identifier: Apache-2.0 */
/*
 * node_pack.h - what was read from YAML, as bytes that are read again faster
 */

#ifndef GALLEY_DATA_NODE_PACK_H
#define GALLEY_DATA_NODE_PACK_H

#include "node.h"

/* Texts, lists and maps, and where each stood. */
void node_pack(const struct node *node, struct buf *out);

/*
 * Takes a node off *rest; its texts point there.  False: the bytes are none,
 * and *rest is anywhere in them.
 */
bool node_unpack(struct node **out, struct slice *rest, struct pool *pool);

#endif
