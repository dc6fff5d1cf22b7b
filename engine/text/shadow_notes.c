/* SPDX-License-Identifier: Apache-2.0 */
/* Footnotes and $$ math, which CommonMark does not know. */
#include "shadow.h"

#include <stdlib.h>
#include <string.h>

#include "gather.h"

/* Lines one after the other, and whether a code fence is open. */
struct lines {
	const struct shadow *shadow;
	size_t next;
	struct slice line;	/* without its LF */
	size_t indent;
	char fence;		/* its character, or 0 */
	size_t fence_len;
};

static size_t
run_len(struct slice text)
{
	size_t len = 0;

	while (len < text.len && text.at[len] == text.at[0])
		len++;
	return len;
}

/* Opens or closes a fence; true if the line is part of one. */
static bool
in_fence(struct lines *lines)
{
	struct slice text = slice_trim(slice_skip(lines->line, lines->indent));
	size_t len;

	while (text.len && strchr("> ", text.at[0]))
		text = slice_skip(text, 1);
	if (text.len < 3 || !strchr("`~", text.at[0]) ||
	    (len = run_len(text)) < 3)
		return lines->fence != 0;
	if (!lines->fence) {
		if (text.at[0] == '`' && memchr(text.at + len, '`',
		    text.len - len))
			return false;
		lines->fence = text.at[0];
		lines->fence_len = len;
	} else if (text.at[0] == lines->fence && len == text.len &&
	    len >= lines->fence_len) {
		lines->fence = 0;
	}
	return true;
}

/* The next line that is outside of code fences. */
static bool
next_line(struct lines *lines)
{
	const struct shadow *shadow = lines->shadow;

	while (lines->next < shadow->line_count) {
		size_t from = shadow->starts[lines->next++];
		struct slice rest = { shadow->at + from, shadow->len - from };

		lines->line = (struct slice){ rest.at, 0 };
		slice_line(&rest, &lines->line);
		lines->indent = 0;
		while (lines->indent < lines->line.len &&
		    lines->line.at[lines->indent] == ' ')
			lines->indent++;
		if (!in_fence(lines))
			return true;
	}
	return false;
}

/* The text of a line that may begin a block, or nothing. */
static struct slice
block_text(const struct lines *lines)
{
	struct slice text = slice_skip(lines->line, lines->indent);

	return lines->indent < 4 ? slice_trim(text) :
	    (struct slice){ text.at, 0 };
}

static void
blank_lines(struct shadow *shadow, const char *from, const char *to)
{
	for (size_t i = (size_t)(from - shadow->at);
	    shadow->at + i < to; i++) {
		if (shadow->at[i] != '\n' && shadow->at[i] != '\r')
			shadow->at[i] = ' ';
	}
}

/*
 * Math that nothing closes is text: else a lone $$ would hide what follows it
 * from every rule.
 */
void
shadow_blank_math(struct shadow *shadow)
{
	struct lines lines = { .shadow = shadow };
	const char *open = NULL;

	if (shadow_find(shadow, "$$") == shadow->len)
		return;
	while (next_line(&lines)) {
		struct slice text = block_text(&lines);
		const char *end = lines.line.at + lines.line.len;

		if (!slice_starts(text, "$$"))
			continue;
		if (open && run_len(text) == text.len) {
			blank_lines(shadow, open, end);
			open = NULL;
		} else if (!open && text.len > 4 && slice_ends(text, "$$")) {
			blank_lines(shadow, lines.line.at, end);
		} else if (!open) {
			open = lines.line.at;
		}
	}
}

/* The label of "[^label]" at the text's start; empty: there is none. */
static struct slice
note_label(struct slice text)
{
	size_t len = 2;

	if (!slice_starts(text, "[^"))
		return (struct slice){ text.at, 0 };
	while (len < text.len && !strchr("[] \t\r\n", text.at[len]))
		len++;
	if (len == text.len || text.at[len] != ']')
		len = 2;
	return (struct slice){ text.at + 2, len - 2 };
}

/* "[^a]: text" becomes "+   ?text", ? being nothing. */
static void
mark_definition(char *at, size_t len)
{
	memset(at, GATHER_NOTHING, len);
	memcpy(at, "+   ", 4);
}

static int
compare_labels(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a,
	    *(const struct slice *)b);
}

struct labels {
	struct slice *items;
	size_t count;
};

static struct labels
mark_definitions(struct shadow *shadow, struct pool *pool)
{
	struct lines lines = { .shadow = shadow };
	struct labels labels = { 0 };

	while (next_line(&lines)) {
		struct slice text = block_text(&lines);
		struct slice label = note_label(text);
		size_t len = label.len + 4;

		if (!label.len || text.len < len || text.at[len - 1] != ':')
			continue;
		label.at = pool_copy(pool, label);
		labels.items = pool_grow(pool, labels.items, labels.count,
		    sizeof *labels.items);
		labels.items[labels.count++] = label;
		while (len < text.len && text.at[len] == ' ')
			len++;
		mark_definition(shadow->at + (text.at - shadow->at), len);
		shadow->has_nothing = true;
	}
	if (labels.count)
		qsort(labels.items, labels.count, sizeof *labels.items,
		    compare_labels);
	return labels;
}

static bool
is_note(const struct labels *labels, struct slice label)
{
	return slice_starts(label, "claim:") || (labels->count &&
	    bsearch(&label, labels->items, labels->count,
	    sizeof *labels->items, compare_labels));
}

/* What a claim is named by is no text, but it is not forgotten. */
static void
keep_claim(struct shadow *shadow, struct slice label, struct pool *pool)
{
	struct slice id = slice_skip(label, sizeof "claim:" - 1);
	size_t from = (size_t)(label.at - shadow->at) - 2;

	shadow->notes = pool_grow(pool, shadow->notes, shadow->note_count,
	    sizeof *shadow->notes);
	shadow->notes[shadow->note_count++] = (struct block_note){
		pool_copy(pool, id), { from, from + label.len + 3 }
	};
}

void
shadow_mark_notes(struct shadow *shadow, struct pool *pool)
{
	size_t first = shadow_find(shadow, "[^");
	char *at = shadow->at + first, *end = shadow->at + shadow->len;
	struct labels labels;

	if (first == shadow->len)
		return;
	labels = mark_definitions(shadow, pool);
	while ((at = memmem(at, (size_t)(end - at), "[^", 2))) {
		struct slice label = note_label((struct slice){
		    at, (size_t)(end - at) });

		if (label.len && is_note(&labels, label)) {
			if (slice_starts(label, "claim:"))
				keep_claim(shadow, label, pool);
			memset(at, GATHER_NOTHING, label.len + 3);
			shadow->has_nothing = true;
		}
		at += 2;
	}
}
