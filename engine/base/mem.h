/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mem.h - memory that is always there
 *
 * When memory runs out the process ends.  The git hook then refuses the push,
 * which is the safe answer, and no other code has to test for NULL.
 *
 * A pool holds what is read and released together: what a parser makes lives
 * as long as the pool it was given, and nothing in it is freed alone.
 */

#ifndef GALLEY_BASE_MEM_H
#define GALLEY_BASE_MEM_H

#include <stddef.h>

#include "slice.h"

/* Zeroed memory; the caller frees it with free(). */
void *mem_alloc(size_t size);

/* items, moved so that it has room for size bytes. */
void *mem_resize(void *items, size_t size);

/* Ends the process: no caller can go on without memory. */
_Noreturn void mem_exhausted(void);

struct pool_block;
struct pool_duty;

/* All zeros is the empty pool. */
struct pool {
	struct pool_block *blocks;
	struct pool_duty *duties;
	char *free_at;
	size_t free_len;
};

/* Zeroed memory, aligned for any type, that lives as long as the pool. */
void *pool_alloc(struct pool *pool, size_t size);

/* A NUL-terminated copy. */
char *pool_copy(struct pool *pool, struct slice text);
/* The same, and A-Z in it as a-z. */
char *pool_lower(struct pool *pool, struct slice text);
char *pool_text(struct pool *pool, const char *text);
char *pool_format(struct pool *pool, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * An array's items with room for at least one more than count.  The room
 * doubles, so that count alone tells when to move:
 *
 *	list->items = pool_grow(pool, list->items, list->count,
 *	    sizeof *list->items);
 *	list->items[list->count++] = item;
 */
void *pool_grow(struct pool *pool, void *items, size_t count,
    size_t item_size);

/* Calls release(of) when the pool is released, the last one first. */
void pool_at_release(struct pool *pool, void (*release)(void *of), void *of);

/* What lived in other lives in pool, and other is empty. */
void pool_join(struct pool *pool, struct pool *other);

/* Frees everything and leaves the pool empty. */
void pool_release(struct pool *pool);

#endif
