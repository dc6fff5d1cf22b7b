/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rejoin.h - a change/ request put on a main that changed its documents, too
 *
 * Line by line: what only one side changed is taken.  Where both changed the
 * same or neighbouring lines nobody but its owner knows what is meant.
 */

#ifndef GALLEY_FLOW_REJOIN_H
#define GALLEY_FLOW_REJOIN_H

#include "act.h"

/*
 * Today's main with the change set, joined; the act is one on the request.
 * ERR_MOVED names the document where both sides changed the same.
 */
enum error_code rejoin_tree(struct act *act, const struct dossier *dossier,
    struct oid *tree, struct error *err);

#endif
