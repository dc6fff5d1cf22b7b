/* SPDX-License-Identifier: Apache-2.0 */
#include "shingles.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a: the same everywhere, and nobody gains by a collision. */
static uint64_t
hash(const char *at, size_t len)
{
	uint64_t sum = 0xcbf29ce484222325U;

	for (size_t i = 0; i < len; i++)
		sum = (sum ^ (unsigned char)at[i]) * 0x100000001b3U;
	return sum;
}

static int
compare(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void
add(struct shingles *s, uint64_t item, struct pool *pool)
{
	s->items = pool_grow(pool, s->items, s->count, sizeof item);
	s->items[s->count++] = item;
}

static void
unite(struct shingles *s)
{
	size_t kept = 0;

	qsort(s->items, s->count, sizeof *s->items, compare);
	for (size_t i = 1; i < s->count; i++) {
		if (s->items[i] != s->items[kept])
			s->items[++kept] = s->items[i];
	}
	s->count = kept + 1;
}

struct shingles
shingles_of(const char *flat, size_t words, struct pool *pool)
{
	struct shingles s = { 0 };
	const char *start = flat, *end = flat;

	for (size_t i = 0; i < words && *end; i++)
		end += strcspn(end + (i > 0), " ") + (i > 0);
	add(&s, hash(start, (size_t)(end - start)), pool);
	while (*end) {
		start += strcspn(start, " ") + 1;
		end += strcspn(end + 1, " ") + 1;
		add(&s, hash(start, (size_t)(end - start)), pool);
	}
	unite(&s);
	return s;
}

double
shingles_alike(const struct shingles *a, const struct shingles *b)
{
	size_t i = 0, k = 0, both = 0;

	while (i < a->count && k < b->count) {
		uint64_t x = a->items[i], y = b->items[k];

		both += x == y;
		i += x <= y;
		k += y <= x;
	}
	return (double)both / (double)(a->count + b->count - both);
}
