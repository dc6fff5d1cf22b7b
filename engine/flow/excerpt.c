/* SPDX-License-Identifier: Apache-2.0 */
#include "excerpt.h"

#include "text/words.h"

static const struct word_marks marks = { { "[-", "-]" }, { "{+", "+}" } };

/* The lines of a marked text, and which of them are shown. */
struct lines {
	struct slice *items;
	bool *changed;
	size_t count;
};

/* All of it, word by word. */
static const char *
whole(struct slice old_text, struct slice new_text, struct pool *pool)
{
	struct buf out = { 0 };

	words_diff(&out, old_text, new_text, &marks);
	return buf_settle(&out, pool).at;
}

/*
 * Whether a line has a mark, or lies between one line's opening mark and a
 * later line's closing one: *open says which closing mark is waited for.
 */
static bool
is_changed(struct slice line, const char **open)
{
	bool changed = *open != NULL;

	while (line.len) {
		const char *wanted = *open;

		if (wanted && slice_starts(line, wanted)) {
			*open = NULL;
		} else if (!wanted && slice_starts(line, marks.removed[0])) {
			*open = marks.removed[1];
			changed = true;
		} else if (!wanted && slice_starts(line, marks.added[0])) {
			*open = marks.added[1];
			changed = true;
		}
		line = slice_skip(line, 1);
	}
	return changed;
}

static struct lines
split(struct slice text, struct pool *pool)
{
	struct lines lines = { 0 };
	const char *open = NULL;
	struct slice line;

	lines.items = pool_alloc(pool, (text.len + 1) * sizeof *lines.items);
	lines.changed = pool_alloc(pool, text.len + 1);
	while (slice_line(&text, &line)) {
		lines.items[lines.count] = line;
		lines.changed[lines.count++] = is_changed(line, &open);
	}
	return lines;
}

static bool
is_blank(const struct lines *lines, size_t i)
{
	return slice_trim(lines->items[i]).len == 0;
}

/* A changed line, or the nearest written one on either side of it. */
static bool
is_shown(const struct lines *lines, size_t i)
{
	size_t before = i, after = i + 1;

	if (lines->changed[i])
		return true;
	while (before > 0 && !lines->changed[before - 1] &&
	    is_blank(lines, before - 1))
		before--;
	while (after < lines->count && !lines->changed[after] &&
	    is_blank(lines, after))
		after++;
	return (before > 0 && lines->changed[before - 1]) ||
	    (after < lines->count && lines->changed[after]);
}

const char *
excerpt_changed(struct slice old_text, struct slice new_text,
    struct pool *pool)
{
	struct lines lines = split(slice_of(whole(old_text, new_text,
	    pool)), pool);
	struct buf out = { 0 };
	bool left_out = false;

	for (size_t i = 0; i < lines.count; i++) {
		if (!is_shown(&lines, i)) {
			left_out = true;
			continue;
		}
		if (left_out)
			buf_text(&out, "...\n");
		left_out = false;
		buf_add(&out, lines.items[i]);
		buf_char(&out, '\n');
	}
	if (left_out)
		buf_text(&out, "...\n");
	return buf_settle(&out, pool).at;
}
