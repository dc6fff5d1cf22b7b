/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cache.h - objects that were read and checked already
 *
 * One slot for each of the first bits of an id; the newer object takes it.
 * What is in it cannot be wrong: an id names its bytes.
 */

#ifndef GALLEY_STORE_CACHE_H
#define GALLEY_STORE_CACHE_H

#include <stdint.h>

#include "store/store.h"

/* Ten thousand entries of one folder fit. */
enum { CACHE_SLOTS = 2048, CACHE_OBJECT_LIMIT = 64 * 1024,
	CACHE_TREE_LIMIT = 1024 * 1024, CACHE_BUDGET = 4 * 1024 * 1024 };

struct cached {
	struct oid id;
	enum object_kind kind;
	bool sound;	/* a tree all of whose entries were judged */
	bool asked;	/* a tree, for an entry, before it was sound */
	size_t last;	/* of a sound tree: where an entry was sought last */
	char *at;
	size_t len;
	size_t room;	/* of the memory at at */
};

/* Items lie one behind the other: a short command reads few objects. */
struct cache {
	/* all the room that is held: past the budget it forgets all */
	size_t bytes;
	uint16_t slots[CACHE_SLOTS];	/* 1 + the place among items, or 0 */
	struct cached *items;
	size_t count;
	size_t room;
};

/* The object, valid until the next cache_put; NULL: it is not there. */
struct cached *cache_get(struct cache *cache, struct oid id,
    enum object_kind kind);
void cache_put(struct cache *cache, struct oid id, enum object_kind kind,
    struct slice bytes);
/* Forgets all. */
void cache_release(struct cache *cache);

#endif
