/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of links that are no text: destinations, titles, labels. */
#include "inlines.h"

#include <string.h>

#include "base/buf.h"

enum { LABEL = 1000, PARENS = 32 };

static bool
is_at(const struct inlines *inlines, size_t at, char c)
{
	return at < inlines->end && inlines->text[at] == c;
}

/* Past blanks and at most one line's end. */
static size_t
skip_white(const struct inlines *inlines, size_t at)
{
	for (; at < inlines->end; at++) {
		char c = inlines->text[at];

		if (c == '\n')
			return inlines_line_text(inlines, at + 1);
		if (c != ' ' && c != '\t' && c != '\r')
			break;
	}
	return at;
}

/* Past a text up to an unescaped close; at itself: it does not end. */
static size_t
delimited_end(const struct inlines *inlines, size_t at, const char *stops)
{
	for (size_t i = at + 1; i < inlines->end; i++) {
		char c = inlines->text[i];

		if (c == '\\')
			i++;
		else if (c == stops[0])
			return i + 1;
		else if (strchr(stops + 1, c))
			break;
	}
	return at;
}

static size_t
label_end(const struct inlines *inlines, size_t at)
{
	size_t end = delimited_end(inlines, at, "][");

	return end - at <= LABEL + 2 ? end : at;
}

/* Brackets in it are balanced, or it is none. */
static size_t
bare_destination_end(const struct inlines *inlines, size_t from)
{
	size_t open = 0, at = from;

	for (; at < inlines->end; at++) {
		char c = inlines->text[at];

		if (strchr(" \t\r\n", c) || (c == ')' && open == 0))
			break;
		if (c == '\\' && at + 1 < inlines->end &&
		    !strchr(" \t\r\n", inlines->text[at + 1]))
			at++;
		else if (c == '(' && ++open > PARENS)
			return from;
		else if (c == ')')
			open--;
	}
	return open ? from : at;
}

static size_t
destination_end(const struct inlines *inlines, size_t at)
{
	return is_at(inlines, at, '<') ? delimited_end(inlines, at, "><\n") :
	    bare_destination_end(inlines, at);
}

/* Past the title at at, or at itself. */
static size_t
title_end(const struct inlines *inlines, size_t at)
{
	if (is_at(inlines, at, '"'))
		return delimited_end(inlines, at, "\"");
	if (is_at(inlines, at, '\''))
		return delimited_end(inlines, at, "'");
	if (is_at(inlines, at, '('))
		return delimited_end(inlines, at, ")(");
	return at;
}

size_t
inlines_link_end(const struct inlines *inlines, size_t at)
{
	size_t to, white;

	if (is_at(inlines, at, '(')) {
		to = destination_end(inlines, skip_white(inlines, at + 1));
		white = skip_white(inlines, to);
		if (white > to)
			white = skip_white(inlines,
			    title_end(inlines, white));
		if (is_at(inlines, white, ')'))
			return white + 1;
	}
	return is_at(inlines, at, '[') ? label_end(inlines, at) : at;
}

/* Past the line's end if nothing but blanks is before it; else at itself. */
static size_t
line_end(const struct inlines *inlines, size_t at)
{
	size_t to = at;

	while (to < inlines->end && strchr(" \t\r", inlines->text[to]))
		to++;
	if (to == inlines->end)
		return to;
	return inlines->text[to] == '\n' ? to + 1 : at;
}

/* Past the definition at at, or at itself. */
static size_t
definition_end(const struct inlines *inlines, size_t at)
{
	size_t label = label_end(inlines, at), from, to, title, end;

	if (label == at || !is_at(inlines, label, ':') ||
	    slice_trim((struct slice){ inlines->text + at + 1,
	    label - at - 2 }).len == 0)
		return at;
	from = skip_white(inlines, label + 1);
	to = destination_end(inlines, from);
	if (to == from)
		return at;
	title = skip_white(inlines, to);
	if (title > to && (end = title_end(inlines, title)) > title &&
	    line_end(inlines, end) > end)
		return line_end(inlines, end);
	end = line_end(inlines, to);
	return end > to ? end : at;
}

size_t
inlines_definitions_end(const struct inlines *inlines, size_t at)
{
	while (is_at(inlines, at, '[')) {
		size_t end = definition_end(inlines, at);

		if (end == at || end == inlines->end)
			break;
		at = inlines_line_text(inlines, end);
	}
	return at;
}

/* The text of a node's children, of any depth. */
static const char *
shown_text(cmark_node *node, struct pool *pool)
{
	cmark_iter *iter = cmark_iter_new(node);
	struct buf text = { 0 };
	const char *shown;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *inner = cmark_iter_get_node(iter);
		const char *literal = cmark_node_get_literal(inner);

		if (literal)
			buf_text(&text, literal);
		else if (cmark_node_get_type(inner) == CMARK_NODE_SOFTBREAK)
			buf_char(&text, ' ');
	}
	cmark_iter_free(iter);
	shown = pool_copy(pool, buf_slice(&text));
	buf_release(&text);
	return shown;
}

void
inlines_note_link(struct inlines *inlines, cmark_node *node, size_t from)
{
	struct gather *gather = inlines->gather;
	struct blocks *out = gather->out;
	const char *url = cmark_node_get_url(node);

	if (gather->skipping || gather->off || inlines->at < from)
		return;
	out->links = pool_grow(gather->pool, out->links, out->link_count,
	    sizeof *out->links);
	out->links[out->link_count++] = (struct block_link){
		.image = cmark_node_get_type(node) == CMARK_NODE_IMAGE,
		.url = pool_text(gather->pool, url ? url : ""),
		.text = shown_text(node, gather->pool),
		.span = { from, inlines->at },
		.before = out->count,
	};
}
