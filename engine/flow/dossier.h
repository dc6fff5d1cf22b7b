/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dossier.h - a request with all that is known of it, judged against a main
 *
 * The one way from a ref to a decision: every command, the gate and verify
 * open a dossier.
 */

#ifndef GALLEY_FLOW_DOSSIER_H
#define GALLEY_FLOW_DOSSIER_H

#include "base/digest.h"
#include "line.h"
#include "model/merge.h"

struct dossier {
	struct read_line read;
	struct request request;
	struct changes changes;
	struct digest_text seen;
	bool amends;			/* a policy request: */
	struct policy new_policy;
	struct decision decision;
	/* the route could not be planned: why */
	enum error_code blocked;
	struct error why;
};

/*
 * Reads and judges the line that ends at head.  view->library.now is the time
 * it is judged at.  A line that does not count is ERR_INVALID; a route that
 * cannot be planned is no failure but told in blocked.
 */
enum error_code dossier_open(struct dossier *out, const struct view *view,
    const struct refname *name, struct oid head, struct error *err);

/* What the model is asked about a dossier; both must outlive the question. */
struct merge_question dossier_question(const struct dossier *dossier,
    const struct view *view);

/*
 * The commit with which the line that ends in head was opened, and main's
 * commit below it; false: its commits tell of none.  Nothing is judged.
 */
bool dossier_find_open(struct store *store, struct oid head,
    struct oid *open, struct oid *parent);

/*
 * Whether main merged the line that begins with this open already: a request
 * merges once, also after main went back to what was before it (T6).
 */
bool dossier_merged_before(const struct view *view,
    const struct read_line *line);

/*
 * The same in two steps, for lists, where not of each the route is asked: reads
 * and folds; then judges what was folded under the same view.
 */
enum error_code dossier_fold(struct dossier *out, const struct view *view,
    const struct refname *name, struct oid head, struct error *err);
enum error_code dossier_decide(struct dossier *dossier,
    const struct view *view, struct error *err);

/* The hex of Seen for a change set under view's main. */
struct digest_text dossier_seen(const struct view *view,
    const struct changes *changes);

/* The tree of main with the change set put in. */
enum error_code dossier_merged_tree(const struct view *view,
    const struct changes *changes, struct oid *out, struct error *err);

#endif
