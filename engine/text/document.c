/* SPDX-License-Identifier: Apache-2.0 */
#include "document.h"

#include <stdlib.h>

#include "builder.h"
#include "nodes.h"

static enum error_code
add_header(struct builder *b, const struct header *header)
{
	struct pool *pool = &b->document->pool;
	struct piece *piece = builder_piece(b, (struct passage){
	    .path = b->composition->outline->path, .text = header->value,
	    .line = header->line, .indent = header->column - 1 }, NULL, NULL);
	enum error_code code = builder_read(b, piece);
	struct buf text = { 0 };

	if (code)
		return code;
	fill_text(&piece->fill, piece->passage.shadow, &text);
	document_add_mark(b->document, (struct mark){
		.kind = MARK_HEADER,
		.name = pool_text(pool, header->name),
		.text = buf_settle(&text, pool).at,
		.place = { piece->passage.path, header->line, header->column },
	});
	b->document->header_count++;
	return ERR_NONE;
}

static enum error_code
check_regions(struct builder *b)
{
	const struct composition *c = b->composition;

	for (size_t i = 0; i < c->region_count; i++) {
		const struct region_text *region = &c->regions[i];

		if (!outline_region(c->outline, region->name))
			return error_at(b->err, (struct place){ region->path,
			    region->line, 0 }, "region", "the template has no "
			    "region %s (remove it)", region->name);
	}
	return ERR_NONE;
}

static enum error_code
build(struct builder *b)
{
	const struct outline *outline = b->composition->outline;
	enum error_code code = check_regions(b);

	b->document->root = nodes_make(CMARK_NODE_DOCUMENT);
	for (size_t i = 0; !code && i < outline->header_count; i++)
		code = add_header(b, &outline->headers[i]);
	return code ? code : builder_run(b);
}

enum error_code
document_compose(struct document **out, const struct composition *composition,
    struct error *err)
{
	struct document *document = mem_alloc(sizeof *document);
	struct builder b = { .composition = composition, .err = err,
	    .document = document };
	enum error_code code = build(&b);

	if (code) {
		document_free(document);
		return code;
	}
	document_add_marks(document);
	*out = document;
	return ERR_NONE;
}

enum error_code
document_slots(const struct composition *composition, struct names *out,
    struct pool *pool, struct error *err)
{
	struct document *document = mem_alloc(sizeof *document);
	struct names names = { 0 };
	struct builder b = { .composition = composition, .err = err,
	    .document = document, .names = &names, .names_pool = pool };
	enum error_code code = build(&b);

	document_free(document);
	if (!code)
		*out = names;
	return code;
}

void
document_free(struct document *document)
{
	if (!document)
		return;
	cmark_node_free(document->root);
	pool_release(&document->pool);
	free(document);
}
