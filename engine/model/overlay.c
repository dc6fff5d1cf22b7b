/* SPDX-License-Identifier: Apache-2.0 */
#include "overlay.h"

#include <string.h>

static bool
read_file(void *of, const char *path, struct slice *out)
{
	struct overlay *o = of;

	for (size_t i = 0; i < o->changes->count; i++) {
		const struct change *c = &o->changes->items[i];

		if (strcmp(c->path, path) != 0)
			continue;
		if (c->new_mode)
			*out = c->new_text;
		return c->new_mode != 0;
	}
	return source_read(o->below, path, out);
}

/* The name in folder that leads to path, or NULL where path is elsewhere. */
static const char *
name_below(const char *folder, const char *path, struct pool *pool)
{
	size_t len = strlen(folder);

	if (len && (strncmp(path, folder, len) != 0 || path[len] != '/'))
		return NULL;
	path += len ? len + 1 : 0;
	return pool_copy(pool, (struct slice){ path, strcspn(path, "/") });
}

/* A folder whose last file is removed may still be named: nothing is in it. */
static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	struct overlay *o = of;
	struct names found = { 0 };
	size_t len = strlen(folder);

	source_list(o->below, folder, &found, pool);
	for (size_t i = 0; i < o->changes->count; i++) {
		const struct change *c = &o->changes->items[i];
		const char *name = name_below(folder, c->path, pool);
		size_t at = name ? names_find(&found, name) : 0;
		bool is_file = name && !strchr(c->path + (len ? len + 1 : 0),
		    '/');

		if (name && c->new_mode && at == found.count)
			names_add(&found, pool, name);
		else if (is_file && !c->new_mode && at < found.count)
			found.items[at] = found.items[--found.count];
	}
	names_sort(&found);
	for (size_t i = 0; i < found.count; i++)
		names_add(out, pool, found.items[i]);
}

/* What is put in has no id here: it is read, and is little beside the rest. */
static bool
find_id(void *of, const char *path, struct oid *out)
{
	const struct overlay *o = of;

	for (size_t i = 0; i < o->changes->count; i++) {
		if (strcmp(o->changes->items[i].path, path) == 0)
			return false;
	}
	return source_id(o->below, path, out);
}

struct source
overlay_source(struct overlay *overlay)
{
	return (struct source){ .of = overlay, .read = read_file,
		.list = list_folder, .id = find_id,
		.persons = overlay->below->persons };
}
