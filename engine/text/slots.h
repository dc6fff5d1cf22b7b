/* SPDX-License-Identifier: Apache-2.0 */
/*
 * slots.h - {{name}} in a passage, carried through CommonMark as one character
 *
 * Before parsing, the slot with number n becomes the character U+F0000 + n,
 * which no passage may hold or name by an entity.  So a slot is exactly what
 * is spelled {{name}} in the passage: neither markup nor an escape makes one
 * or takes one apart, and its place is known.
 */

#ifndef GALLEY_TEXT_SLOTS_H
#define GALLEY_TEXT_SLOTS_H

#include "base/buf.h"

struct slot {
	const char *name;
	size_t offset;	/* of its "{{" in the passage */
	size_t len;	/* of all of it there */
};

/* All zeros is the empty list; the items live in the pool. */
struct slots {
	struct slot *items;
	size_t count;
};

/*
 * Appends text to shadow with each slot made one character.  False at "{{"
 * that is no slot, or has a backslash before it: *bad is its offset.
 */
bool slots_take(struct slots *out, struct buf *shadow, struct slice text,
    struct pool *pool, size_t *bad);

/* Where text holds a slot's character, itself or by an entity; or text.len. */
size_t slots_forged(struct slice text);

/*
 * Takes the text before the next slot's character, and that, off *rest.
 * False when no slot follows: before is then all that was left.
 */
bool slots_next(struct slice *rest, struct slice *before, size_t *number);

/* Whether parsed text reads "{{" or "{" and a slot; *last carries over. */
bool slots_has_brace(struct slice text, char *last);

#endif
