/* SPDX-License-Identifier: Apache-2.0 */
/*
 * marker.h - the lines that galley reads before CommonMark does
 *
 *	<!-- region opening -->		<!-- /region -->
 *	<!-- when market = eu -->	<!-- /when -->
 *	{{> proof-scheduling}}
 */

#ifndef GALLEY_TEXT_MARKER_H
#define GALLEY_TEXT_MARKER_H

#include "base/slice.h"

enum { MARKER_VALUE = 60 };

enum marker_kind {
	MARKER_NONE,
	MARKER_REGION,		/* name */
	MARKER_REGION_END,
	/* name is the field, value what it must equal */
	MARKER_WHEN,
	MARKER_WHEN_END,
	MARKER_INCLUDE,		/* name is the block's id */
};

struct marker {
	enum marker_kind kind;
	struct slice name;
	struct slice value;
};

/* Reads a whole line, without its LF; any other spelling is no marker. */
struct marker marker_read(struct slice line);

/* Where a comment that begins like a marker stands, or text.len. */
size_t marker_like(struct slice text);

#endif
