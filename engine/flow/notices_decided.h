/* SPDX-License-Identifier: Apache-2.0 */
/*
 * notices_decided.h - the notices to owners: merged, rejected, sent back
 */

#ifndef GALLEY_FLOW_NOTICES_DECIDED_H
#define GALLEY_FLOW_NOTICES_DECIDED_H

#include "notices.h"
#include "queue.h"

/* Adds a notice to a living person who wants notices; others get none. */
void notices_add(struct notices *out, struct galley *g, const char *person,
    const struct notice *notice);

/* As notices_gather; of the requests of a queue, and of those archived. */
enum error_code notices_add_decided(struct notices *out,
    const struct queue *queue, const struct told_main *since,
    struct error *err);

#endif
