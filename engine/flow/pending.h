/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pending.h - pushes that were let in and have no receipt yet
 *
 * A note in galley/pending/ of the repository, written when the gate says yes
 * and removed when the receipt is there.  A note whose push has ended without
 * is what a crash left out.
 */

#ifndef GALLEY_FLOW_PENDING_H
#define GALLEY_FLOW_PENDING_H

#include "model/push.h"
#include "receipts.h"

/*
 * Notes the moves that this push, which is our parent process, is about to
 * make; synced.  Its first line is when that process began, and "apart" if the
 * push is one that stands so: hooks/reference-transaction reads it, and asks no
 * more.  The gate calls it last, and refuses the push if it fails.
 */
enum error_code pending_note(struct galley *g, const struct push *push,
    struct error *err);

/* Takes this push's own note away. */
void pending_forget(struct galley *g);

/*
 * Of the pushes that ended without receipt: the moves that were made after
 * all.  Their notes are named, to be removed when the gap is told.
 */
struct pending_gap {
	struct receipt_move *moves;
	size_t count;
	struct names notes;
};

void pending_find_gap(struct galley *g, struct pending_gap *out);
void pending_remove(struct galley *g, const struct pending_gap *gap);

#endif
