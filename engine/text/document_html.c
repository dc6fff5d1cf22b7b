/* SPDX-License-Identifier: Apache-2.0 */
#include "document.h"

#include "document_tree.h"
#include "html.h"
#include "link.h"
#include "table.h"

struct page {
	struct buf *out;
	size_t images;	/* images around the text: it is an attribute then */
	bool in_attr;
};

static void
text(struct page *page, const char *literal)
{
	if (page->in_attr)
		html_attr(page->out, slice_of(literal));
	else
		html_text(page->out, slice_of(literal));
}

static void
list(struct page *page, cmark_node *node, bool enters)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);

	if (!enters)
		buf_text(page->out, ordered ? "</ol>\n" : "</ul>\n");
	else if (ordered && start != 1)
		buf_format(page->out, "<ol start=\"%d\">\n", start);
	else
		buf_text(page->out, ordered ? "<ol>\n" : "<ul>\n");
}

/* A tight list's paragraphs stand in their items bare. */
static void
paragraph(struct page *page, cmark_node *node, bool enters)
{
	cmark_node *above = cmark_node_parent(cmark_node_parent(node));

	if (above && cmark_node_get_type(above) == CMARK_NODE_LIST &&
	    cmark_node_get_list_tight(above)) {
		if (!enters && cmark_node_next(node))
			buf_char(page->out, '\n');
		return;
	}
	buf_text(page->out, enters ? "<p>" : "</p>\n");
}

static void
heading(struct page *page, cmark_node *node, bool enters)
{
	buf_format(page->out, enters ? "<h%d>" : "</h%d>\n",
	    cmark_node_get_heading_level(node));
}

static void
add_title(struct page *page, cmark_node *node)
{
	struct slice title = slice_of(cmark_node_get_title(node));

	if (title.len == 0)
		return;
	buf_text(page->out, " title=\"");
	html_attr(page->out, title);
	buf_char(page->out, '"');
}

static void
link_tag(struct page *page, cmark_node *node, bool enters)
{
	if (!enters) {
		buf_text(page->out, "</a>");
		return;
	}
	buf_text(page->out, "<a href=\"");
	html_url(page->out, slice_of(cmark_node_get_url(node)));
	buf_char(page->out, '"');
	add_title(page, node);
	buf_char(page->out, '>');
}

/* An image that no reader may fetch is its alternative text. */
static bool
is_shown(cmark_node *node)
{
	struct slice url = slice_of(cmark_node_get_url(node));

	return slice_starts(url, "https://") && !link_fault(url);
}

static void
image(struct page *page, cmark_node *node, bool enters)
{
	page->images += enters ? 1 : (size_t)-1;
	if (!is_shown(node) || page->images > (enters ? 1 : 0))
		return;
	page->in_attr = enters;
	if (enters) {
		buf_text(page->out, "<img src=\"");
		html_url(page->out, slice_of(cmark_node_get_url(node)));
		buf_text(page->out, "\" alt=\"");
	} else {
		buf_char(page->out, '"');
		add_title(page, node);
		buf_char(page->out, '>');
	}
}

static void
code_block(struct page *page, cmark_node *node)
{
	buf_text(page->out, "<pre><code>");
	text(page, cmark_node_get_literal(node));
	buf_text(page->out, "</code></pre>\n");
}

static void
block(struct page *page, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		paragraph(page, node, enters);
		break;
	case CMARK_NODE_HEADING:
		heading(page, node, enters);
		break;
	case CMARK_NODE_LIST:
		list(page, node, enters);
		break;
	case CMARK_NODE_ITEM:
		buf_text(page->out, enters ? "<li>" : "</li>\n");
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		buf_text(page->out, enters ? "<blockquote>\n" :
		    "</blockquote>\n");
		break;
	case CMARK_NODE_CODE_BLOCK:
		code_block(page, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		buf_text(page->out, "<hr>\n");
		break;
	default:
		break;
	}
}

/* Tags around words; an attribute has none. */
static void
tag(struct page *page, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_EMPH:
		buf_text(page->out, enters ? "<em>" : "</em>");
		break;
	case CMARK_NODE_STRONG:
		buf_text(page->out, enters ? "<strong>" : "</strong>");
		break;
	case CMARK_NODE_LINK:
		link_tag(page, node, enters);
		break;
	case CMARK_NODE_CODE:
		buf_text(page->out, "<code>");
		text(page, cmark_node_get_literal(node));
		buf_text(page->out, "</code>");
		break;
	case CMARK_NODE_LINEBREAK:
		buf_text(page->out, "<br>\n");
		break;
	default:
		block(page, node, enters);
		break;
	}
}

static void
visit(struct page *page, cmark_node *node, bool enters)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_IMAGE)
		image(page, node, enters);
	else if (type == CMARK_NODE_TEXT)
		text(page, cmark_node_get_literal(node));
	else if (type == CMARK_NODE_SOFTBREAK)
		buf_char(page->out, '\n');
	else if (!page->in_attr)
		tag(page, node, enters);
	else if (type == CMARK_NODE_LINEBREAK)
		buf_char(page->out, ' ');
	else if (type == CMARK_NODE_CODE)
		text(page, cmark_node_get_literal(node));
}

static void
write_inside(struct page *page, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(page, cmark_iter_get_node(iter),
		    event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
}

static bool
ends_row(cmark_node *node)
{
	return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK;
}

/* Writes one line's cells, and returns where the next begins, or NULL. */
static cmark_node *
write_row(struct page *page, cmark_node *node, const char *cell)
{
	bool open = false;

	buf_text(page->out, "<tr>");
	for (; !ends_row(node); node = cmark_node_next(node)) {
		if (!table_is_bar(node)) {
			write_inside(page, node);
			continue;
		}
		if (open)
			buf_format(page->out, "</%s>", cell);
		open = !ends_row(cmark_node_next(node));
		if (open)
			buf_format(page->out, "<%s>", cell);
	}
	buf_text(page->out, "</tr>\n");
	return node ? cmark_node_next(node) : NULL;
}

/* The second line is the rule below the heads. */
static void
write_table(struct page *page, cmark_node *paragraph)
{
	cmark_node *node = cmark_node_first_child(paragraph);

	buf_text(page->out, "<table>\n");
	node = write_row(page, node, "th");
	while (!ends_row(node))
		node = cmark_node_next(node);
	node = node ? cmark_node_next(node) : NULL;
	while (node)
		node = write_row(page, node, "td");
	buf_text(page->out, "</table>\n");
}

void
document_write_html(const struct document *document, struct buf *out)
{
	struct page page = { .out = out };
	cmark_iter *iter = cmark_iter_new(document->root);
	cmark_event_type event;

	buf_text(out, "");
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER && table_is(node)) {
			write_table(&page, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else {
			visit(&page, node, event == CMARK_EVENT_ENTER);
		}
	}
	cmark_iter_free(iter);
}
