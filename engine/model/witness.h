/* SPDX-License-Identifier: Apache-2.0 */
/*
 * witness.h - what a log of receipts says of each ref, folded
 *
 * Each ref's moves follow one another.  Where one begins elsewhere than the
 * one before it ended there is a jump: a move without receipt, or a lie.
 */

#ifndef GALLEY_MODEL_WITNESS_H
#define GALLEY_MODEL_WITNESS_H

#include "model/receipt.h"

struct witness_move {
	const char *ref;
	struct oid old_id;
	struct oid new_id;
	bool gap;
	size_t order;		/* of its receipt in the log */
};

/* A receipt goes on at "to", the one before it ended at "from". */
struct witness_jump {
	const char *ref;
	struct oid from;
	struct oid to;		/* zero: it was made anew */
};

/* Where the log leaves a ref. */
struct witness_end {
	const char *ref;
	struct oid id;
};

struct witness_fold {
	struct witness_jump *jumps;
	size_t jump_count;
	struct witness_end *ends;	/* by ref, in byte order */
	size_t end_count;
};

/*
 * Folds the moves, which are put in order.  A ref's first move may begin
 * anywhere.  A push that was slow may have been taken for a gap: its own
 * receipt then tells the gap's last move once more.
 */
void witness_fold(struct witness_move *moves, size_t count,
    struct witness_fold *out, struct pool *pool);

#endif
