/* SPDX-License-Identifier: Apache-2.0 */
/*
 * view.h - main at one commit, as the values that the model judges by
 *
 * Commands look at today's main, verify at each merge's first parent: both
 * through a view, so that both see the same.
 */

#ifndef GALLEY_FLOW_VIEW_H
#define GALLEY_FLOW_VIEW_H

#include "checked.h"
#include "data/commit.h"
#include "model/library.h"
#include "store/store.h"

struct pasts;

struct view {
	struct store *store;
	struct pool *pool;	/* what is read lives here */
	struct oid root;	/* the workspace's id */
	struct oid commit;
	struct oid tree;
	int64_t time;		/* main is the clock */
	struct policy policy;
	bool inherited;		/* the policy is before's, in before's pool */
	bool same_shelves;	/* what a memo of before remembers holds here */
	struct source source;
	struct library library;
	struct pasts *pasts;	/* what main's merges say; NULL: not asked */
	/* signatures known to be good, or NULL */
	const struct checked_step *checked;
};

/* The file of policy_memory.h. */
struct policy_memory {
	const char *path;
	bool keep_out;		/* nothing is to be written */
};

struct view_start {
	struct store *store;
	struct oid root;
	struct oid commit;
	const struct view *before;	/* or NULL */
	const struct commit *read;	/* that commit, or NULL: not read yet */
	struct pasts *pasts;	/* or NULL */
	struct person_memo *persons;	/* NULL: that of before, if any */
	/* NULL, unless what is asked decides nothing for others */
	const struct policy_memory *memory;
};

/*
 * Fills view (whose address must stay) with main at a commit.  The policy is
 * read anew unless before, the view of another commit, holds the same one.
 */
enum error_code view_open(struct view *view, const struct view_start *start,
    struct pool *pool, struct error *err);

/* A source that reads another tree of the same store. */
struct tree_view {
	struct store *store;
	struct pool *pool;
	struct oid tree;
};

struct source tree_view_source(struct tree_view *view);

/* One file of it, in its pool; false: it is not there. */
bool tree_view_read(struct tree_view view, const char *path,
    struct slice *out);

/* Reads and parses a commit of any kind. */
enum error_code view_read_commit(struct store *store, struct oid id,
    struct commit *out, struct pool *pool, struct error *err);

/* The root of main, found by walking first parents from a commit. */
enum error_code view_find_root(struct store *store, struct oid commit,
    struct oid *out, struct error *err);

/* Whether a commit lies on the first-parent chain that ends in tip. */
bool view_on_chain(struct store *store, struct oid tip, struct oid commit);

#endif
