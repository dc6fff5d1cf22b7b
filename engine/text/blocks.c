/* SPDX-License-Identifier: Apache-2.0 */
#include "blocks.h"

#include "inlines.h"
#include "markup.h"
#include "matter.h"
#include "nodes.h"
#include "split.h"

/* A walk over cmark's tree. */
struct walk {
	struct gather gather;
	struct shadow shadow;
	struct inlines inlines;
};

static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);

	return cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	    cmark_node_get_list_tight(cmark_node_parent(item));
}

/*
 * The lines of an HTML block.  Where they end cmark 0.30 does not know if they
 * end as they begin, and where the first one begins not in a list: its text
 * tells both.
 */
static struct source_span
html_lines(const struct shadow *shadow, cmark_node *node)
{
	size_t line = (size_t)cmark_node_get_start_line(node) - 1;
	struct slice rest = slice_of(cmark_node_get_literal(node)), text;
	struct slice source, first;
	struct source_span span = { 0, 0 };

	if (line >= shadow->line_count || !slice_line(&rest, &text))
		return span;
	source = slice_skip((struct slice){ shadow->at, shadow->len },
	    shadow->starts[line]);
	span.from = shadow->starts[line];
	if (slice_line(&source, &first) && first.len > text.len)
		span.from += first.len - text.len;
	do {
		line++;
	} while (slice_line(&rest, &text));
	span.to = line < shadow->line_count ? shadow->starts[line] :
	    shadow->len;
	return span;
}

static enum tag_id
list_tag(cmark_node *list)
{
	return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? TAG_OL :
	    TAG_UL;
}

static enum tag_id
heading_tag(cmark_node *heading)
{
	return (enum tag_id)(TAG_H1 + cmark_node_get_heading_level(heading) -
	    1);
}

static void
enter_code(struct walk *walk)
{
	gather_enter(&walk->gather, TAG_PRE);
	gather_leave(&walk->gather, TAG_PRE);
}

static void
enter(struct walk *walk, cmark_node *node)
{
	struct gather *gather = &walk->gather;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		walk->inlines.quotes++;
		gather_enter(gather, TAG_BLOCKQUOTE);
		break;
	case CMARK_NODE_LIST:
		gather_enter(gather, list_tag(node));
		break;
	case CMARK_NODE_ITEM:
		gather_enter(gather, TAG_LI);
		break;
	case CMARK_NODE_CODE_BLOCK:
		enter_code(walk);
		break;
	case CMARK_NODE_HTML_BLOCK:
		markup_read(gather, html_lines(&walk->shadow, node),
		    walk->inlines.quotes);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (!is_tight(node))
			gather_enter(gather, TAG_P);
		inlines_begin(&walk->inlines, node);
		break;
	case CMARK_NODE_HEADING:
		gather_enter(gather, heading_tag(node));
		inlines_begin(&walk->inlines, node);
		break;
	default:
		inlines_enter(&walk->inlines, node);
	}
}

static void
leave(struct walk *walk, cmark_node *node)
{
	struct gather *gather = &walk->gather;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		walk->inlines.quotes--;
		gather_leave(gather, TAG_BLOCKQUOTE);
		break;
	case CMARK_NODE_LIST:
		gather_leave(gather, list_tag(node));
		break;
	case CMARK_NODE_ITEM:
		gather_leave(gather, TAG_LI);
		break;
	case CMARK_NODE_PARAGRAPH:
		inlines_end(&walk->inlines);
		if (!is_tight(node))
			gather_leave(gather, TAG_P);
		break;
	case CMARK_NODE_HEADING:
		inlines_end(&walk->inlines);
		gather_leave(gather, heading_tag(node));
		break;
	default:
		inlines_exit(&walk->inlines, node);
	}
}

static void
walk_tree(struct walk *walk)
{
	cmark_node *root = nodes_parse((struct slice){
	    walk->shadow.at, walk->shadow.len });
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(walk, node);
		else
			leave(walk, node);
	}
	gather_flush(&walk->gather);
	cmark_iter_free(iter);
	cmark_node_free(root);
}

enum error_code
blocks_read(struct blocks *out, struct slice source,
    const struct blocks_wish *wish, struct pool *pool, struct error *err)
{
	struct blocks blocks = { 0 };
	struct walk walk = { .gather = { .wish = wish, .pool = pool,
		.out = &blocks } };
	enum error_code code = shadow_make(&walk.shadow, source, wish, pool,
	    err);

	if (code)
		return code;
	walk.gather.shadow = (struct slice){ walk.shadow.at, walk.shadow.len };
	walk.gather.raw = walk.shadow.raw;
	walk.gather.has_nothing = walk.shadow.has_nothing;
	tags_begin(&walk.gather.tags, wish);
	walk.inlines.gather = &walk.gather;
	walk.inlines.shadow = &walk.shadow;
	walk.inlines.text = walk.shadow.at;
	matter_read(&walk.gather, &walk.shadow);
	walk_tree(&walk);
	split_whole(&walk.gather, walk.shadow.raw);
	blocks.notes = walk.shadow.notes;
	blocks.note_count = walk.shadow.note_count;
	blocks.steps = walk.gather.steps;
	draft_release(&walk.inlines.alt);
	gather_release(&walk.gather);
	*out = blocks;
	return ERR_NONE;
}

/* The last run that begins at or before at. */
static const struct block_run *
find_run(const struct block *block, size_t at)
{
	size_t low = 0, high = block->run_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (block->runs[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &block->runs[low];
}

struct source_span
block_source(const struct block *block, size_t from, size_t to)
{
	const struct block_run *first, *last;
	struct source_span span;

	if (block->run_count == 0)
		return (struct source_span){ 0, 0 };
	from += block->base;
	to += block->base;
	first = find_run(block, from);
	last = to > from ? find_run(block, to - 1) : first;
	span.from = first->source;
	if (first->len == first->source_len)
		span.from += from - first->at;
	span.to = last->source + last->source_len;
	if (last->len == last->source_len)
		span.to = last->source + (to - last->at);
	return span;
}
