/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline.h - a document's header lines, markers and includes
 *
 * The body of a template, a block or a customization, cut at its markers:
 *
 *	Subject: Hello {{customer}}
 *
 *	<!-- region opening -->
 *	Why now.
 *	<!-- /region -->
 *
 *	{{> proof}}
 *
 * A marker or include stands alone on its line, in column 1, at the top level
 * of CommonMark (not in a fence, list or quote), spelled exactly so, neither
 * nested nor repeated; a comment that begins like one anywhere else, and any
 * other raw HTML, is an error (rules "marker", "raw-html").
 */

#ifndef GALLEY_TEXT_OUTLINE_H
#define GALLEY_TEXT_OUTLINE_H

#include "base/error.h"
#include "base/mem.h"

enum { OUTLINE_PARTS = 256 };

enum part_kind {
	PART_TEXT,
	PART_REGION,	/* name; text is what stands between its markers */
	PART_INCLUDE,	/* name is the block's id; no text */
};

struct part {
	enum part_kind kind;
	const char *name;
	const char *when_field;	/* NULL, or stands inside <!-- when f = v --> */
	const char *when_value;
	size_t when_line;	/* of that marker */
	struct slice text;	/* whole lines */
	size_t line;		/* of the text's first line in the file */
};

struct header {
	const char *name;	/* "Subject" */
	struct slice value;
	size_t line;
	size_t column;		/* of the value */
};

struct outline {
	const char *path;
	struct slice body;	/* all of it, header lines included */
	size_t line;		/* of the body's first line */
	struct slice content;	/* the body after the header lines */
	size_t content_line;
	struct header *headers;
	size_t header_count;
	struct part *parts;	/* in reading order; together the content */
	size_t part_count;
};

/*
 * has_headers means that the kind has a channel, so lines "Name: text" up to
 * the first blank line are plain text and taken off before CommonMark sees the
 * rest.  body is borrowed and must outlive out.
 */
struct outline_input {
	const char *path;
	struct slice body;
	size_t line;		/* of the body's first line in the file */
	bool has_headers;
};

enum error_code outline_parse(struct outline *out,
    const struct outline_input *input, struct pool *pool, struct error *err);

const struct part *outline_region(const struct outline *outline,
    const char *name);

/*
 * Whether nothing but blank lines stands outside regions, as a customization
 * must be; else where is the first thing that does.
 */
bool outline_only_regions(const struct outline *outline, struct place *where);

/*
 * The content as CommonMark shall read it: region insides blank, every marker
 * and include a comment.  Lines keep their numbers; lines holds those of the
 * comments, counted from 1 at the content's first.
 */
struct outline_frame {
	struct slice text;
	size_t *lines;
	size_t line_count;
};

struct outline_frame outline_frame(const struct outline *outline,
    struct pool *pool);

#endif
