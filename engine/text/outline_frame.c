/* SPDX-License-Identifier: Apache-2.0 */
/* A document without its regions, as CommonMark shall read it. */
#include "outline.h"

#include "base/buf.h"
#include "passage.h"

/* A frame being built, and the number of lines that it has so far. */
struct drawing {
	struct outline_frame frame;
	struct buf text;
	size_t line;
	struct pool *pool;
};

static void
draw_markers(struct drawing *drawing, struct slice lines)
{
	struct outline_frame *frame = &drawing->frame;
	struct slice line;

	while (slice_line(&lines, &line)) {
		buf_text(&drawing->text, PASSAGE_MARKER "\n");
		frame->lines = pool_grow(drawing->pool, frame->lines,
		    frame->line_count, sizeof *frame->lines);
		frame->lines[frame->line_count++] = ++drawing->line;
	}
}

static void
draw_part(struct drawing *drawing, const struct part *part)
{
	struct slice rest = part->text, line;

	while (slice_line(&rest, &line)) {
		if (part->kind == PART_TEXT)
			buf_add(&drawing->text, line);
		if (line.at + line.len < part->text.at + part->text.len)
			buf_char(&drawing->text, '\n');
		drawing->line++;
	}
}

struct outline_frame
outline_frame(const struct outline *outline, struct pool *pool)
{
	struct drawing drawing = { .pool = pool };
	const char *at = outline->content.at;
	const char *end = at + outline->content.len;

	for (size_t i = 0; i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];

		draw_markers(&drawing, (struct slice){
		    at, (size_t)(part->text.at - at) });
		draw_part(&drawing, part);
		at = part->text.at + part->text.len;
	}
	draw_markers(&drawing, (struct slice){ at, (size_t)(end - at) });
	drawing.frame.text = buf_settle(&drawing.text, pool);
	return drawing.frame;
}

/* The number of blank lines at text's start; false: there are only those. */
static bool
skip_blank(struct slice text, size_t *lines)
{
	struct slice line;

	for (*lines = 0; slice_line(&text, &line); ++*lines) {
		if (slice_trim(line).len)
			return true;
	}
	return false;
}

bool
outline_only_regions(const struct outline *outline, struct place *where)
{
	for (size_t i = 0; i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];
		size_t line = part->line, blank = 0;

		if (part->kind == PART_REGION)
			continue;
		if (part->when_field)
			line = part->when_line;
		else if (part->kind == PART_TEXT &&
		    !skip_blank(part->text, &blank))
			continue;
		*where = (struct place){ outline->path, line + blank, 1 };
		return false;
	}
	return true;
}
