/* SPDX-License-Identifier: Apache-2.0 */
/* From a node that CommonMark made back to its place in the file. */
#include "passage.h"

#include <string.h>

#include "base/utf8.h"

struct place
passage_place(const struct passage *passage, size_t offset)
{
	struct place place = utf8_place(passage->path, passage->text, offset);

	if (place.line == 1)
		place.column += passage->indent;
	place.line += passage->line - 1;
	return place;
}

/* The shadow's line; beyond the last one it is empty. */
static struct slice
shadow_line(const struct passage *passage, size_t line)
{
	struct slice rest, found = { "", 0 };

	if (line == 0 || line > passage->start_count)
		return found;
	rest = slice_skip(passage->shadow, passage->starts[line - 1]);
	slice_line(&rest, &found);
	return found;
}

/* Characters of the passage that these bytes of the shadow stand for. */
static size_t
passage_width(const struct passage *passage, struct slice shadow)
{
	size_t width = 0, number = 0;
	struct slice before;

	for (;;) {
		bool more = slots_next(&shadow, &before, &number);

		for (size_t i = 0; i < before.len; i++)
			width += ((unsigned char)before.at[i] & 0xC0) != 0x80;
		if (!more)
			return width;
		width += passage->slots.items[number].len;
	}
}

static const char *
opener(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LINK: return "[<";
	case CMARK_NODE_IMAGE: return "!";
	case CMARK_NODE_CODE: return "`";
	case CMARK_NODE_HTML_INLINE: return "<";
	default: return NULL;
	}
}

/* The opening character nearest before column, or after it. */
static size_t
snap(struct slice line, size_t column, const char *open)
{
	size_t at = column < line.len ? column : line.len;

	while (at > 0 && (at == line.len || !strchr(open, line.at[at])))
		at--;
	while (at < line.len && !strchr(open, line.at[at]))
		at++;
	while (at > 0 && at < line.len && line.at[at] == '`' &&
	    line.at[at - 1] == '`')
		at--;
	return at < line.len ? at : 0;
}

/* Bytes before the words in a line that goes on with a paragraph. */
static size_t
indent(struct slice line)
{
	size_t len = 0;

	while (len < line.len && strchr(" \t>", line.at[len]))
		len++;
	return len;
}

/*
 * What cmark 0.30 says of inlines is off: an autolink's column lacks the
 * block's, where its text has it; and it takes a continued line to be
 * indented as the block's first one.
 */
static size_t
inline_column(struct slice line, cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node), *block = node;
	bool link = child && cmark_node_get_type(node) == CMARK_NODE_LINK;
	int column = cmark_node_get_start_column(link ? child : node) - 1 -
	    link;

	while (cmark_node_get_type(block) >= CMARK_NODE_FIRST_INLINE)
		block = cmark_node_parent(block);
	if (cmark_node_get_start_line(node) > cmark_node_get_start_line(block))
		column += (int)indent(line) + 1 -
		    cmark_node_get_start_column(block);
	return snap(line, column > 0 ? (size_t)column : 0, opener(node));
}

struct place
passage_node_place(const struct passage *passage, cmark_node *node)
{
	size_t number = (size_t)cmark_node_get_start_line(node);
	int column = cmark_node_get_start_column(node);
	struct slice line = shadow_line(passage, number);
	size_t before = column > 0 ? (size_t)column - 1 : 0;

	if (opener(node))
		before = inline_column(line, node);
	if (before < line.len)
		line.len = before;
	return (struct place){
		passage->path,
		passage->line + (number ? number - 1 : 0),
		passage_width(passage, line) + 1,
	};
}
