/* SPDX-License-Identifier: Apache-2.0 */
/*
 * builder.h - a document's tree, put together from its texts
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_BUILDER_H
#define GALLEY_TEXT_BUILDER_H

#include "document_tree.h"
#include "fill.h"

/* Blocks may include blocks that include blocks: the sum is bounded. */
enum { COMPOSED_LIMIT = 1024 * 1024 };

struct builder {
	const struct composition *composition;
	struct document *document;
	struct names *names;	/* only the slots' names are wanted */
	struct pool *names_pool;
	size_t size;
	struct error *err;
};

/* A passage, where it stands, and the values for its slots. */
struct piece {
	struct passage passage;
	struct origin origin;
	struct fill fill;
	cmark_node *root;
};

/* A piece that lives as long as the document; its path and names are copied. */
struct piece *builder_piece(struct builder *builder, struct passage passage,
    const char *region, const char *block);

/* Reads a piece's text and looks at its slots. */
enum error_code builder_read(struct builder *builder, struct piece *piece);

/* Puts the outline's parts, and what they include, under the root. */
enum error_code builder_run(struct builder *builder);

#endif
