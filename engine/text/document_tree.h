/* SPDX-License-Identifier: Apache-2.0 */
/*
 * document_tree.h - the inside of a document
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_DOCUMENT_TREE_H
#define GALLEY_TEXT_DOCUMENT_TREE_H

#include <cmark.h>

#include "base/buf.h"
#include "document.h"
#include "passage.h"

struct document {
	struct pool pool;
	cmark_node *root;
	struct mark *marks;	/* the header lines come first */
	size_t mark_count;
	size_t header_count;
};

/* Where a child of the root came from: its user data. */
struct origin {
	const char *region;
	const char *block;
	const struct passage *passage;
};

void document_add_mark(struct document *document, struct mark mark);

/* Adds a mark for everything in the tree, while its passages are there. */
void document_add_marks(struct document *document);

#endif
