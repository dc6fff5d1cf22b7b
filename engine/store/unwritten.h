/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unwritten.h - objects that were made here and are on no disk yet
 *
 * An act makes all its objects before it moves a ref.  Until then they are
 * kept in memory, where reading finds them; then they become files together.
 * What no ref comes to rest on is never written.
 */

#ifndef GALLEY_STORE_UNWRITTEN_H
#define GALLEY_STORE_UNWRITTEN_H

#include "store/store.h"

/* More than that is written without waiting for the act's end. */
enum { UNWRITTEN_BYTES = 8 << 20 };

struct unwritten_object {
	struct oid id;
	enum object_kind kind;
	struct slice bytes;
	bool stored;	/* the repository had it: it need only stay there */
};

/* All zeros is none. */
struct unwritten {
	struct unwritten_object *items;
	size_t count;
	size_t bytes;
	/* 1 + the index of the object whose id leads here; 0: none */
	size_t *slots;
	size_t room;
	struct pool pool;
};

/* The object, valid until the next is added; NULL: it is none of these. */
const struct unwritten_object *unwritten_find(
    const struct unwritten *unwritten, struct oid id);

/* Keeps a copy of its bytes; one that is there already is left. */
void unwritten_add(struct unwritten *unwritten,
    const struct unwritten_object *object);

void unwritten_release(struct unwritten *unwritten);

#endif
