/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draft.h - a block's text while it is put together, and where it is from
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_DRAFT_H
#define GALLEY_TEXT_DRAFT_H

#include <stdint.h>

#include "blocks.h"

/*
 * All zeros is the empty draft.  Its memory is its own until draft_release;
 * appends grow it and cannot fail.
 */
struct draft {
	char *at;
	size_t len;
	size_t room;
	struct block_run *runs;
	size_t run_count;
	size_t run_room;
};

/* The source's own bytes, which stand at from. */
void draft_copy(struct draft *draft, struct slice bytes, size_t from);

/* Bytes that stand for the whole of span. */
void draft_made(struct draft *draft, struct slice bytes,
    struct source_span span);

/* One '*' for each character of source's span. */
void draft_mask(struct draft *draft, const char *source,
    struct source_span span);

/* Everything from offset len on is taken back. */
void draft_cut(struct draft *draft, size_t len);

/* Gives block a copy of the text and the runs, and forgets both. */
void draft_settle(struct draft *draft, struct block *block,
    struct pool *pool);

void draft_release(struct draft *draft);

#endif
