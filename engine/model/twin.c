/* SPDX-License-Identifier: Apache-2.0 */
#include "twin.h"

#include <stdlib.h>
#include <string.h>

#include "path.h"

static int
by_folded(const void *left, const void *right)
{
	const char *a = *(const char *const *)left;
	const char *b = *(const char *const *)right;
	int folded = strcasecmp(a, b);

	return folded ? folded : strcmp(a, b);
}

static enum error_code
judge_folder(const struct source *source, const char *folder,
    struct pool *pool, struct error *err)
{
	struct names names = { 0 };

	source_list(source, folder, &names, pool);
	if (names.count)
		qsort(names.items, names.count, sizeof *names.items,
		    by_folded);
	for (size_t i = 1; i < names.count; i++) {
		const char *one = names.items[i - 1], *other = names.items[i];

		if (strcasecmp(one, other) == 0)
			return error_set(err, ERR_INVALID, PATH_T8 "%s%s%s and "
			    "%s differ in upper and lower case alone, and many "
			    "machines take them for one (rename one)", folder,
			    folder[0] ? "/" : "", one, other);
	}
	return ERR_NONE;
}

/* All other paths are lower case; what has no place is CI's. */
static bool
may_have_capitals(const char *path, struct pool *pool)
{
	enum path_kind kind = path_read(path, pool).kind;

	return kind == PATH_RULE || kind == PATH_NONE;
}

/* The folders that lead to a path, each once. */
static void
add_folders(struct names *out, const char *path, struct pool *pool)
{
	const char *end = path;

	names_add_new(out, pool, "");
	while ((end = strchr(end, '/')))
		names_add_new(out, pool, pool_copy(pool,
		    (struct slice){ path, (size_t)(end++ - path) }));
}

enum error_code
twin_judge(const struct source *source, const struct names *paths,
    struct error *err)
{
	struct pool pool = { 0 };
	struct names folders = { 0 };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; i < paths->count; i++) {
		if (may_have_capitals(paths->items[i], &pool))
			add_folders(&folders, paths->items[i], &pool);
	}
	for (size_t i = 0; !code && i < folders.count; i++)
		code = judge_folder(source, folders.items[i], &pool, err);
	pool_release(&pool);
	return code;
}
