/* SPDX-License-Identifier: Apache-2.0 */
/*
 * trees.h - what one tree brings that another has not (T8)
 */

#ifndef GALLEY_FLOW_TREES_H
#define GALLEY_FLOW_TREES_H

#include "model/changes.h"
#include "view.h"

/* A zero id is an empty tree. */
struct trees {
	struct oid before;
	struct oid after;
};

/* What differs; a tree that git would not write is ERR_INVALID. */
enum error_code trees_compare(struct tree_changes *out,
    const struct view *view, struct trees trees, struct pool *pool,
    struct error *err);

/* The same, judged by rule T8; view tells CI's paths. */
enum error_code trees_judge(struct tree_changes *out, const struct view *view,
    struct trees trees, struct pool *pool, struct error *err);

/*
 * T8 for a file that a person brings in and no history has yet, so that it is
 * his text that is wrong: ERR_REFUSED.
 */
enum error_code trees_judge_file(const struct view *view, const char *path,
    struct slice content, struct error *err);

/* Whether what changes brought to a tree has a twin there (T8). */
enum error_code trees_judge_twins(struct store *store,
    const struct tree_changes *changes, struct oid tree, struct error *err);

/* What differs between a base and a head, with old content from view's main. */
enum error_code trees_changes(struct changes *out, const struct view *view,
    struct trees trees, struct error *err);

#endif
