/* SPDX-License-Identifier: Apache-2.0 */
/*
 * receipt.h - what a server writes down of a push that it accepted
 *
 *	receipt: 2026-11
 *
 *	refs/heads/custom/rep1/first-touch/bolt 91ab... 5f2a...
 *	refs/heads/main 17c0... 5f2a...
 *
 *	Galley-Event: receipt
 *	Galley-Workspace: 3f78...
 *
 * The message of a commit on refs/galley/log/<yyyy-mm> whose parent is the
 * receipt before it.  A move reads ref, old and new id, zeros for "absent".
 * "gap" instead of "receipt" marks what a crash left out: it witnesses nothing.
 */

#ifndef GALLEY_MODEL_RECEIPT_H
#define GALLEY_MODEL_RECEIPT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/oid.h"

/* More moves than these take several receipts. */
enum { RECEIPT_MOVES = 50 };

struct receipt_move {
	const char *ref;	/* main's or a request's */
	struct oid old_id;
	struct oid new_id;
};

struct receipt {
	bool gap;
	const char *month;	/* "2026-11" */
	struct oid workspace;	/* the root's id */
	struct receipt_move *moves;	/* by ref, in byte order */
	size_t count;
};

/* Whether receipts tell of this ref: main's and requests', not journals'. */
bool receipt_tells(const char *ref, struct pool *pool);

/* Puts moves into their order. */
void receipt_sort(struct receipt_move *moves, size_t count);

/* Appends the message. */
void receipt_write(const struct receipt *receipt, struct buf *out);

/*
 * Strict: what is read is written as the same bytes.  Texts live in the pool.
 * An error is ERR_INVALID and says what a receipt reads like.
 */
enum error_code receipt_parse(struct receipt *out, struct slice message,
    struct pool *pool, struct error *err);

#endif
