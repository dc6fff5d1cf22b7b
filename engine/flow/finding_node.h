/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding_node.h - findings as a report has them
 */

#ifndef GALLEY_FLOW_FINDING_NODE_H
#define GALLEY_FLOW_FINDING_NODE_H

#include "base/finding.h"
#include "data/node.h"
#include "model/source.h"

/*
 * A list of maps with the keys that galley.h tells of.  Where the files are at
 * hand in source, a finding also has context (the line it begins in), utf16
 * (its column in UTF-16 units), and of a match whose bytes are known end_line,
 * end_column and end_utf16, of the character after it; a replacement likewise.
 * source may be NULL.
 */
struct node *finding_nodes(const struct findings *findings,
    const struct source *source, struct pool *pool);

#endif
