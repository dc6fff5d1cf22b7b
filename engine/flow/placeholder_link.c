/* SPDX-License-Identifier: Apache-2.0 */
#include "placeholder_link.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "prose.h"

/* White space, with at most one line end. */
static size_t
space_len(struct slice rest)
{
	size_t len = 0, lines = 0;

	while (len < rest.len && strchr(" \t\n", rest.at[len])) {
		if (rest.at[len] == '\n' && ++lines > 1)
			return len;
		len++;
	}
	return len;
}

/* "[Calendar link]" or "{{url}}" as all there is between the parentheses. */
static size_t
placeholder_len(struct slice rest)
{
	size_t len = slice_find(rest, slice_starts(rest, "[") ? "])" :
	    slice_starts(rest, "{{") ? "}})" : "})");

	if (!slice_starts(rest, "[") && !slice_starts(rest, "{"))
		return 0;
	if (len >= rest.len || memchr(rest.at, '\n', len) ||
	    memchr(rest.at, ')', len))
		return 0;
	return len + (slice_starts(rest, "{{") ? 2 : 1);
}

static size_t
angle_len(struct slice rest)
{
	for (size_t i = 1; i < rest.len && !strchr("\n<", rest.at[i]); i++) {
		if (rest.at[i] == '\\')
			i++;
		else if (rest.at[i] == '>')
			return i + 1;
	}
	return 0;
}

/* No white space, parentheses in pairs. */
static size_t
bare_len(struct slice rest)
{
	size_t depth = 0, i = 0;

	for (; i < rest.len && (unsigned char)rest.at[i] > ' '; i++) {
		if (rest.at[i] == '\\' && i + 1 < rest.len &&
		    ascii_is_punctuation(rest.at[i + 1]))
			i++;
		else if (rest.at[i] == '(')
			depth++;
		else if (rest.at[i] == ')' && depth-- == 0)
			return i;
	}
	return depth == 0 ? i : 0;
}

static size_t
destination_len(struct slice rest)
{
	size_t len = placeholder_len(rest);

	if (len)
		return len;
	return slice_starts(rest, "<") ? angle_len(rest) : bare_len(rest);
}

/* A title in quotes or parentheses; 0: there is none. */
static size_t
title_len(struct slice rest)
{
	char close;

	if (rest.len == 0 || !strchr("\"'(", rest.at[0]))
		return 0;
	close = rest.at[0] == '(' ? ')' : rest.at[0];
	for (size_t i = 1; i < rest.len; i++) {
		if (rest.at[i] == '\\')
			i++;
		else if (rest.at[i] == close)
			return i + 1;
	}
	return 0;
}

size_t
placeholder_link_tail(struct slice rest, struct slice *destination)
{
	struct slice at = { rest.at, rest.len < LINK_REACH ? rest.len :
		LINK_REACH };
	size_t space, title;

	if (!slice_starts(at, "("))
		return 0;
	at = slice_skip(at, 1);
	at = slice_skip(at, space_len(at));
	*destination = (struct slice){ at.at, destination_len(at) };
	at = slice_skip(at, destination->len);
	space = space_len(at);
	at = slice_skip(at, space);
	title = space ? title_len(at) : 0;
	at = slice_skip(at, title);
	at = slice_skip(at, space_len(at));
	return slice_starts(at, ")") ? (size_t)(at.at - rest.at) + 1 : 0;
}

/*
 * "[Metric]: 45%" defines a link for CommonMark, but nobody meant that: what
 * a label leads to has a scheme, a slash, a dot or a "#".
 */
static bool
leads_somewhere(struct slice destination)
{
	return destination.len > 1 && !strchr("[{$", destination.at[0]) &&
	    (slice_find(destination, "/") < destination.len ||
	    slice_starts(destination, "#") || slice_starts(destination, "<") ||
	    slice_find(destination, ":") < destination.len - 1 ||
	    slice_find(destination, ".") < destination.len - 1);
}

size_t
placeholder_link_definition(struct slice rest, struct slice *label)
{
	struct slice near = { rest.at, rest.len < LINK_REACH ? rest.len :
		LINK_REACH };
	size_t close = slice_find(near, "]"), line = slice_find(near, "\n");
	struct slice at, destination;

	if (!slice_starts(rest, "[") || close > line ||
	    !slice_starts(slice_skip(near, close), "]:") ||
	    (line == near.len && line < rest.len))
		return 0;
	*label = slice_trim((struct slice){ rest.at + 1, close - 1 });
	at = slice_skip((struct slice){ rest.at, line }, close + 2);
	at = slice_skip(at, space_len(at));
	destination = (struct slice){ at.at, slice_starts(at, "<") ?
		angle_len(at) : bare_len(at) };
	if (label->len == 0 || slice_find(*label, "[") < label->len ||
	    !leads_somewhere(destination))
		return 0;
	at = slice_trim(slice_skip(at, destination.len));
	return at.len == 0 || title_len(at) == at.len ? line : 0;
}

static const char *
normal(struct slice label, struct pool *pool)
{
	struct buf out = { 0 };

	label = slice_trim(label);
	for (size_t i = 0; i < label.len; i++) {
		bool space = strchr(" \t\n", label.at[i]) != NULL;

		if (!space)
			buf_char(&out, ascii_lower(label.at[i]));
		else if (!strchr(" \t\n", label.at[i - 1]))
			buf_char(&out, ' ');
	}
	return buf_settle(&out, pool).at;
}

void
placeholder_link_labels(struct names *out, struct slice words,
    struct pool *pool)
{
	struct slice line, label;

	while (slice_line(&words, &line)) {
		line = prose_line_start(line).words;
		if (placeholder_link_definition(line, &label))
			names_add(out, pool, normal(label, pool));
	}
}

bool
placeholder_link_has(const struct names *labels, struct slice label,
    struct pool *pool)
{
	return labels->count && names_has(labels, normal(label, pool));
}
