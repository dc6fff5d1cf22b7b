/* SPDX-License-Identifier: Apache-2.0 */
/* A document as marks in reading order, for checks. */
#include "document.h"

#include <string.h>

#include "document_tree.h"

void
document_add_mark(struct document *document, struct mark mark)
{
	document->marks = pool_grow(&document->pool, document->marks,
	    document->mark_count, sizeof *document->marks);
	document->marks[document->mark_count++] = mark;
}

static void
flatten_one(cmark_node *node, struct buf *out)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		buf_text(out, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_char(out, ' ');
		break;
	case CMARK_NODE_CUSTOM_INLINE:
		buf_text(out, cmark_node_get_on_enter(node));
		break;
	default:
		break;
	}
}

/* Appends the text of a node's inlines; breaks become spaces. */
static void
flatten(cmark_node *node, struct buf *out)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		if (event == CMARK_EVENT_ENTER)
			flatten_one(cmark_iter_get_node(iter), out);
	}
	cmark_iter_free(iter);
}

static const char *
paragraph_name(cmark_node *node)
{
	switch (cmark_node_get_type(cmark_node_parent(node))) {
	case CMARK_NODE_ITEM: return "item";
	case CMARK_NODE_BLOCK_QUOTE: return "quote";
	default: return "paragraph";
	}
}

/* What a node is to a visitor; false: nothing. */
static bool
classify(cmark_node *node, struct mark *mark)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		mark->kind = MARK_BLOCK;
		mark->name = paragraph_name(node);
		return true;
	case CMARK_NODE_HEADING:
		mark->kind = MARK_BLOCK;
		mark->name = "heading";
		return true;
	case CMARK_NODE_CODE_BLOCK:
		mark->kind = MARK_CODE;
		mark->name = "code-block";
		return true;
	case CMARK_NODE_CODE:
		mark->kind = MARK_CODE;
		mark->name = "code";
		return true;
	case CMARK_NODE_LINK:
		mark->kind = MARK_LINK;
		mark->name = "link";
		return true;
	case CMARK_NODE_IMAGE:
		mark->kind = MARK_IMAGE;
		mark->name = "image";
		return true;
	default:
		return false;
	}
}

static void
add_node_mark(struct document *document, const struct origin *origin,
    cmark_node *node)
{
	struct pool *pool = &document->pool;
	struct mark mark = { .region = origin->region,
	    .block = origin->block };
	struct buf text = { 0 };

	if (!classify(node, &mark))
		return;
	if (mark.kind == MARK_CODE)
		buf_text(&text, cmark_node_get_literal(node));
	else
		flatten(node, &text);
	mark.text = buf_settle(&text, pool).at;
	if (mark.kind == MARK_LINK || mark.kind == MARK_IMAGE) {
		mark.url = pool_text(pool, cmark_node_get_url(node));
		mark.title = pool_text(pool, cmark_node_get_title(node));
	}
	mark.place = passage_node_place(origin->passage, node);
	document_add_mark(document, mark);
}

void
document_add_marks(struct document *document)
{
	cmark_iter *iter = cmark_iter_new(document->root);
	const struct origin *origin = NULL;
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_parent(node) == document->root)
			origin = cmark_node_get_user_data(node);
		if (origin)
			add_node_mark(document, origin, node);
	}
	cmark_iter_free(iter);
}

void
document_walk(const struct document *document,
    bool (*visit)(void *of, const struct mark *mark), void *of)
{
	for (size_t i = 0; i < document->mark_count; i++) {
		if (!visit(of, &document->marks[i]))
			return;
	}
}

const char *
document_header(const struct document *document, const char *name)
{
	for (size_t i = 0; i < document->header_count; i++) {
		if (strcmp(document->marks[i].name, name) == 0)
			return document->marks[i].text;
	}
	return NULL;
}

size_t
document_header_count(const struct document *document)
{
	return document->header_count;
}

const char *
document_header_name(const struct document *document, size_t i)
{
	return document->marks[i].name;
}
