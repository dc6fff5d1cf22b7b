/* SPDX-License-Identifier: Apache-2.0 */
/*
 * line.h - a request's commits, read and verified one by one (T1, T2, T8)
 */

#ifndef GALLEY_FLOW_LINE_H
#define GALLEY_FLOW_LINE_H

#include "model/request.h"
#include "view.h"

enum { LINE_LIMIT = 1000 };

/* What stands on a ref, before the model folds it. */
struct read_line {
	struct line line;
	struct oid head;
	struct oid tree;	/* of the head */
	struct oid base;	/* open's parent, or the last refresh's base */
	struct oid base_tree;
	/* evidence or assets that the head lacks (T8) */
	bool lost_media;
};

/*
 * Reads from head back to its open.  Each commit's form, signature and tree is
 * judged; the first that does not count is ERR_INVALID with its rule.
 */
enum error_code line_read(struct read_line *out, const struct view *view,
    const struct refname *name, struct oid head, struct pool *pool,
    struct error *err);

/* A commit as it was read ahead, or else from the store. */
enum error_code line_read_commit(const struct view *view, struct oid id,
    struct commit *out, struct pool *pool, struct error *err);

/*
 * Verifies the signature of the commit out->id, unless it is known to be good,
 * and reads its message (T1, T2).
 */
enum error_code line_read_event(struct event *out, const struct view *view,
    const struct commit *commit, struct pool *pool, struct error *err);

#endif
