/* SPDX-License-Identifier: Apache-2.0 */
/*
 * push_times.h - when the server took each event, as its receipts tell
 *
 * An event's own date is what its signer's clock said.  Deadlines count from
 * the server's, where there is one.  A file in the git directory remembers the
 * times; it may be deleted, and only lists read it.
 */

#ifndef GALLEY_FLOW_PUSH_TIMES_H
#define GALLEY_FLOW_PUSH_TIMES_H

#include "model/request.h"
#include "receipts.h"

struct push_time {
	struct oid head;	/* where a receipt says that a request went */
	int64_t time;
};

struct push_times {
	struct push_time *items;	/* by head */
	size_t count;
};

/* Adds new receipts, the last one first, where a listed key signed them. */
void push_times_add(struct galley *g, const struct oid *receipts,
    size_t count);

/* Keeps where a trusted receipt says that requests went; then they are sorted. */
void push_times_keep(struct push_times *times, const struct logged *logged,
    struct pool *pool);
void push_times_sort(struct push_times *times);

void push_times_read(struct galley *g, struct push_times *out);

/* Dates the events by the push that brought each; others keep their own. */
void push_times_date(const struct push_times *times, struct request *request);

#endif
