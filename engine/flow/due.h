/* SPDX-License-Identifier: Apache-2.0 */
/*
 * due.h - what is late, expires, went stale or outdated, and for whom
 */

#ifndef GALLEY_FLOW_DUE_H
#define GALLEY_FLOW_DUE_H

#include "data/node.h"
#include "queue.h"

/*
 * Adds the requests that wait for somebody else than who began them: request,
 * owner, round (what is asked for, and by which submit), yours? (why its owner
 * has to go on with it), stuck? (why nobody can, or it cannot be routed),
 * stale? (path), waits?
 * [requirement, turns [since, remind?, due?, who [person]] (one for each
 * deadline), escalate_to? [person], stuck? (why nobody can act)], blocked? (the
 * requirement where changes were asked for), lift? [person] (who can go on).
 * Of those only where before a time something is late or to be reminded of, or
 * one of stale, stuck, yours stands; DUE_ALL: of all.
 */
#define DUE_ALL INT64_MAX

enum error_code due_list_requests(struct galley *g, int64_t before,
    struct node *list, struct error *err);

/* The same, where the requests are walked for more: then queue_close. */
enum error_code due_open(struct queue *queue, struct galley *g,
    struct error *err);
void due_list_queue(struct queue *queue, int64_t before, struct node *list);

/*
 * Adds documents that are unusable, or will be within a month, and outdated
 * customizations: path, what ("unusable", "expires", "outdated"), why, who.
 */
void due_list_documents(struct galley *g, struct node *list);

/*
 * Adds to told the persons of a wait's escalate_to who are not late themselves,
 * where somebody is late at the time now (as text); returns the first deadline
 * that was missed, or NULL where nobody is late.
 */
const char *due_escalated(const struct node *wait, const char *now,
    struct names *told, struct pool *pool);

#endif
