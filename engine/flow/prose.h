/* SPDX-License-Identifier: Apache-2.0 */
/*
 * prose.h - which bytes of a Markdown text are words, not code or comment
 *
 * Cuts by lines, as CommonMark would: fences, indented code, comments that
 * begin a line, and for the rest one part per block, so that what opens in one
 * paragraph is not closed in another.  Where it guesses wrong, more is taken
 * for words or for code; what is made of it is parsed by CommonMark after.
 */

#ifndef GALLEY_FLOW_PROSE_H
#define GALLEY_FLOW_PROSE_H

#include "base/mem.h"

enum prose_kind {
	PROSE_WORDS,
	PROSE_CODE,
	PROSE_COMMENT,
};

struct prose_part {
	enum prose_kind kind;
	size_t from;
	size_t to;
};

/* All zeros is the empty list; the items live in the pool. */
struct prose {
	/* in order, blank lines in none of them */
	struct prose_part *items;
	size_t count;
};

void prose_cut(struct prose *out, struct slice text, struct pool *pool);

/* What stands before a line's words: white space, ">", list markers. */
struct prose_start {
	struct slice words;
	/* columns of white space right before the words */
	size_t indent;
	/* columns before the innermost item's words; 0: no item */
	size_t content;
	bool quote;
};

struct prose_start prose_line_start(struct slice line);

#endif
