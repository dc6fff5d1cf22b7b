/* SPDX-License-Identifier: Apache-2.0 */
#include "table.h"

#include <string.h>

#include "base/buf.h"
#include "nodes.h"

/* One line of a paragraph: the nodes from first up to a break. */
struct row {
	cmark_node *first;
	cmark_node *last;
	cmark_node *next;	/* the next row's first; NULL: there is none */
};

static struct slice
literal(cmark_node *node)
{
	const char *text = cmark_node_get_type(node) == CMARK_NODE_TEXT ?
	    cmark_node_get_literal(node) : NULL;

	return slice_of(text ? text : "");
}

static struct row
row_from(cmark_node *first)
{
	struct row row = { first, first, NULL };
	cmark_node *node = first;

	for (; node; node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK) {
			row.next = cmark_node_next(node);
			break;
		}
		row.last = node;
	}
	return row;
}

/* Whether it stands between bars. */
static bool
is_row(const struct row *row)
{
	struct slice last = literal(row->last);

	return slice_starts(literal(row->first), "|") &&
	    last.len > 0 && last.at[last.len - 1] == '|' &&
	    (row->first != row->last || last.len > 1);
}

static size_t
count_bars(const struct row *row)
{
	size_t count = 0;

	for (cmark_node *node = row->first;; node = cmark_node_next(node)) {
		struct slice text = literal(node);

		for (size_t i = 0; i < text.len; i++)
			count += text.at[i] == '|';
		if (node == row->last)
			return count;
	}
}

/* "| --- | :-: |" */
static bool
is_rule(const struct row *row)
{
	struct slice text = literal(row->first);

	return row->first == row->last && is_row(row) &&
	    strchr(text.at, '-') && strspn(text.at, "|-: ") == text.len;
}

static bool
is_drawn(cmark_node *paragraph)
{
	cmark_node *first = cmark_node_first_child(paragraph);
	struct row head, row;

	if (!first)
		return false;
	head = row_from(first);
	if (!head.next || !is_row(&head))
		return false;
	row = row_from(head.next);
	if (!is_rule(&row) || count_bars(&row) != count_bars(&head))
		return false;
	while (row.next) {
		row = row_from(row.next);
		if (!is_row(&row))
			return false;
	}
	return true;
}

static void
put_text(cmark_node *before, struct slice text)
{
	cmark_node *node = nodes_make(CMARK_NODE_TEXT);
	struct buf copy = { 0 };

	buf_add(&copy, text);
	cmark_node_set_literal(node, buf_slice(&copy).at);
	cmark_node_insert_before(before, node);
	buf_release(&copy);
}

static void
put_bar(cmark_node *before)
{
	cmark_node *node = nodes_make(CMARK_NODE_CUSTOM_INLINE);

	cmark_node_set_on_enter(node, "|");
	cmark_node_insert_before(before, node);
}

static void
split(cmark_node *node)
{
	struct slice rest = literal(node);

	while (rest.len) {
		size_t at = slice_find(rest, "|");

		if (at)
			put_text(node, (struct slice){ rest.at, at });
		if (at < rest.len)
			put_bar(node);
		rest = slice_skip(rest, at < rest.len ? at + 1 : at);
	}
	cmark_node_free(node);
}

static void
mark(cmark_node *paragraph)
{
	cmark_node *node = cmark_node_first_child(paragraph), *next;

	for (; node; node = next) {
		next = cmark_node_next(node);
		if (strchr(literal(node).at, '|'))
			split(node);
	}
}

/* At its end a paragraph's children may be replaced under the iterator. */
void
table_mark(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT &&
		    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
		    is_drawn(node))
			mark(node);
	}
	cmark_iter_free(iter);
}

bool
table_is_bar(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_INLINE;
}

bool
table_is(cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);

	return first && table_is_bar(first) &&
	    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
}
