/* SPDX-License-Identifier: Apache-2.0 */
/*
 * comment.h - comments: what they are about, and which are settled
 *
 * No comment holds a merge up.  One that says what must be fixed is settled by
 * who made it or somebody who is no author; the others by the owner, too.
 */

#ifndef GALLEY_FLOW_COMMENT_H
#define GALLEY_FLOW_COMMENT_H

#include "data/node.h"
#include "workspace.h"
#include "dossier.h"

/*
 * Each as [event, person, text, id, slot?, quote?, must_fix?, resolved?]: all
 * that was said, or what others said since the last submit and comments that
 * are not resolved.
 */
struct node *comment_list(struct galley *g, const struct request *request,
    bool all);

#endif
