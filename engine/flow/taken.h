/* SPDX-License-Identifier: Apache-2.0 */
/*
 * taken.h - when the server took each event, as its receipts tell
 *
 * An event's own date is what its signer's clock said.  Deadlines count from
 * the server's, where there is one.  A file in the git directory remembers the
 * times; it may be deleted, and only lists read it.
 */

#ifndef GALLEY_FLOW_TAKEN_H
#define GALLEY_FLOW_TAKEN_H

#include "model/request.h"
#include "receipts.h"

struct taken_time {
	struct oid head;	/* where a receipt says that a request went */
	int64_t time;
};

struct taken {
	struct taken_time *items;	/* by head */
	size_t count;
};

/* Adds new receipts, the last one first, where a listed key signed them. */
void taken_add(struct galley *g, const struct oid *receipts, size_t count);

/* Keeps where a trusted receipt says that requests went; then they are sorted. */
void taken_keep(struct taken *taken, const struct logged *logged,
    struct pool *pool);
void taken_sort(struct taken *taken);

void taken_read(struct galley *g, struct taken *out);

/* Dates the events by the push that brought each; others keep their own. */
void taken_date(const struct taken *taken, struct request *request);

#endif
