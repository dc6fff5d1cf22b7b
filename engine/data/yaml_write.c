/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ascii.h"
#include "yaml.h"

#include <string.h>

#include "base/utf8.h"

enum { FLOW_ITEMS = 8, FLOW_BYTES = 60 };

static bool
is_word_char(char c)
{
	return ascii_is_alnum(c) || (c & 0x80);
}

/* A colon ends a plain text but for "9:30" and "https://". */
static bool
colon_is_text(char after)
{
	return is_word_char(after) || after == '/';
}

static bool
is_plain_char(const char *text, const char *at)
{
	if (strchr("\"\\,[]{}", *at))
		return false;
	if (*at == ':')
		return colon_is_text(at[1]);
	if (*at == '#')
		return at > text && at[-1] != ' ';
	return true;
}

/* Needs an escape, as libyaml or an editor would take it for something else. */
static bool
is_special(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	    c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static bool
is_all_printable(const char *text)
{
	struct slice rest = slice_of(text);
	uint32_t c;

	while (utf8_next(&rest, &c)) {
		if (is_special(c))
			return false;
	}
	return rest.len == 0;
}

/* Safe in a block and in a flow list alike, so the writer need not know. */
static bool
is_plain(const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || strchr(" ?:,[]{}#&*!|>'\"%@`", text[0]) ||
	    (text[0] == '-' && !is_word_char(text[1])) ||
	    strncmp(text, "...", 3) == 0 || text[len - 1] == ' ')
		return false;
	for (const char *p = text; *p; p++) {
		if (!is_plain_char(text, p))
			return false;
	}
	return is_all_printable(text);
}

static void
write_special(struct buf *out, uint32_t c)
{
	if (c == '\n')
		buf_text(out, "\\n");
	else if (c == '\t')
		buf_text(out, "\\t");
	else
		buf_format(out, c < 0x100 ? "\\x%02X" : "\\u%04X", c);
}

static void
write_quoted(struct buf *out, const char *text)
{
	struct slice rest = slice_of(text);

	buf_char(out, '"');
	while (rest.len) {
		const char *at = rest.at;
		uint32_t c;

		if (!utf8_next(&rest, &c)) {
			buf_text(out, "\\uFFFD");
			rest = slice_skip(rest, 1);
			continue;
		}
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (is_special(c))
			write_special(out, c);
		else
			buf_add(out, (struct slice){ at,
			    (size_t)(rest.at - at) });
	}
	buf_char(out, '"');
}

void
yaml_write_scalar(struct buf *out, const char *text)
{
	if (is_plain(text))
		buf_text(out, text);
	else
		write_quoted(out, text);
}

static bool
is_scalar(const struct node *node)
{
	return node->kind != NODE_LIST && node->kind != NODE_MAP;
}

static void
write_scalar_node(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		yaml_write_scalar(out, node->text);
	else if (node->kind == NODE_NUMBER)
		buf_format(out, "%lld", (long long)node->number);
	else if (node->kind == NODE_BOOL)
		buf_text(out, node->number ? "true" : "false");
	else
		buf_text(out, "\"\"");
}

/* A short list of scalars stands on one line. */
static bool
fits_line(const struct node *list)
{
	size_t bytes = 0;

	if (list->count > FLOW_ITEMS)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];

		if (!is_scalar(item))
			return false;
		bytes += item->kind == NODE_TEXT ? strlen(item->text) : 20;
	}
	return bytes <= FLOW_BYTES;
}

static void
write_flow_list(struct buf *out, const struct node *list)
{
	buf_char(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			buf_text(out, ", ");
		write_scalar_node(out, list->items[i]);
	}
	buf_char(out, ']');
}

static bool
is_inline(const struct node *node)
{
	return is_scalar(node) || node->count == 0 ||
	    (node->kind == NODE_LIST && fits_line(node));
}

static void
write_inline(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_MAP)
		buf_text(out, "{}");
	else if (node->kind == NODE_LIST)
		write_flow_list(out, node);
	else
		write_scalar_node(out, node);
}

static void
write_indent(struct buf *out, int indent)
{
	buf_format(out, "%*s", indent * 2, "");
}

static void write_lines(struct buf *out, const struct node *node, int indent);

static void
write_entry(struct buf *out, const struct node *entry, int indent)
{
	yaml_write_scalar(out, entry->key);
	if (is_inline(entry)) {
		buf_text(out, ": ");
		write_inline(out, entry);
		buf_char(out, '\n');
	} else {
		buf_text(out, ":\n");
		write_indent(out, indent + 1);
		write_lines(out, entry, indent + 1);
	}
}

static void
write_item(struct buf *out, const struct node *item, int indent)
{
	buf_text(out, "- ");
	if (is_inline(item)) {
		write_inline(out, item);
		buf_char(out, '\n');
	} else {
		write_lines(out, item, indent + 1);
	}
}

/* A list's or map's lines; the first one's indentation is there already. */
static void
write_lines(struct buf *out, const struct node *node, int indent)
{
	for (size_t i = 0; i < node->count; i++) {
		if (i)
			write_indent(out, indent);
		if (node->kind == NODE_LIST)
			write_item(out, node->items[i], indent);
		else
			write_entry(out, node->items[i], indent);
	}
}

void
yaml_write(struct buf *out, const struct node *node, int indent)
{
	write_indent(out, indent);
	if (is_inline(node)) {
		write_inline(out, node);
		buf_char(out, '\n');
	} else {
		write_lines(out, node, indent);
	}
}
