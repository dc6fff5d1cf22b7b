/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "tell.h"

/* Cells of a line that is shown, and of what stands before the place in it. */
enum { SHOWN = 76, BEFORE = 40 };

/* First and last of the characters that take no cell, and that take two. */
static const struct {
	uint32_t first;
	uint32_t last;
	size_t cells;
} unusual[] = {
	{ 0x300, 0x36F, 0 }, { 0x200D, 0x200D, 0 }, { 0xFE00, 0xFE0F, 0 },
	{ 0x1100, 0x115F, 2 }, { 0x2E80, 0xA4CF, 2 }, { 0xAC00, 0xD7A3, 2 },
	{ 0xF900, 0xFAFF, 2 }, { 0xFF00, 0xFF60, 2 }, { 0x1F300, 0x1F64F, 2 },
	{ 0x1F680, 0x1F6FF, 2 }, { 0x1F900, 0x1F9FF, 2 },
	{ 0x20000, 0x3FFFD, 2 },
};

static size_t
cells_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof unusual / sizeof unusual[0]; i++) {
		if (unusual[i].first <= c && c <= unusual[i].last)
			return unusual[i].cells;
	}
	return 1;
}

/* How wide a text is once it is shown; tabs are shown as spaces. */
static size_t
width(struct slice text)
{
	struct buf shown = { 0 };
	struct slice rest;
	size_t cells = 0;
	uint32_t c;

	screen_escape(&shown, text);
	cells = utf8_ascii(buf_slice(&shown));
	rest = slice_skip(buf_slice(&shown), cells);
	while (utf8_next(&rest, &c))
		cells += cells_of(c);
	buf_release(&shown);
	return cells;
}

/* The first n characters; what is no character counts as one. */
static struct slice
characters(struct slice text, size_t n)
{
	size_t plain = utf8_ascii(text);
	struct slice rest = slice_skip(text, plain < n ? plain : n);
	uint32_t c;

	n -= plain < n ? plain : n;
	while (n-- && rest.len) {
		if (!utf8_next(&rest, &c))
			rest = slice_skip(rest, 1);
	}
	return (struct slice){ text.at, text.len - rest.len };
}

/* A line cut into what stands before the place, the place, and the rest. */
struct shown {
	struct slice before;
	struct slice at;
	struct slice after;
};

static struct shown
cut(const struct node *f, struct slice line)
{
	size_t column = (size_t)node_get_number(f, "column", 1);
	size_t end = (size_t)node_get_number(f, "end_column", 0);
	struct shown s = { .before = characters(line, column ? column - 1 : 0) };
	struct slice rest = slice_skip(line, s.before.len);

	if (node_get_number(f, "end_line", 0) > node_get_number(f, "line", 0))
		s.at = rest;
	else
		s.at = characters(rest, end > column ? end - column : 1);
	s.after = slice_skip(rest, s.at.len);
	return s;
}

/* The end of a text that is too long, from a character on. */
static struct slice
last_of(struct slice text, size_t most)
{
	size_t at = text.len > most ? text.len - most : 0;

	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return slice_skip(text, at);
}

static void
put(struct call *call, enum screen_style style, struct slice text)
{
	char *copy = pool_copy(&call->pool, text);

	for (char *p = copy; *p; p++) {
		if (*p == '\t')
			*p = ' ';
	}
	screen_styled(&call->out, style, copy);
}

/* The first character stands for the whole file where no match is known. */
static bool
has_place(const struct node *f)
{
	return *node_get_text(f, "context", "") &&
	    node_get_number(f, "column", 0) && (node_get(f, "end_line") ||
	    node_get_number(f, "line", 0) > 1 ||
	    node_get_number(f, "column", 0) > 1);
}

/* The line, and marks under the place. */
static void
tell_place(struct call *call, const struct node *f)
{
	struct shown s;
	struct buf marks = { 0 };
	size_t indent, wide, room;

	if (!has_place(f))
		return;
	s = cut(f, slice_of(node_get_text(f, "context", "")));
	s.before = last_of(s.before, BEFORE);
	s.at = characters(s.at, SHOWN);
	indent = width(s.before);
	wide = width(s.at);
	room = SHOWN > indent + wide ? SHOWN - indent - wide : 0;
	screen_styled(&call->out, STYLE_PLAIN, "    ");
	put(call, STYLE_PLAIN, s.before);
	put(call, STYLE_STRONG, s.at);
	put(call, STYLE_PLAIN, characters(s.after, room));
	if (characters(s.after, room).len < s.after.len)
		screen_styled(&call->out, STYLE_PLAIN, "...");
	buf_format(&marks, "\n    %*s^", (int)indent, "");
	for (size_t i = 1; i < wide; i++)
		buf_char(&marks, '~');
	screen_styled(&call->out, STYLE_GOOD, marks.at);
	screen_styled(&call->out, STYLE_PLAIN, "\n");
	buf_release(&marks);
}

static void
tell_head(struct call *call, const struct node *f)
{
	const char *severity = node_get_text(f, "severity", "");
	const char *match = node_get_text(f, "match", "");
	const char *fix = node_get_text(f, "fix", "");
	int64_t line = node_get_number(f, "line", 0);
	bool quoted = *match && !node_get(f, "end_line");

	if (line)
		screen_format(&call->out, "%s:%" PRId64 ":%" PRId64 ": ",
		    node_get_text(f, "path", ""), line,
		    node_get_number(f, "column", 0));
	else
		screen_format(&call->out, "%s: ", node_get_text(f, "path", ""));
	if (node_get_bool(f, "known"))
		severity = "KNOWN";
	if (node_get(f, "excepted"))
		severity = "EXCEPTED";
	screen_styled(&call->out, strcmp(severity, "error") == 0 ? STYLE_BAD :
	    STYLE_STRONG, severity);
	screen_format(&call->out, ": %s%s%s%s [%s]%s%s%s\n",
	    node_get_text(f, "message", ""), quoted ? ": \"" : "",
	    quoted ? match : "", quoted ? "\"" : "",
	    node_get_text(f, "rule", ""), *fix ? " (" : "", fix,
	    *fix ? ")" : "");
}

static void
tell_finding(struct call *call, const struct node *f)
{
	const char *excepted = node_get_text(f, "excepted", NULL);
	const char *remedy = node_get_text(f, "remedy", NULL);

	tell_head(call, f);
	tell_place(call, f);
	if (excepted)
		screen_format(&call->out, "    by %s\n", excepted);
	if (remedy)
		screen_format(&call->out, "    %s\n", remedy);
}

void
tell_findings(struct call *call, const struct node *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		tell_finding(call, list->items[i]);
}
