/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shelf.h - a workspace in memory, for tests of the model
 *
 *	static const struct shelf_file files[] = {
 *		{ "galley.yaml", "name: Northwind\n" },
 *		{ NULL, NULL },
 *	};
 *	struct source source = shelf_source(files);
 */

#ifndef GALLEY_TESTS_SHELF_H
#define GALLEY_TESTS_SHELF_H

#include <stdint.h>
#include <string.h>

#include "model/source.h"

/* The last one's path is NULL. */
struct shelf_file {
	const char *path;
	const char *text;
};

static inline bool
shelf_read(void *of, const char *path, struct slice *out)
{
	for (const struct shelf_file *f = of; f->path; f++) {
		if (strcmp(f->path, path) == 0) {
			*out = slice_of(f->text);
			return true;
		}
	}
	return false;
}

/* Puts the name where byte order wants it; one that is there stays alone. */
static inline void
shelf_insert(struct names *out, struct pool *pool, const char *name)
{
	size_t at;

	if (names_has(out, name))
		return;
	names_add(out, pool, name);
	at = out->count - 1;
	while (at > 0 && strcmp(out->items[at - 1], name) > 0) {
		out->items[at] = out->items[at - 1];
		at--;
	}
	out->items[at] = name;
}

static inline void
shelf_list(void *of, const char *folder, struct names *out, struct pool *pool)
{
	size_t len = strlen(folder);

	for (const struct shelf_file *f = of; f->path; f++) {
		struct slice rest, name;

		if (strncmp(f->path, folder, len) != 0 ||
		    (len && f->path[len] != '/'))
			continue;
		rest = slice_of(f->path + len + (len ? 1 : 0));
		if (slice_until(&rest, '/', &name))
			shelf_insert(out, pool, pool_copy(pool, name));
	}
}

/* files must outlive the source. */
static inline struct source
shelf_source(const struct shelf_file *files)
{
	return (struct source){
		.of = (void *)(uintptr_t)files,
		.read = shelf_read,
		.list = shelf_list,
	};
}

#endif
