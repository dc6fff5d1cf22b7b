/* SPDX-License-Identifier: Apache-2.0 */
/* What cmark 0.30 takes quadratic time for, told from the bytes alone. */
#include "base/ascii.h"
#include "shadow.h"

#include <string.h>

enum { IMAGES = 4000 };	/* "![" without a blank line between them */

/*
 * Depth of quotes and lists, never less than CommonMark's own: a marker opens
 * one, and what a line after a blank one is not indented for, or does not
 * quote, is closed.  Any other line may go on with a paragraph and close none.
 */
struct guard {
	const char *path;
	size_t line;
	size_t depth;
	size_t images;
	bool after_blank;
};

/* What a quote or list marker at the start of line takes; 0: none is there. */
static size_t
marker_len(struct slice line)
{
	size_t i = 0;

	if (line.at[0] == '>')
		return 1;
	while (i < line.len && i < 10 && ascii_is_digit(line.at[i]))
		i++;
	if (i == line.len || !strchr(i ? ".)" : "-+*", line.at[i]))
		return 0;
	i++;
	return i == line.len || strchr(" \t\r", line.at[i]) ? i : 0;
}

/* "- - -" is a line across the page, not three lists. */
static bool
is_break(struct slice line)
{
	size_t count = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.at[i] == line.at[0])
			count++;
		else if (!strchr(" \t\r", line.at[i]))
			return false;
	}
	return count >= 3 && strchr("-*_", line.at[0]);
}

/* Counts the markers and the columns before a line's text. */
static void
measure(struct guard *guard, struct slice line)
{
	size_t markers = 0, columns = 0, depth, len;

	for (;;) {
		while (line.len && strchr(" \t", line.at[0])) {
			columns += line.at[0] == '\t' ? 4 : 1;
			line = slice_skip(line, 1);
		}
		if (line.len == 0 || line.at[0] == '\r' || is_break(line))
			break;
		len = marker_len(line);
		if (len == 0 || markers > BLOCKS_DEPTH)
			break;
		markers++;
		line = slice_skip(line, len);
	}
	depth = columns / 2 < guard->depth ? columns / 2 : guard->depth;
	depth += markers;
	if (guard->after_blank || depth > guard->depth)
		guard->depth = depth;
}

static void
count_images(struct guard *guard, struct slice line)
{
	const char *end = line.at + line.len;

	for (const char *c = line.at; (c = memchr(c, '!', (size_t)(end - c)));
	    c++)
		guard->images += c + 1 < end && c[1] == '[';
}

/* Most lines begin with a word. */
static void
read_line(struct guard *guard, struct slice line)
{
	guard->line++;
	if (slice_is_blank(line)) {
		guard->after_blank = true;
		guard->images = 0;
		return;
	}
	if (!ascii_is_letter(line.at[0]) &&
	    strchr(" \t>-+*0123456789", line.at[0]))
		measure(guard, line);
	else if (guard->after_blank)
		guard->depth = 0;
	count_images(guard, line);
	guard->after_blank = false;
}

static enum error_code
refuse(const struct guard *guard, const char *rule, const char *what,
    struct error *err)
{
	return error_at(err, (struct place){ guard->path, guard->line, 0 },
	    rule, "%s", what);
}

enum error_code
shadow_guard(struct slice source, const char *path, struct error *err)
{
	struct guard guard = { .path = path ? path : "" };
	struct slice line;

	if (source.len > BLOCKS_LIMIT)
		return refuse(&guard, "size", "this file is too large to be "
		    "checked (split it)", err);
	while (slice_line(&source, &line)) {
		read_line(&guard, line);
		if (guard.depth > BLOCKS_DEPTH)
			return refuse(&guard, "nesting", "lists or quotes are "
			    "nested too deep (at most 100)", err);
		if (guard.images > IMAGES)
			return refuse(&guard, "links", "too many images in "
			    "one paragraph (at most 4000)", err);
	}
	return ERR_NONE;
}
