/* SPDX-License-Identifier: Apache-2.0 */
#include "outline.h"

#include "base/buf.h"
#include "header.h"
#include "marker.h"
#include "passage.h"

/* The scan over the content's lines. */
struct scan {
	struct outline *outline;
	struct pool *pool;
	struct part open;	/* the part being read */
	const char *open_at;	/* where its text begins */
	size_t region_line;	/* of the open region's marker, or 0 */
	struct slice rest;
	size_t line;		/* the current line's number */
};

static enum error_code
fail(const struct scan *scan, size_t line, const char *what, struct error *err)
{
	return error_at(err, (struct place){ scan->outline->path, line, 1 },
	    "marker", "%s", what);
}

static enum error_code
add_part(struct scan *scan, struct part part, struct error *err)
{
	struct outline *outline = scan->outline;

	if (outline->part_count == OUTLINE_PARTS)
		return error_at(err, (struct place){ outline->path, part.line,
		    0 }, "size", "more than %d parts (split the document)",
		    OUTLINE_PARTS);
	outline->parts = pool_grow(scan->pool, outline->parts,
	    outline->part_count, sizeof *outline->parts);
	outline->parts[outline->part_count++] = part;
	return ERR_NONE;
}

/* Ends the open part before the line at end; empty text is no part. */
static enum error_code
close_part(struct scan *scan, const char *end, struct error *err)
{
	struct part part = scan->open;

	part.text = (struct slice){
		scan->open_at, (size_t)(end - scan->open_at)
	};
	if (part.kind == PART_TEXT && part.text.len == 0)
		return ERR_NONE;
	return add_part(scan, part, err);
}

/* Text follows from the line after the current one. */
static void
open_text(struct scan *scan)
{
	scan->open.kind = PART_TEXT;
	scan->open.name = NULL;
	scan->open.line = scan->line + 1;
	scan->open_at = scan->rest.at;
}

static enum error_code
begin_region(struct scan *scan, struct slice name, struct error *err)
{
	char *copy = pool_copy(scan->pool, name);

	if (scan->open.when_field)
		return fail(scan, scan->line, "a when section holds no region "
		    "(close it first)", err);
	if (outline_region(scan->outline, copy))
		return fail(scan, scan->line, "this region's name is taken "
		    "(give each region its own)", err);
	open_text(scan);
	scan->open.kind = PART_REGION;
	scan->open.name = copy;
	scan->region_line = scan->line;
	return ERR_NONE;
}

static enum error_code
begin_when(struct scan *scan, const struct marker *marker, struct error *err)
{
	if (scan->open.when_field)
		return fail(scan, scan->line, "when sections do not nest "
		    "(write <!-- /when --> first)", err);
	scan->open.when_field = pool_copy(scan->pool, marker->name);
	scan->open.when_value = pool_copy(scan->pool, marker->value);
	scan->open.when_line = scan->line;
	open_text(scan);
	return ERR_NONE;
}

static enum error_code
end_when(struct scan *scan, struct error *err)
{
	if (!scan->open.when_field)
		return fail(scan, scan->line, "no when section is open here "
		    "(remove this marker)", err);
	scan->open.when_field = scan->open.when_value = NULL;
	scan->open.when_line = 0;
	open_text(scan);
	return ERR_NONE;
}

static enum error_code
take_include(struct scan *scan, struct slice id, const char *at,
    struct error *err)
{
	struct part part = scan->open;

	part.kind = PART_INCLUDE;
	part.name = pool_copy(scan->pool, id);
	part.text = (struct slice){ at, 0 };
	part.line = scan->line;
	open_text(scan);
	return add_part(scan, part, err);
}

static enum error_code
take_marker(struct scan *scan, const struct marker *marker, const char *at,
    struct error *err)
{
	enum error_code code;
	bool ends = marker->kind == MARKER_REGION_END;

	if (scan->region_line && !ends)
		return fail(scan, scan->line, "a region holds no marker and "
		    "no include (write <!-- /region --> first)", err);
	if (!scan->region_line && ends)
		return fail(scan, scan->line, "no region is open here "
		    "(remove this marker)", err);
	if ((code = close_part(scan, at, err)))
		return code;
	switch (marker->kind) {
	case MARKER_REGION:
		return begin_region(scan, marker->name, err);
	case MARKER_WHEN:
		return begin_when(scan, marker, err);
	case MARKER_WHEN_END:
		return end_when(scan, err);
	case MARKER_INCLUDE:
		return take_include(scan, marker->name, at, err);
	default:
		scan->region_line = 0;
		open_text(scan);
		return ERR_NONE;
	}
}

static enum error_code
find_parts(struct outline *outline, struct pool *pool, struct error *err)
{
	struct scan scan = {
		.outline = outline,
		.pool = pool,
		.open_at = outline->content.at,
		.open = { .line = outline->content_line },
		.rest = outline->content,
		.line = outline->content_line,
	};
	enum error_code code = ERR_NONE;
	struct slice line;

	for (; !code && slice_line(&scan.rest, &line); scan.line++) {
		struct marker marker = marker_read(line);

		if (marker.kind)
			code = take_marker(&scan, &marker, line.at, err);
	}
	if (code)
		return code;
	if (scan.region_line)
		return fail(&scan, scan.region_line, "this region is never "
		    "closed (write <!-- /region --> after it)", err);
	if (scan.open.when_field)
		return fail(&scan, scan.open.when_line, "this when section is "
		    "never closed (write <!-- /when --> after it)", err);
	return close_part(&scan, scan.rest.at, err);
}

/* Reads a text alone, only to see whether it is one that may stand. */
static enum error_code
try_source(struct passage *source, struct error *err)
{
	struct pool pool = { 0 };
	cmark_node *root = NULL;
	enum error_code code;

	code = passage_read(source, &pool, err);
	if (!code)
		code = passage_parse(&root, source, err);
	if (!code)
		cmark_node_free(root);
	pool_release(&pool);
	return code;
}

static enum error_code
check_parts(const struct outline *outline, struct pool *pool,
    struct error *err)
{
	struct outline_frame frame = outline_frame(outline, pool);
	struct passage source = {
		.path = outline->path,
		.text = frame.text,
		.line = outline->content_line,
		.markers = frame.lines,
		.marker_count = frame.line_count,
	};
	enum error_code code = try_source(&source, err);

	for (size_t i = 0; !code && i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];
		struct passage region = {
			.path = outline->path,
			.text = part->text,
			.line = part->line,
		};

		if (part->kind == PART_REGION)
			code = try_source(&region, err);
	}
	return code;
}

enum error_code
outline_parse(struct outline *out, const struct outline_input *input,
    struct pool *pool, struct error *err)
{
	struct outline outline = {
		.path = input->path,
		.body = input->body.at ? input->body : slice_of(""),
		.line = input->line,
	};
	struct passage whole = {
		.path = input->path,
		.text = outline.body,
		.line = input->line,
	};
	enum error_code code = passage_check(&whole, err);

	if (code)
		return code;
	outline.content = outline.body;
	outline.content_line = outline.line;
	if (input->has_headers)
		code = header_take(&outline, pool, err);
	if (!code)
		code = find_parts(&outline, pool, err);
	if (!code)
		code = check_parts(&outline, pool, err);
	if (!code)
		*out = outline;
	return code;
}

const struct part *
outline_region(const struct outline *outline, const char *name)
{
	for (size_t i = 0; i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];

		if (part->kind == PART_REGION &&
		    slice_is(slice_of(part->name), name))
			return part;
	}
	return NULL;
}
