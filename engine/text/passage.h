/* SPDX-License-Identifier: Apache-2.0 */
/*
 * passage.h - one text on its way into CommonMark, and its places
 *
 * What would make cmark slow or galley misread is refused before parsing.
 * Internal to text/: nobody else sees cmark's trees.
 */

#ifndef GALLEY_TEXT_PASSAGE_H
#define GALLEY_TEXT_PASSAGE_H

#include <cmark.h>

#include "base/error.h"
#include "slots.h"

enum {
	PASSAGE_NESTING = 32,	/* list and quote markers in one line */
	PASSAGE_BRACKETS = 2000,	/* "[" in one text */
	PASSAGE_ANGLES = 4000,	/* "<" in one text */
	PASSAGE_INDENT = 200,	/* white space before a line's text */
};

/* What stands in a marker's line when cmark reads it. */
#define PASSAGE_MARKER "<!-- -->"

/* Lines count from 1 at the text's first. */
struct passage {
	const char *path;
	struct slice text;
	size_t line;		/* of the text's first line in its file */
	size_t indent;		/* characters before the text in that line */
	const size_t *markers;	/* lines that hold PASSAGE_MARKER, ascending */
	size_t marker_count;
	struct slice shadow;	/* text with slots as characters */
	struct slots slots;
	size_t *starts;		/* offset of each line in shadow */
	size_t start_count;
};

/* Whether text is of a bearable size, UTF-8, and free of control characters. */
enum error_code passage_check(const struct passage *passage, struct error *err);

/*
 * Checks the text that path, text and line name and fills in the rest.  Text,
 * path and markers are borrowed, what is made lives in the pool.
 */
enum error_code passage_read(struct passage *passage, struct pool *pool,
    struct error *err);

/*
 * Parses the shadow.  Raw HTML, a marker that is not at the top level, and
 * text that reads "{{" are errors.  The caller frees the tree.
 */
enum error_code passage_parse(cmark_node **out, const struct passage *passage,
    struct error *err);

/* The place of a byte of text, and of a parsed node. */
struct place passage_place(const struct passage *passage, size_t offset);
struct place passage_node_place(const struct passage *passage,
    cmark_node *node);

#endif
