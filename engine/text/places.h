/* SPDX-License-Identifier: Apache-2.0 */
/*
 * places.h - from a byte of a file to its line and column, as often as asked
 *
 * The table is made once per file; a place then costs a binary search and,
 * in files that are not all ASCII, a look at some hundred bytes: a line of
 * many findings may be long.
 *
 *	struct places places = places_of(source, pool);
 *	struct file_place at = places_find(&places, offset);
 */

#ifndef GALLEY_TEXT_PLACES_H
#define GALLEY_TEXT_PLACES_H

#include "base/mem.h"
#include "base/slice.h"

/* How much of a source stands before a byte. */
struct places_mark {
	size_t characters;
	size_t utf16;		/* UTF-16 units */
};

struct places {
	struct slice source;
	const size_t *starts;	/* where each line begins */
	size_t count;		/* at least 1 */
	const struct places_mark *marks;	/* NULL: all of it is ASCII */
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

/*
 * The byte of a line's n-th character, or the line's end; line counts from 1
 * and is one of the source's.
 */
size_t places_offset(const struct places *places, size_t line, size_t column);

#endif
