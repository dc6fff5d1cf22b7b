/* SPDX-License-Identifier: Apache-2.0 */
/*
 * changes.h - what a request would change on main, path by path
 */

#ifndef GALLEY_MODEL_CHANGES_H
#define GALLEY_MODEL_CHANGES_H

#include "base/error.h"
#include "base/names.h"
#include "base/oid.h"

struct change {
	const char *path;
	unsigned old_mode;	/* in the base; 0: absent */
	unsigned new_mode;	/* in the head; 0: removed */
	struct oid old_id;
	struct oid new_id;
	struct slice old_text;	/* on old main */
	struct slice new_text;
	bool on_main;		/* old main has the path */
	/* old main's mode or blob is not the base's: stale */
	bool moved;
};

/* By path, in byte order. */
struct changes {
	struct change *items;
	size_t count;
};

enum changes_kind {
	CHANGES_EMPTY,
	CHANGES_CUSTOM,		/* exactly one customization */
	CHANGES_CONTENT,	/* documents, blocks, claims ... */
	CHANGES_POLICY,		/* only policy paths */
	CHANGES_MIXED,		/* policy and other paths: refused (T7) */
};

enum changes_kind changes_classify(const struct changes *changes,
    const struct names *ci);

/*
 * Whether two change sets are the same, old sides included: a refresh between
 * them was pure.
 */
bool changes_equal(const struct changes *a, const struct changes *b);

/* Whether it only adds "recalled" to documents' front matter, and which. */
bool changes_is_recall(const struct changes *changes, struct pool *pool);

#endif
