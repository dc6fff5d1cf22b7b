/* SPDX-License-Identifier: Apache-2.0 */
#include "mem.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first block of a pool is small: many pools hold only a name or two. */
enum { FIRST_BLOCK = 1024, BLOCK_SIZE = 16 * 1024, FIRST_ROOM = 8 };

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

void
names_add(struct names *names, struct pool *pool, const char *name)
{
	names->items = pool_grow(pool, names->items, names->count,
	    sizeof *names->items);
	names->items[names->count++] = name;
}

size_t
names_find(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->items[i], name) == 0)
			return i;
	}
	return names->count;
}

_Bool
names_has(const struct names *names, const char *name)
{
	return names_find(names, name) < names->count;
}

const char *
names_join(const struct names *names, const char *between, struct pool *pool)
{
	size_t size = 1;
	char *text, *end;

	for (size_t i = 0; i < names->count; i++)
		size += strlen(between) + strlen(names->items[i]);
	text = end = pool_alloc(pool, size);
	for (size_t i = 0; i < names->count; i++)
		end = stpcpy(stpcpy(end, i ? between : ""), names->items[i]);
	return text;
}

static size_t
smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Levenshtein's distance, for names of at most 63 bytes; longer: no match. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[64], la = strlen(a), lb = strlen(b);

	if (la > 63 || lb > 63)
		return SIZE_MAX;
	for (size_t j = 0; j <= lb; j++)
		row[j] = j;
	for (size_t i = 1; i <= la; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= lb; j++) {
			size_t above = row[j];

			row[j] = smallest(above + 1, row[j - 1] + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[lb];
}

const char *
names_nearest(const struct names *names, const char *name)
{
	const char *best = NULL;
	size_t best_distance = strlen(name) / 3 + 2;

	for (size_t i = 0; i < names->count; i++) {
		size_t d = distance(names->items[i], name);

		if (strlen(name) >= 3 && strstr(names->items[i], name))
			d = 1;
		if (d < best_distance) {
			best_distance = d;
			best = names->items[i];
		}
	}
	return best;
}
