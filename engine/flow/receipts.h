/* SPDX-License-Identifier: Apache-2.0 */
/*
 * receipts.h - the server's log of what it accepted, signed and hash-linked
 *
 * refs/galley/log/<yyyy-mm> is a line of signed commits, each on the receipt
 * before it, also over the end of a month.  Evidence, never authority.
 */

#ifndef GALLEY_FLOW_RECEIPTS_H
#define GALLEY_FLOW_RECEIPTS_H

#include "model/receipt.h"
#include "workspace.h"

#define RECEIPTS_LOG "refs/galley/log/"

/* What a server writes of one push. */
struct receipt_entry {
	struct receipt_move *moves;
	size_t count;
	bool gap;		/* a crash had left it out */
};

/*
 * Appends as many receipts as the moves take, signed by g->key and dated
 * g->now, or as the receipt before them if that is later.  The caller holds
 * the server's lock; another writer is met by trying again.  Moves that a gap
 * has and the last receipts tell already are left out.
 */
enum error_code receipts_append(struct galley *g,
    const struct receipt_entry *entry, struct error *err);

/* The last receipt, or zero; name: the ref that it is on. */
enum error_code receipts_tip(struct galley *g, const char **name,
    struct oid *out, struct error *err);

/* Whether origin, as far as it was fetched, is a server that writes them. */
bool receipts_are_written(struct galley *g);

/* A receipt as it stands in the log; what it is worth is judged elsewhere. */
struct logged {
	struct oid id;
	struct oid before;	/* zero: it is the first */
	int64_t time;
	struct receipt receipt;
	struct commit commit;
};

/* Reads one; its signature is not looked at.  ERR_INVALID: it is none. */
enum error_code receipts_read(struct galley *g, struct oid id,
    struct logged *out, struct pool *pool, struct error *err);

/* Who signed it: the key's text, or ERR_INVALID. */
enum error_code receipts_signer(const struct logged *logged,
    struct public_key *out, struct error *err);

#endif
