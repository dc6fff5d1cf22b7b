/* SPDX-License-Identifier: Apache-2.0 */
/* Nodes as JSON, each written as it is met: a report may have many. */
#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "node.h"

/* Spaces a level; 0: all of it stands on one line. */
enum { COMPACT = 0, INDENTED = 2 };

struct json_writer {
	struct buf *out;
	const struct node_items *items;	/* NULL: all are there */
	size_t indent;
	size_t level;
};

static void
write_escaped(struct buf *out, char c)
{
	static const char letters[] = "\b\f\n\r\t\"\\";
	static const char names[] = "bfnrt\"\\";
	const char *at = c ? strchr(letters, c) : NULL;

	if (at)
		buf_format(out, "\\%c", names[at - letters]);
	else
		buf_format(out, "\\u%04X", (unsigned char)c);
}

static bool
is_escaped(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

static void
write_good(struct buf *out, struct slice text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!is_escaped(text.at[i]))
			continue;
		buf_add(out, (struct slice){ text.at + from, i - from });
		write_escaped(out, text.at[i]);
		from = i + 1;
	}
	buf_add(out, slice_skip(text, from));
}

/* U+FFFD for each byte that is no UTF-8. */
static void
write_text(struct buf *out, const char *text)
{
	struct slice rest = slice_of(text);

	buf_char(out, '"');
	while (rest.len) {
		size_t good = utf8_bad(rest);

		write_good(out, (struct slice){ rest.at, good });
		rest = slice_skip(rest, good);
		if (rest.len) {
			buf_text(out, "\xEF\xBF\xBD");
			rest = slice_skip(rest, 1);
		}
	}
	buf_char(out, '"');
}

static void
end_line(const struct json_writer *w)
{
	if (!w->indent)
		return;
	buf_char(w->out, '\n');
	for (size_t i = 0; i < w->level * w->indent; i++)
		buf_char(w->out, ' ');
}

static void write_node(struct json_writer *w, const struct node *node);

static void
write_item(struct json_writer *w, const struct node *item, size_t i,
    bool in_map)
{
	if (i)
		buf_char(w->out, ',');
	end_line(w);
	if (in_map) {
		write_text(w->out, item->key);
		buf_text(w->out, w->indent ? ": " : ":");
	}
	write_node(w, item);
}

static void
write_made(struct json_writer *w)
{
	for (size_t i = 0; i < w->items->count; i++) {
		struct pool pool = { 0 };

		write_item(w, w->items->make(w->items->of, i, &pool), i,
		    false);
		pool_release(&pool);
	}
}

static void
write_items(struct json_writer *w, const struct node *node)
{
	bool map = node->kind == NODE_MAP;
	bool made = w->items && node == w->items->list;

	buf_char(w->out, map ? '{' : '[');
	w->level++;
	if (made)
		write_made(w);
	for (size_t i = 0; i < node->count; i++)
		write_item(w, node->items[i], i, map);
	w->level--;
	if (made ? w->items->count : node->count)
		end_line(w);
	buf_char(w->out, map ? '}' : ']');
}

static void
write_node(struct json_writer *w, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		write_text(w->out, node->text);
		break;
	case NODE_NUMBER:
		buf_format(w->out, "%" PRId64, node->number);
		break;
	case NODE_BOOL:
		buf_text(w->out, node->number ? "true" : "false");
		break;
	case NODE_LIST:
	case NODE_MAP:
		write_items(w, node);
		break;
	case NODE_NULL:
		buf_text(w->out, "null");
		break;
	}
}

void
node_write_json(const struct node *node, struct buf *out)
{
	write_node(&(struct json_writer){ .out = out, .indent = COMPACT },
	    node);
}

enum error_code
node_save_json(const struct node *node, const char *path, struct error *err)
{
	struct buf text = { 0 };
	enum error_code code;

	node_write_json(node, &text);
	code = file_write(path, buf_slice(&text), 0600, err);
	buf_release(&text);
	return code;
}

void
node_write_json_indented(const struct node *node,
    const struct node_items *items, struct buf *out)
{
	write_node(&(struct json_writer){ .out = out, .indent = INDENTED,
	    .items = items }, node);
}
