/* SPDX-License-Identifier: Apache-2.0 */
#include "document.h"

#include <string.h>

#include "document_tree.h"
#include "table.h"

struct writer {
	struct buf *out;
	struct buf prefix;	/* begins each line: quote marks, indentation */
	size_t breaks;		/* line feeds due before the next text */
	bool begun;		/* the line has its prefix already */
	size_t link;		/* where the shown text of a link began */
	bool drawn;		/* a table, line by line */
};

static void
end_line(struct writer *w)
{
	buf_char(w->out, '\n');
	w->begun = false;
}

/* Gives the line its prefix, without white space at an empty line's end. */
static void
begin_line(struct writer *w, bool empty)
{
	struct slice prefix = buf_slice(&w->prefix);

	if (w->begun)
		return;
	while (empty && prefix.len && prefix.at[prefix.len - 1] == ' ')
		prefix.len--;
	buf_add(w->out, prefix);
	w->begun = true;
}

/* Separates a block from the one before it. */
static void
begin_block(struct writer *w)
{
	for (; w->breaks; w->breaks--) {
		if (w->breaks == 1 && !w->begun)
			begin_line(w, true);
		end_line(w);
	}
}

static void
write_words(struct writer *w, const char *text)
{
	if (!*text)
		return;
	begin_line(w, false);
	buf_text(w->out, text);
}

static void
write_lines(struct writer *w, const char *text)
{
	struct slice rest = slice_of(text), line;
	bool first = true;

	while (slice_line(&rest, &line)) {
		if (!first)
			end_line(w);
		begin_line(w, line.len == 0);
		buf_add(w->out, line);
		first = false;
	}
}

/* Whether shown is a telephone number, however it is spaced. */
static bool
is_number(struct slice shown, const char *number)
{
	for (size_t i = 0; i < shown.len; i++) {
		if (shown.at[i] == *number)
			number++;
		else if (!strchr(" -./()", shown.at[i]))
			return false;
	}
	return *number == '\0';
}

/* Whether a reader who sees only shown knows where the link leads. */
static bool
tells(struct slice shown, const char *url)
{
	if (slice_is(shown, url))
		return true;
	if (strncmp(url, "tel:", 4) == 0)
		return is_number(shown, url + 4);
	return strncmp(url, "mailto:", 7) == 0 && slice_is(shown, url + 7);
}

static void
write_link_end(struct writer *w, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	struct slice shown = slice_skip(buf_slice(w->out), w->link);

	if (!*url || tells(shown, url))
		return;
	begin_line(w, false);
	buf_format(w->out, shown.len ? " <%s>" : "<%s>", url);
}

static void
write_inline(struct writer *w, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		write_words(w, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_CUSTOM_INLINE:
		if (enters)
			write_words(w, cmark_node_get_on_enter(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		if (!w->drawn) {
			write_words(w, " ");
			break;
		}
		end_line(w);
		break;
	case CMARK_NODE_LINEBREAK:
		begin_line(w, true);
		end_line(w);
		break;
	case CMARK_NODE_LINK:
		if (!enters) {
			write_link_end(w, node);
			break;
		}
		begin_line(w, false);
		w->link = w->out->len;
		break;
	default:
		break;
	}
}

static void
write_inlines(struct writer *w, cmark_node *block)
{
	cmark_iter *iter = cmark_iter_new(block);
	cmark_event_type event;

	w->drawn = table_is(block);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		write_inline(w, cmark_iter_get_node(iter),
		    event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
}

static void write_blocks(struct writer *w, cmark_node *parent, bool tight);

/* Writes the children behind a mark, with more before their other lines. */
static void
write_inside(struct writer *w, cmark_node *node, const char *mark,
    const char *more, bool tight)
{
	size_t before = w->prefix.len;

	begin_line(w, !cmark_node_first_child(node));
	buf_text(w->out, mark);
	buf_text(&w->prefix, more);
	write_blocks(w, node, tight);
	w->prefix.len = before;
	w->prefix.at[before] = '\0';
}

static void
write_list(struct writer *w, cmark_node *list)
{
	bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
	bool tight = cmark_node_get_list_tight(list);
	int number = cmark_node_get_list_start(list);
	cmark_node *item = cmark_node_first_child(list);
	char mark[32] = "- ", more[32];

	for (; item; item = cmark_node_next(item)) {
		begin_block(w);
		if (ordered)
			snprintf(mark, sizeof mark, "%d. ", number++);
		memset(more, ' ', sizeof more);
		more[strlen(mark)] = '\0';
		write_inside(w, item, mark, more, tight);
		w->breaks = tight ? 1 : 2;
	}
}

static void
write_block(struct writer *w, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST:
		write_list(w, node);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		write_inside(w, node, "> ", "> ", false);
		break;
	case CMARK_NODE_CODE_BLOCK:
		write_lines(w, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		write_words(w, "---");
		break;
	default:
		write_inlines(w, node);
		break;
	}
}

static void
write_blocks(struct writer *w, cmark_node *parent, bool tight)
{
	cmark_node *node = cmark_node_first_child(parent);

	for (; node; node = cmark_node_next(node)) {
		begin_block(w);
		write_block(w, node);
		w->breaks = tight ? 1 : 2;
	}
}

void
document_write_text(const struct document *document, struct buf *out)
{
	struct writer w = { .out = out };

	buf_text(&w.prefix, "");
	write_blocks(&w, document->root, false);
	if (w.breaks)
		buf_char(out, '\n');
	buf_release(&w.prefix);
}
