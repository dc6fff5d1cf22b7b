/* SPDX-License-Identifier: Apache-2.0 */
/*
 * names.h - a list of names, as front matter and options give them
 */

#ifndef GALLEY_BASE_NAMES_H
#define GALLEY_BASE_NAMES_H

#include <stdbool.h>

#include "mem.h"

/* All zeros is the empty list; the names are whose they were. */
struct names {
	const char **items;
	size_t count;
};

void names_add(struct names *names, struct pool *pool, const char *name);
bool names_has(const struct names *names, const char *name);

/* Adds a name that is not there yet. */
void names_add_new(struct names *names, struct pool *pool, const char *name);

/* The name's index; count: not there. */
size_t names_find(const struct names *names, const char *name);

/* Whether it is one of those up to a NULL. */
bool names_among(const char *const *names, const char *name);

/* In byte order; what is so sorted is searched by halves. */
void names_sort(struct names *names);
bool names_sorted_has(const struct names *sorted, const char *name);

/* "a, b, c", with ", " between. */
const char *names_join(const struct names *names, const char *between,
    struct pool *pool);

/* The candidate most like name, or NULL if none is near enough to suggest. */
const char *names_nearest(const struct names *names, const char *name);

#endif
