/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inbox.h - the requests that wait for the acting person
 *
 * Of many, one screen is judged, the longest waiting first; the index
 * remembers what was judged.
 */

#ifndef GALLEY_FLOW_INBOX_H
#define GALLEY_FLOW_INBOX_H

#include "queue.h"

/* What the acting person's lists remember of requests, opened. */
enum error_code inbox_open(struct queue *queue, struct galley *g,
    struct error *err);

/* Adds what waits for him to list; *more counts those that may wait too. */
void inbox_list(struct queue *queue, const struct person *person,
    struct node *list, int64_t *more);

#endif
