/* SPDX-License-Identifier: Apache-2.0 */
#include "mem.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"

/*
 * The first block of a pool is small: many pools hold only a name or two.  With
 * its head it is of a size that glibc keeps at hand, which ends at 1032 bytes.
 */
enum { FIRST_BLOCK = 1008, BLOCK_SIZE = 16 * 1024, FIRST_ROOM = 8 };

struct pool_block {
	struct pool_block *next;
	alignas(max_align_t) char bytes[];
};

void
mem_exhausted(void)
{
	fputs("galley: out of memory\n", stderr);
	_Exit(75);
}

void *
mem_alloc(size_t size)
{
	void *at = calloc(1, size ? size : 1);

	if (!at)
		mem_exhausted();
	return at;
}

void *
mem_resize(void *items, size_t size)
{
	void *at = realloc(items, size ? size : 1);

	if (!at)
		mem_exhausted();
	return at;
}

static size_t
aligned(size_t size)
{
	enum { ALIGN = alignof(max_align_t) };

	if (size > SIZE_MAX / 2)
		mem_exhausted();
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Not zeroed: most blocks are released before they are full. */
static char *
add_block(struct pool *pool, size_t size)
{
	struct pool_block *block = malloc(sizeof *block + size);

	if (!block)
		mem_exhausted();

	block->next = pool->blocks;
	pool->blocks = block;
	return block->bytes;
}

static void *
take(struct pool *pool, size_t size)
{
	size_t need = aligned(size);
	size_t block = pool->blocks ? BLOCK_SIZE : FIRST_BLOCK;
	char *at;

	if (need > block / 4)
		return add_block(pool, need);
	if (need > pool->free_len) {
		pool->free_at = add_block(pool, block);
		pool->free_len = block;
	}
	at = pool->free_at;
	pool->free_at += need;
	pool->free_len -= need;
	return at;
}

void *
pool_alloc(struct pool *pool, size_t size)
{
	void *at = take(pool, size);

	return size ? memset(at, 0, size) : at;
}

char *
pool_copy(struct pool *pool, struct slice text)
{
	char *copy = take(pool, text.len + 1);

	if (text.len)
		memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	return copy;
}

char *
pool_lower(struct pool *pool, struct slice text)
{
	char *copy = pool_copy(pool, text);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = ascii_lower(copy[i]);
	return copy;
}

char *
pool_text(struct pool *pool, const char *text)
{
	return pool_copy(pool, slice_of(text));
}

char *
pool_format(struct pool *pool, const char *fmt, ...)
{
	char shortly[256];	/* most are, and are written once */
	va_list args;
	int len;
	char *text;

	va_start(args, fmt);
	len = vsnprintf(shortly, sizeof shortly, fmt, args);
	va_end(args);
	if ((size_t)len < sizeof shortly)
		return pool_copy(pool, (struct slice){ shortly, (size_t)len });
	text = take(pool, (size_t)len + 1);
	va_start(args, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	va_end(args);
	return text;
}

static int
is_full(size_t count)
{
	return count == 0 ||
	    (count >= FIRST_ROOM && (count & (count - 1)) == 0);
}

void *
pool_grow(struct pool *pool, void *items, size_t count, size_t item_size)
{
	size_t room = count ? count * 2 : FIRST_ROOM;
	char *moved;

	if (!is_full(count))
		return items;
	if (room > SIZE_MAX / 2 / item_size)
		mem_exhausted();
	moved = take(pool, room * item_size);
	if (count)
		memcpy(moved, items, count * item_size);
	memset(moved + count * item_size, 0, (room - count) * item_size);
	return moved;
}

/* What holds more than the pool's memory. */
struct pool_duty {
	struct pool_duty *next;
	void (*release)(void *of);
	void *of;
};

void
pool_at_release(struct pool *pool, void (*release)(void *of), void *of)
{
	struct pool_duty *duty = pool_alloc(pool, sizeof *duty);

	*duty = (struct pool_duty){ pool->duties, release, of };
	pool->duties = duty;
}

void
pool_join(struct pool *pool, struct pool *other)
{
	struct pool_block **blocks = &pool->blocks;
	struct pool_duty **duties = &pool->duties;

	while (*blocks)
		blocks = &(*blocks)->next;
	while (*duties)
		duties = &(*duties)->next;
	*blocks = other->blocks;
	*duties = other->duties;
	*other = (struct pool){ 0 };
}

void
pool_release(struct pool *pool)
{
	for (struct pool_duty *d = pool->duties; d; d = d->next)
		d->release(d->of);
	while (pool->blocks) {
		struct pool_block *next = pool->blocks->next;

		free(pool->blocks);
		pool->blocks = next;
	}
	*pool = (struct pool){ 0 };
}
