/* SPDX-License-Identifier: Apache-2.0 */
#include "inlines.h"

#include <string.h>

#include "base/ascii.h"
#include "markup.h"

/* "[ ] " at the start of a list item is a box to tick. */
static void
drop_box(struct inlines *inlines, cmark_node *block)
{
	const char *at = inlines->text + inlines->at;

	if (inlines->end - inlines->at < 4 || at[0] != '[' || at[2] != ']' ||
	    !ascii_is_blank(at[3]) || !strchr(" xX", at[1]))
		return;
	if (!cmark_node_previous(block) && cmark_node_get_type(
	    cmark_node_parent(block)) == CMARK_NODE_ITEM)
		inlines->dropped = inlines->at + 3;
}

static void
skip_heading_mark(struct inlines *inlines)
{
	while (inlines->at < inlines->end && inlines->text[inlines->at] == '#')
		inlines->at++;
	while (inlines->at < inlines->end &&
	    ascii_is_blank(inlines->text[inlines->at]))
		inlines->at++;
}

void
inlines_begin(struct inlines *inlines, cmark_node *block)
{
	const struct shadow *shadow = inlines->shadow;
	size_t first = (size_t)cmark_node_get_start_line(block);
	size_t last = (size_t)cmark_node_get_end_line(block);
	size_t column = (size_t)cmark_node_get_start_column(block);

	if (first == 0 || first > shadow->line_count || last < first)
		first = last = shadow->line_count;
	inlines->end = last < shadow->line_count ? shadow->starts[last] :
	    shadow->len;
	inlines->at = shadow->starts[first - 1] + (column ? column - 1 : 0);
	if (inlines->at > inlines->end)
		inlines->at = inlines->end;
	inlines->autolink = inlines->address_link = false;
	inlines->links = inlines->images = 0;
	inlines->is_table = inlines->in_cell = inlines->struck = false;
	inlines->unstruck = 0;
	inlines->line = inlines->at;
	if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
		if (first == last) {
			skip_heading_mark(inlines);
			return;
		}
		/* What underlines it is none of its text. */
		inlines->end = shadow->starts[last - 1];
	}
	inlines->at = inlines_definitions_end(inlines, inlines->at);
	drop_box(inlines, block);
	inlines_find_table(inlines);
}

void
inlines_end(struct inlines *inlines)
{
	inlines_close_cell(inlines);
	inlines->is_table = false;
}

static void
take_break(struct inlines *inlines)
{
	const char *text = inlines->text;
	size_t at = inlines->at;

	while (at < inlines->end && (ascii_is_blank(text[at]) ||
	    text[at] == '\r' || text[at] == '\\'))
		at++;
	inlines->gather->steps++;
	if (at == inlines->end || text[at] != '\n')
		return;
	if (inlines->images)
		draft_made(&inlines->alt, slice_of("\n"),
		    (struct source_span){ at, at + 1 });
	else if (inlines->is_table && at > inlines->head)
		inlines_close_cell(inlines);
	else
		gather_copy(inlines->gather, at, at + 1);
	inlines->line = at + 1;
	inlines->at = inlines_line_text(inlines, at + 1);
	if (inlines->is_table && inlines->at == inlines->head)
		gather_flush(inlines->gather);
}

static void
skip(struct inlines *inlines, const char *marks, size_t count)
{
	while (count-- && inlines->at < inlines->end &&
	    strchr(marks, inlines->text[inlines->at]))
		inlines->at++;
}

/* Past the run of backticks at from that is as long as len. */
static size_t
closing_ticks(const struct inlines *inlines, size_t from, size_t len)
{
	const char *text = inlines->text;

	while (from < inlines->end) {
		const char *tick = memchr(text + from, '`',
		    inlines->end - from);
		size_t start = tick ? (size_t)(tick - text) : inlines->end;

		for (from = start; from < inlines->end && text[from] == '`';)
			from++;
		if (from - start == len)
			return start;
	}
	return inlines->end;
}

static void
take_code(struct inlines *inlines)
{
	size_t start = inlines->at, from = start, to;

	while (from < inlines->end && inlines->text[from] == '`')
		from++;
	if (from == start)
		return;
	to = closing_ticks(inlines, from, from - start);
	inlines->gather->steps += to - start;
	inlines->at = to + (from - start);
	if (inlines->at > inlines->end)
		inlines->at = inlines->end;
	if (inlines->images) {
		gather_copy_to(inlines->gather, &inlines->alt, from, to);
		return;
	}
	inlines_open_cell(inlines, from);
	gather_enter(inlines->gather, TAG_CODE);
	gather_copy(inlines->gather, from, to);
	gather_leave(inlines->gather, TAG_CODE);
}

static void
take_html(struct inlines *inlines, struct slice literal)
{
	struct source_span span;

	inlines->gather->steps += literal.len;
	if (!inlines_find(inlines, literal))
		return;
	span.from = inlines->at;
	inlines_pass(inlines, literal);
	span.to = inlines->at;
	if (!inlines->images)
		markup_read(inlines->gather, span, 0);
}

/* A link whose text is its address reads as code does. */
static bool
shows_address(cmark_node *link)
{
	struct slice url = slice_of(cmark_node_get_url(link));

	for (cmark_node *node = cmark_node_first_child(link); node;
	    node = cmark_node_next(node)) {
		const char *text = cmark_node_get_literal(node);

		if (cmark_node_get_type(node) != CMARK_NODE_TEXT || !text ||
		    !slice_starts(url, text))
			return false;
		url = slice_skip(url, strlen(text));
	}
	return url.len == 0;
}

static void
take_autolink(struct inlines *inlines, cmark_node *link)
{
	size_t from = inlines->at + 1;
	const char *end = memchr(inlines->text + from, '>',
	    inlines->end - from);
	struct source_span span = { from,
		end ? (size_t)(end - inlines->text) : inlines->end };

	inlines->autolink = true;
	inlines->link_from = from - 1;
	inlines->at = end ? span.to + 1 : span.to;
	inlines->gather->steps += span.to - from;
	if (inlines->images)
		return;
	inlines_open_cell(inlines, span.from);
	gather_enter(inlines->gather, TAG_A);
	if (shows_address(link))
		gather_mask(inlines->gather, span);
	else
		gather_copy(inlines->gather, span.from, span.to);
}

static void
enter_link(struct inlines *inlines, cmark_node *link)
{
	if (inlines->at < inlines->end && inlines->text[inlines->at] == '<') {
		take_autolink(inlines, link);
		return;
	}
	inlines->link_from = inlines->at;
	skip(inlines, "[", 1);
	inlines->links++;
	if (inlines->images)
		return;
	gather_enter(inlines->gather, TAG_A);
	if (cmark_node_first_child(link) && shows_address(link)) {
		inlines->address_link = true;
		inlines->gather->masking++;
	}
}

static void
exit_link(struct inlines *inlines, cmark_node *link)
{
	if (inlines->autolink) {
		inlines->autolink = false;
	} else {
		skip(inlines, "]", 1);
		inlines->at = inlines_link_end(inlines, inlines->at);
		inlines->links -= inlines->links > 0;
	}
	if (inlines->images)
		return;
	inlines_note_link(inlines, link, inlines->link_from);
	if (inlines->address_link && inlines->gather->masking)
		inlines->gather->masking--;
	inlines->address_link = false;
	gather_leave(inlines->gather, TAG_A);
}

static void
exit_image(struct inlines *inlines, cmark_node *image)
{
	const struct names *skipped = inlines->gather->wish->skipped_tags;

	skip(inlines, "]", 1);
	inlines->at = inlines_link_end(inlines, inlines->at);
	if (--inlines->images)
		return;
	inlines_note_link(inlines, image, inlines->image_from);
	if (inlines->alt.len && !inlines->gather->skipping &&
	    !inlines->gather->off && !(skipped && names_has(skipped, "alt")))
		gather_block(inlines->gather, &inlines->alt, "text.attr.alt");
	draft_cut(&inlines->alt, 0);
}

static void
enter_image(struct inlines *inlines)
{
	size_t from = inlines->at;

	skip(inlines, "!", 1);
	skip(inlines, "[", 1);
	if (inlines->images++)
		return;
	inlines->image_from = from;
	inlines_open_cell(inlines, inlines->at);
	gather_enter(inlines->gather, TAG_IMG);
}

/* Emphasis: tags that mean nothing but that text is in pieces. */
static void
pass(struct inlines *inlines, size_t count, bool enter)
{
	enum tag_id tag = count == 1 ? TAG_EM : TAG_STRONG;

	skip(inlines, "*_", count);
	if (inlines->images)
		return;
	if (enter)
		gather_enter(inlines->gather, tag);
	else
		gather_leave(inlines->gather, tag);
}

void
inlines_enter(struct inlines *inlines, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		if (!inlines->autolink)
			inlines_take_text(inlines, slice_of(literal ? literal :
			    ""));
		break;
	case CMARK_NODE_SOFTBREAK:
		take_break(inlines);
		break;
	case CMARK_NODE_LINEBREAK:
		if (!inlines->images)
			gather_enter(inlines->gather, TAG_BR);
		take_break(inlines);
		break;
	case CMARK_NODE_CODE:
		take_code(inlines);
		break;
	case CMARK_NODE_HTML_INLINE:
		take_html(inlines, slice_of(literal ? literal : ""));
		break;
	case CMARK_NODE_EMPH:
		pass(inlines, 1, true);
		break;
	case CMARK_NODE_STRONG:
		pass(inlines, 2, true);
		break;
	case CMARK_NODE_LINK:
		enter_link(inlines, node);
		break;
	case CMARK_NODE_IMAGE:
		enter_image(inlines);
		break;
	default:
		break;
	}
}

void
inlines_exit(struct inlines *inlines, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_EMPH:
		pass(inlines, 1, false);
		break;
	case CMARK_NODE_STRONG:
		pass(inlines, 2, false);
		break;
	case CMARK_NODE_LINK:
		exit_link(inlines, node);
		break;
	case CMARK_NODE_IMAGE:
		exit_image(inlines, node);
		break;
	default:
		break;
	}
}
