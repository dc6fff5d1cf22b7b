/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate.h - the duties beside the rules: what a merge must pass besides T1 to T8
 *
 * Old main's checks run on the tree that the merge would make, and nothing
 * recalled or expired merges.  No route depends on this.
 */

#ifndef GALLEY_FLOW_GATE_H
#define GALLEY_FLOW_GATE_H

#include "base/finding.h"
#include "dossier.h"

/*
 * Main as it would be if these were merged now: old main's rules, new documents.
 * It lives as long as the view and the changes.
 */
struct library gate_library(const struct view *view,
    const struct changes *changes);

/* What the checks find in a request's changed documents, on the merged tree. */
void gate_findings(const struct view *view, const struct changes *changes,
    struct findings *out);

/* The same of a dossier, with what exceptions say. */
void gate_findings_of(const struct view *view, const struct dossier *dossier,
    struct findings *out);

/*
 * Marks what exceptions cover; of other errors says who may grant one.  An
 * exception that covers nothing is a warning ("unused-exception").
 */
void gate_except(const struct view *view, const struct dossier *dossier,
    struct findings *list);

/* ERR_REFUSED names the first error among them; ERR_MOVED what expired. */
enum error_code gate_judge(const struct view *view,
    const struct dossier *dossier, struct error *err);

#endif
