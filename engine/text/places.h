/* SPDX-License-Identifier: Apache-2.0 */
/*
 * places.h - from a byte of a file to its line and column, as often as asked
 *
 * The table is made once per file; a place then costs a binary search and,
 * on lines that are not all ASCII, a look at the line.
 *
 *	struct places places = places_of(source, pool);
 *	struct file_place at = places_find(&places, offset);
 */

#ifndef GALLEY_TEXT_PLACES_H
#define GALLEY_TEXT_PLACES_H

#include "base/mem.h"
#include "base/slice.h"

struct places {
	struct slice source;
	const size_t *starts;	/* where each line begins */
	size_t count;		/* at least 1 */
	bool ascii;		/* all of source */
};

/* All count from 1; a character is a code point. */
struct file_place {
	size_t line;
	size_t column;		/* characters */
	size_t byte;		/* bytes */
	size_t utf16;		/* UTF-16 units, as SARIF counts */
};

/* source is borrowed. */
struct places places_of(struct slice source, struct pool *pool);

/* An offset beyond the source stands for its end. */
struct file_place places_find(const struct places *places, size_t offset);

#endif
