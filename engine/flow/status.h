/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status.h - how a request stands, as the maps that galley.h promises
 */

#ifndef GALLEY_FLOW_STATUS_H
#define GALLEY_FLOW_STATUS_H

#include "data/node.h"
#include "queue.h"
#include "requests.h"

/*
 * What its dossier says, what others said of it, its owner's next step, and
 * whether its words are outdated.
 */
void status_describe_one(struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct node *report);

/*
 * The acting person's open requests: the same but for outdated words, or the
 * state "broken" with why.
 */
void status_list_own(struct queue *queue, struct node *list);

#endif
