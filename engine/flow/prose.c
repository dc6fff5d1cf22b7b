/* SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

#include <string.h>

#include "base/ascii.h"

/* The cut in progress. */
struct cut {
	struct prose *out;
	struct pool *pool;
	struct slice text;
	size_t at;		/* the line, or what is left of it */
	struct prose_part open;	/* being collected; from == to: nothing is */
	char fence;		/* of the open fence, or 0 */
	size_t fence_len;
	size_t content;		/* column of the open item's words, or 0 */
	/* the line before was blank, or there is none */
	bool blank;
};

static void
close_part(struct cut *c)
{
	if (c->open.from == c->open.to)
		return;
	c->out->items = pool_grow(c->pool, c->out->items, c->out->count,
	    sizeof *c->out->items);
	c->out->items[c->out->count++] = c->open;
	c->open = (struct prose_part){ 0 };
}

static void
add(struct cut *c, enum prose_kind kind, size_t from, size_t to)
{
	if (c->open.from == c->open.to || c->open.kind != kind) {
		close_part(c);
		c->open = (struct prose_part){ kind, from, to };
	}
	c->open.to = to;
}

/* The length of a list marker and one space after it; 0: there is none. */
static size_t
marker_len(struct slice line)
{
	size_t i = 0;

	while (i < line.len && i < 9 && ascii_is_digit(line.at[i]))
		i++;
	if (i == line.len || !strchr(i ? ".)" : "-+*", line.at[i]))
		return 0;
	i++;
	return i == line.len || ascii_is_blank(line.at[i]) ?
	    i + (i < line.len) : 0;
}

static struct slice
skip_white(struct slice line, size_t *columns)
{
	while (line.len && ascii_is_blank(line.at[0])) {
		*columns += line.at[0] == '\t' ? 4 - *columns % 4 : 1;
		line = slice_skip(line, 1);
	}
	return line;
}

struct prose_start
prose_line_start(struct slice line)
{
	struct prose_start start = { .words = line };
	size_t column = 0, before;

	for (;;) {
		size_t len;

		before = column;
		start.words = skip_white(start.words, &column);
		start.indent = column - before;
		len = marker_len(start.words);
		if (slice_starts(start.words, ">")) {
			start.words = slice_skip(start.words, 1);
			if (slice_starts(start.words, " "))
				start.words = slice_skip(start.words, 1);
			start.quote = true;
			column = 0;
		} else if (len && (start.indent < 4 || !start.content)) {
			start.words = slice_skip(start.words, len);
			column += len;
			start.content = column;
		} else {
			return start;
		}
	}
}

/* How many of the same fence characters stand there, if they make a fence. */
static size_t
fence_run(struct slice words)
{
	size_t len = 0;

	if (words.len < 3 || (words.at[0] != '`' && words.at[0] != '~'))
		return 0;
	while (len < words.len && words.at[len] == words.at[0])
		len++;
	if (len < 3 || (words.at[0] == '`' &&
	    memchr(words.at + len, '`', words.len - len)))
		return 0;
	return len;
}

static bool
closes_fence(const struct cut *c, struct slice words)
{
	size_t len = fence_run(words);

	return len >= c->fence_len && words.at[0] == c->fence &&
	    slice_trim(slice_skip(words, len)).len == 0;
}

/* Takes a comment that begins a line; what follows it is another line. */
static bool
take_comment(struct cut *c, struct slice words)
{
	size_t from = (size_t)(words.at - c->text.at);
	struct slice rest = slice_skip(c->text, from);
	size_t len = slice_find(rest, "-->");

	if (!slice_starts(rest, "<!--") || len == rest.len)
		return false;
	close_part(c);
	add(c, PROSE_COMMENT, from, from + len + 3);
	close_part(c);
	c->at = from + len + 3;
	return true;
}

static bool
is_indented_code(const struct cut *c, const struct prose_start *start)
{
	size_t column = start->content ? 4 : c->content + 4;
	bool goes_on = c->open.from != c->open.to &&
	    c->open.kind == PROSE_CODE;

	return start->indent >= column && (c->blank || goes_on ||
	    start->content);
}

static void
take_words(struct cut *c, const struct prose_start *start, size_t end)
{
	bool heading = slice_starts(start->words, "#");

	if (start->content || heading || c->open.kind != PROSE_WORDS)
		close_part(c);
	add(c, PROSE_WORDS, c->at, end);
	if (heading)
		close_part(c);
}

static void
take_open_line(struct cut *c, const struct prose_start *start, size_t end)
{
	size_t fence = fence_run(start->words);

	if (start->content)
		c->content = start->content;
	else if (c->blank && start->indent < 2)
		c->content = 0;
	if (is_indented_code(c, start)) {
		add(c, PROSE_CODE, c->at, end);
	} else if (fence) {
		close_part(c);
		add(c, PROSE_CODE, c->at, end);
		c->fence = start->words.at[0];
		c->fence_len = fence;
	} else {
		take_words(c, start, end);
	}
}

/* Takes one line, or the part of it before and with a comment. */
static void
take_line(struct cut *c, struct slice line)
{
	struct prose_start start = prose_line_start(line);
	size_t end = c->at + line.len;

	if (c->fence) {
		add(c, PROSE_CODE, c->at, end);
		if (closes_fence(c, start.words)) {
			c->fence = 0;
			close_part(c);
		}
	} else if (start.words.len == 0) {
		close_part(c);
		if (start.content)
			c->content = start.content;
	} else if (start.indent < 4 && take_comment(c, start.words)) {
		return;
	} else {
		take_open_line(c, &start, end);
	}
	c->blank = start.words.len == 0;
	c->at = end + 1;
}

void
prose_cut(struct prose *out, struct slice text, struct pool *pool)
{
	struct cut c = { .out = out, .pool = pool, .text = text,
		.blank = true };
	struct slice rest, line;

	while (c.at < text.len) {
		rest = slice_skip(text, c.at);
		slice_line(&rest, &line);
		take_line(&c, line);
	}
	close_part(&c);
}
