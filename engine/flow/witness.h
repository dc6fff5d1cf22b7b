/* SPDX-License-Identifier: Apache-2.0 */
/*
 * witness.h - what the server's receipts prove of main and of requests
 *
 * A merge is witnessed where a receipt, signed by a key that the main before
 * it lists among its server-keys, says that main moved over it.  What receipts
 * say and what is here may contradict each other: then somebody took a ref
 * back, dropped an event, or rewrote the log.
 */

#ifndef GALLEY_FLOW_WITNESS_H
#define GALLEY_FLOW_WITNESS_H

#include "data/node.h"
#include "push_times.h"

struct witness {
	size_t receipts;	/* in the log; 0: there is none */
	size_t trusted;		/* signed by a key of the server */
	/* when main moved over each commit of the chain; 0: not witnessed */
	int64_t *times;
	struct push_times pushes;	/* when requests went where */
	struct node *contradictions;	/* texts */
};

/* chain: main's commits, already verified, the tip first. */
enum error_code witness_judge(struct galley *g, const struct oid *chain,
    size_t count, struct witness *out, struct error *err);

/*
 * After a fetch of main, too: the log must hold the last receipt that this clone
 * saw.  Remembers its tip, and when events were taken; ERR_INVALID says that the
 * log was rewritten.
 */
enum error_code witness_follow(struct galley *g, struct error *err);

#endif
