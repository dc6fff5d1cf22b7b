/* SPDX-License-Identifier: Apache-2.0 */
/*
 * renewal.h - approvals that ended because something else was changed
 *
 * An approval dies when a document that the request reads changes on main.  The
 * request stays submitted; who approved it may do so again, in one act for all
 * that the same change touched.
 */

#ifndef GALLEY_FLOW_RENEWAL_H
#define GALLEY_FLOW_RENEWAL_H

#include "data/node.h"
#include "requests.h"

/*
 * Sets the report's "lapsed" [person, stages, because], where there is one, and
 * "changed" [path, words]: what main changed since.  "renew" (bool): the acting
 * person gave one of them.
 */
void renewal_report(struct galley *g, const struct dossier *dossier,
    struct node *report);

#endif
