/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

bool
names_has(const struct names *names, const char *name)
{
	return names_find(names, name) < names->count;
}

void
names_add_new(struct names *names, struct pool *pool, const char *name)
{
	if (!names_has(names, name))
		names_add(names, pool, name);
}

bool
names_among(const char *const *names, const char *name)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names;
}

static int
by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void
names_sort(struct names *names)
{
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items,
		    by_bytes);
}

bool
names_sorted_has(const struct names *sorted, const char *name)
{
	return sorted->count && bsearch(&name, sorted->items, sorted->count,
	    sizeof *sorted->items, by_bytes);
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
