/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <string.h>

/* A document or the block that it includes, being put in. */
struct layer {
	const struct outline *outline;
	const char *block;	/* its id, NULL for the document itself */
	const struct layer *above;
	size_t depth;
	bool kept;		/* else it is only looked at */
};

struct piece *
builder_piece(struct builder *b, struct passage passage, const char *region,
    const char *block)
{
	struct pool *pool = &b->document->pool;
	struct piece *piece = pool_alloc(pool, sizeof *piece);

	piece->passage = passage;
	piece->passage.path = pool_text(pool, passage.path);
	piece->origin.region = region ? pool_text(pool, region) : NULL;
	piece->origin.block = block ? pool_text(pool, block) : NULL;
	piece->origin.passage = &piece->passage;
	piece->fill.passage = &piece->passage;
	piece->fill.values = b->composition->values;
	piece->fill.value_count = b->composition->value_count;
	return piece;
}

static void
note_slots(struct builder *b, const struct slots *slots)
{
	for (size_t i = 0; i < slots->count; i++) {
		const char *name = slots->items[i].name;

		if (!names_has(b->names, name))
			names_add(b->names, b->names_pool,
			    pool_text(b->names_pool, name));
	}
}

enum error_code
builder_read(struct builder *b, struct piece *piece)
{
	struct passage *passage = &piece->passage;
	enum error_code code = passage_read(passage, &b->document->pool,
	    b->err);

	if (code)
		return code;
	if (b->names)
		note_slots(b, &passage->slots);
	else
		code = fill_check(&piece->fill, b->err);
	b->size += fill_size(&piece->fill);
	if (!code && b->size > COMPOSED_LIMIT)
		code = error_at(b->err, (struct place){ passage->path,
		    passage->line, 0 }, "size", "the document grows beyond %d "
		    "bytes here (include less)", COMPOSED_LIMIT);
	return code;
}

/* Moves a parsed block, filled, to the document's end. */
static enum error_code
keep_node(struct builder *b, struct piece *piece, cmark_node *node)
{
	enum error_code code = ERR_NONE;

	if (!b->names)
		code = fill_node(&piece->fill, node, b->err);
	cmark_node_unlink(node);
	cmark_node_set_user_data(node, &piece->origin);
	cmark_node_append_child(b->document->root, node);
	return code;
}

/* Whether the part is shown. */
static enum error_code
part_holds(struct builder *b, const struct layer *layer,
    const struct part *part, bool *holds)
{
	const struct composition *c = b->composition;
	const struct slot_value *value;

	*holds = layer->kept;
	if (!part->when_field || b->names)
		return ERR_NONE;
	value = fill_value(c->values, c->value_count, part->when_field);
	if (!value)
		return error_at(b->err, (struct place){ layer->outline->path,
		    part->when_line, 1 }, "when", "no field is named %s "
		    "(declare it under fields)", part->when_field);
	if (!c->every_part && (!value->text ||
	    strcmp(value->text, part->when_value) != 0))
		*holds = false;
	return ERR_NONE;
}

static enum error_code
add_region(struct builder *b, const struct layer *layer,
    const struct part *part)
{
	const struct composition *c = b->composition;
	struct passage passage = {
		.path = layer->outline->path,
		.text = part->text,
		.line = part->line,
	};
	struct piece *piece;
	cmark_node *node;
	enum error_code code;

	for (size_t i = 0; i < c->region_count; i++) {
		if (strcmp(c->regions[i].name, part->name) != 0)
			continue;
		passage.path = c->regions[i].path;
		passage.text = c->regions[i].text;
		passage.line = c->regions[i].line;
	}
	piece = builder_piece(b, passage, part->name, NULL);
	code = builder_read(b, piece);
	if (!code)
		code = passage_parse(&piece->root, &piece->passage, b->err);
	while (!code && (node = cmark_node_first_child(piece->root)))
		code = keep_node(b, piece, node);
	if (piece->root)
		cmark_node_free(piece->root);
	return code;
}

static enum error_code add_layer(struct builder *b,
    const struct layer *layer);

static enum error_code
unknown_block(struct builder *b, struct place place, const char *id)
{
	const struct composition *c = b->composition;
	struct names ids = { 0 };
	const char *nearest;

	for (size_t i = 0; i < c->block_count; i++)
		names_add(&ids, &b->document->pool, c->block_ids[i]);
	nearest = names_nearest(&ids, id);
	if (nearest)
		return error_at(b->err, place, "include", "no block is named "
		    "%s (did you mean %s?)", id, nearest);
	return error_at(b->err, place, "include", "no block is named %s "
	    "(write it as blocks/%s.md)", id, id);
}

static enum error_code
check_include(struct builder *b, const struct layer *layer,
    const struct part *part, size_t found)
{
	const struct composition *c = b->composition;
	struct place place = { layer->outline->path, part->line, 1 };

	if (found == c->block_count)
		return unknown_block(b, place, part->name);
	for (const struct layer *l = layer; l; l = l->above) {
		if (l->block && strcmp(l->block, part->name) == 0)
			return error_at(b->err, place, "include", "block %s "
			    "includes itself (remove this include)",
			    part->name);
	}
	if (layer->depth == DOCUMENT_INCLUDE_DEPTH)
		return error_at(b->err, place, "include", "blocks include one "
		    "another more than %d deep (flatten them)",
		    DOCUMENT_INCLUDE_DEPTH);
	return ERR_NONE;
}

static enum error_code
add_include(struct builder *b, const struct layer *layer,
    const struct part *part, bool kept)
{
	const struct composition *c = b->composition;
	struct layer inner = { .above = layer, .block = part->name,
	    .depth = layer->depth + 1, .kept = kept };
	size_t found = 0;
	enum error_code code;

	while (found < c->block_count &&
	    strcmp(c->block_ids[found], part->name) != 0)
		found++;
	code = check_include(b, layer, part, found);
	if (code)
		return code;
	inner.outline = c->blocks[found];
	return add_layer(b, &inner);
}

/* Includes are followed even where they are not shown, to find mistakes. */
static enum error_code
add_marker(struct builder *b, const struct layer *layer,
    const struct part *part)
{
	bool holds;
	enum error_code code = part_holds(b, layer, part, &holds);

	if (code || part->kind == PART_TEXT)
		return code;
	if (part->kind == PART_INCLUDE)
		return add_include(b, layer, part, holds);
	if (layer->block)
		return error_at(b->err, (struct place){ layer->outline->path,
		    part->line - 1, 1 }, "region", "a block that is included "
		    "holds no region (remove its markers)");
	return add_region(b, layer, part);
}

/* Whether the marker in this line is the one that begins the part. */
static bool
begins_at(const struct part *part, size_t line)
{
	return (part->kind == PART_REGION && part->line == line + 1) ||
	    (part->kind == PART_INCLUDE && part->line == line);
}

/* The part that a line begins or belongs to; at only moves forward. */
static const struct part *
part_at(const struct outline *outline, size_t *at, size_t line)
{
	while (*at + 1 < outline->part_count &&
	    (outline->parts[*at + 1].line <= line ||
	    begins_at(&outline->parts[*at + 1], line)))
		++*at;
	return &outline->parts[*at];
}

static enum error_code
add_node(struct builder *b, const struct layer *layer, struct piece *piece,
    size_t *at)
{
	cmark_node *node = cmark_node_first_child(piece->root);
	size_t line = layer->outline->content_line - 1 +
	    (size_t)cmark_node_get_start_line(node);
	bool marker = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
	const struct part *part;
	enum error_code code = ERR_NONE;
	bool holds = false;

	if (layer->outline->part_count == 0) {
		cmark_node_free(node);
		return ERR_NONE;
	}
	part = part_at(layer->outline, at, line);
	if (!marker)
		code = part_holds(b, layer, part, &holds);
	else if (begins_at(part, line))
		code = add_marker(b, layer, part);
	if (!code && holds)
		return keep_node(b, piece, node);
	cmark_node_free(node);
	return code;
}

static enum error_code
add_layer(struct builder *b, const struct layer *layer)
{
	const struct outline *outline = layer->outline;
	struct outline_frame frame = outline_frame(outline,
	    &b->document->pool);
	struct piece *piece = builder_piece(b, (struct passage){
	    .path = outline->path, .text = frame.text,
	    .line = outline->content_line, .markers = frame.lines,
	    .marker_count = frame.line_count }, NULL, layer->block);
	enum error_code code = builder_read(b, piece);
	size_t at = 0;

	if (!code)
		code = passage_parse(&piece->root, &piece->passage, b->err);
	while (!code && cmark_node_first_child(piece->root))
		code = add_node(b, layer, piece, &at);
	if (piece->root)
		cmark_node_free(piece->root);
	return code;
}

enum error_code
builder_run(struct builder *b)
{
	struct layer layer = { .outline = b->composition->outline,
	    .kept = true };

	return add_layer(b, &layer);
}
