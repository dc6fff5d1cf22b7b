/* SPDX-License-Identifier: Apache-2.0 */
/*
 * anchors.h - the places of a document that links can name
 *
 * A heading's is its text in small letters with "-" for spaces and without
 * signs, as Markdown's hosts make it; raw HTML names others by id or name.
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_ANCHORS_H
#define GALLEY_CHECK_ANCHORS_H

#include "text/blocks.h"

struct anchor {
	const char *name;
	struct source_span span;	/* what makes it */
};

/* By name, then by place. */
struct anchors {
	struct anchor *items;
	size_t count;
};

struct anchors anchors_of(const struct blocks *blocks, struct slice source,
    struct pool *pool);

bool anchors_have(const struct anchors *anchors, const char *name,
    struct pool *pool);

/*
 * Where a relative link of a file leads, without query and fragment; NULL: out
 * of the project.  "" is the file itself.
 */
const char *anchors_resolve(const char *from, const char *url,
    struct pool *pool);

#endif
