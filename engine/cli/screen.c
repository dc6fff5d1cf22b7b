/* SPDX-License-Identifier: Apache-2.0 */
#include "screen.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

/* Controls, what turns the direction of text, and what has no width. */
static const struct {
	uint32_t first;
	uint32_t last;
} hidden[] = {
	{ 0x00, 0x08 }, { 0x0B, 0x1F }, { 0x7F, 0x9F }, { 0x61C, 0x61C },
	{ 0x180E, 0x180E }, { 0x200B, 0x200B }, { 0x200E, 0x200F },
	{ 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF },
	{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE0FFF },
};

static const char *const styles[] = {
	[STYLE_PLAIN] = "",
	[STYLE_STRONG] = "\033[1m",
	[STYLE_GOOD] = "\033[32m",
	[STYLE_BAD] = "\033[31m",
};

static size_t
terminal_width(int fd)
{
	struct winsize size;

	return ioctl(fd, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

void
screen_start(struct screen *screen, FILE *file, bool no_colour)
{
	const char *set = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	bool is_terminal = isatty(fileno(file));

	*screen = (struct screen){
		.file = file,
		.is_terminal = is_terminal,
		.width = is_terminal ? terminal_width(fileno(file)) : 0,
		.colour = is_terminal && !no_colour && !(set && *set) &&
		    term && strcmp(term, "dumb") != 0,
	};
}

static bool
is_hidden(uint32_t c)
{
	for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
		if (c >= hidden[i].first && c <= hidden[i].last)
			return true;
	}
	return false;
}

static void
add_escaped(struct buf *out, uint32_t c)
{
	if (c > 0xFFFF)
		buf_format(out, "\\u%04x\\u%04x",
		    (unsigned)(0xD7C0 + (c >> 10)),
		    (unsigned)(0xDC00 + (c & 0x3FF)));
	else
		buf_format(out, "\\u%04x", (unsigned)c);
}

/* Bytes from the start that are what they seem: most of what is said. */
static size_t
plain_run(struct slice text)
{
	size_t plain = 0;

	while (plain < text.len && ((text.at[plain] >= ' ' &&
	    text.at[plain] < 0x7F) || text.at[plain] == '\n' ||
	    text.at[plain] == '\t'))
		plain++;
	return plain;
}

void
screen_escape(struct buf *out, struct slice text)
{
	uint32_t c;

	while (text.len) {
		const char *start = text.at;
		size_t plain = plain_run(text);

		if (plain) {
			buf_add(out, (struct slice){ start, plain });
			text = slice_skip(text, plain);
			continue;
		}
		if (!utf8_next(&text, &c)) {
			buf_format(out, "\\x%02x", (unsigned char)*start);
			text = slice_skip(text, 1);
		} else if (is_hidden(c)) {
			add_escaped(out, c);
		} else {
			buf_add(out, (struct slice){ start,
			    (size_t)(text.at - start) });
		}
	}
}

/* What was said to stdout before must be read before. */
static void
put(struct screen *screen, struct slice text)
{
	if (screen->file == stderr)
		fflush(stdout);
	fwrite(text.at, 1, text.len, screen->file);
}

static void
put_escaped(struct screen *screen, struct slice text)
{
	struct buf out = { 0 };

	if (plain_run(text) == text.len) {
		put(screen, text);
		return;
	}
	screen_escape(&out, text);
	put(screen, buf_slice(&out));
	buf_release(&out);
}

static void
put_style(struct screen *screen, enum screen_style style)
{
	if (screen->colour)
		put(screen, slice_of(style ? styles[style] : "\033[0m"));
}

void
screen_format(struct screen *screen, const char *fmt, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, fmt);
	buf_format_list(&text, fmt, args);
	va_end(args);
	put_escaped(screen, buf_slice(&text));
	buf_release(&text);
}

void
screen_styled(struct screen *screen, enum screen_style style,
    const char *text)
{
	if (style)
		put_style(screen, style);
	put_escaped(screen, slice_of(text));
	if (style)
		put_style(screen, STYLE_PLAIN);
}

void
screen_block(struct screen *screen, const char *indent, const char *text)
{
	struct slice rest = slice_of(text), line;

	while (slice_line(&rest, &line)) {
		if (line.len)
			put(screen, slice_of(indent));
		put_escaped(screen, line);
		put(screen, slice_of("\n"));
	}
}

void
screen_document(struct screen *screen, const char *text)
{
	struct slice whole = slice_of(text);

	if (!screen->is_terminal) {
		put(screen, whole);
		return;
	}
	put_escaped(screen, whole);
	if (!slice_ends(whole, "\n"))
		put(screen, slice_of("\n"));
}

/* Writes the next mark or run of plain text; returns what follows it. */
static struct slice
put_marked(struct screen *screen, struct slice rest)
{
	bool removed = slice_starts(rest, "[-");
	bool added = slice_starts(rest, "{+");
	struct slice inside = slice_skip(rest, removed || added ? 2 : 0);
	size_t end = slice_find(inside, removed ? "-]" : "+}");
	size_t next;

	if ((removed || added) && end < inside.len) {
		put_style(screen, removed ? STYLE_BAD : STYLE_GOOD);
		put_escaped(screen, (struct slice){ inside.at, end });
		put_style(screen, STYLE_PLAIN);
		return slice_skip(inside, end + 2);
	}
	for (next = 1; next < rest.len; next++) {
		if (slice_starts(slice_skip(rest, next), "[-") ||
		    slice_starts(slice_skip(rest, next), "{+"))
			break;
	}
	put_escaped(screen, (struct slice){ rest.at, next });
	return slice_skip(rest, next);
}

void
screen_words(struct screen *screen, const char *indent, const char *text)
{
	struct slice rest = slice_of(text), line;

	if (!screen->colour) {
		screen_block(screen, indent, text);
		return;
	}
	while (slice_line(&rest, &line)) {
		put(screen, slice_of(indent));
		while (line.len)
			line = put_marked(screen, line);
		put(screen, slice_of("\n"));
	}
}
