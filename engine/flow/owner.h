/* SPDX-License-Identifier: Apache-2.0 */
/*
 * owner.h - whose a request is, told without judging all of them
 *
 * Its ref tells who began it; a handover gives it to another, and a leaver's is
 * his successor's.  The line's bytes tell at once whom it names; where that is
 * not the person in the ref, its signatures are asked.
 */

#ifndef GALLEY_FLOW_OWNER_H
#define GALLEY_FLOW_OWNER_H

#include "queue.h"
#include "requests.h"

/*
 * Whom the line that ends in head names: the last handover's, or the person in
 * its ref.  Nothing is verified, and whom a leaver left it to is not asked.
 */
const char *owner_named(struct store *store, const struct refname *name,
    struct oid head, struct pool *pool);

/*
 * Who owns the request, in g's pool.  A line that does not count is that of the
 * person in its ref, who has to hear of it.
 */
const char *owner_of(struct galley *g, const struct request_ref *ref);

/* Whether that is the acting person. */
bool owner_is_own(struct galley *g, const struct request_ref *ref);

/*
 * Adds the acting person's requests, by name, closed ones too, of all that the
 * queue's index has; it remembers whom each line names.
 */
void owner_list(struct queue *queue, struct request_refs *out);

/*
 * Whether the acting person asked for what ended in head: he signed the last
 * submit or withdraw.  Nothing is verified: for lists of what was decided.
 */
bool owner_asked(struct galley *g, struct oid head);

#endif
