/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mend.h - what findings would put in, put in
 *
 *	struct mends mends = mends_choose(&findings, text, pool);
 *	mends_apply(&mends, text, &out);
 */

#ifndef GALLEY_CHECK_MEND_H
#define GALLEY_CHECK_MEND_H

#include "base/buf.h"
#include "base/finding.h"

struct mend {
	struct extent bytes;
	const char *text;
};

/* Ascending; none overlaps or touches another. */
struct mends {
	struct mend *items;
	size_t count;
};

/*
 * Those of one file's findings that stand and have exactly one replacement.
 * Of two that meet the one that begins first is taken, of two that begin
 * together the first in the list; the other has its turn in the next run.
 */
struct mends mends_choose(const struct findings *findings, struct slice text,
    struct pool *pool);

void mends_apply(const struct mends *mends, struct slice text,
    struct buf *out);

/* Appends the change as a unified diff without context; none: nothing. */
void mends_diff(const struct mends *mends, const char *path,
    struct slice text, struct buf *out);

#endif
