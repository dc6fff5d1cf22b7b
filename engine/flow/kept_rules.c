/* SPDX-License-Identifier: Apache-2.0 */
#include "kept_rules.h"

#include <string.h>

#include "dictionary.h"
#include "sign/hash.h"

/* "rules/Galley/Hype.yml" asks for what "rules" is. */
static void
note(struct kept_rules *kept, const char *path)
{
	struct slice top = { path, strcspn(path, "/") };

	for (size_t i = 0; i < kept->asked.count; i++) {
		if (slice_is(top, kept->asked.items[i]))
			return;
	}
	names_add(&kept->asked, &kept->pool, pool_copy(&kept->pool, top));
}

static bool
read_file(void *of, const char *path, struct slice *out)
{
	struct kept_rules *kept = of;

	note(kept, path);
	return source_read(&kept->of_files, path, out);
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	struct kept_rules *kept = of;

	note(kept, folder);
	source_list(&kept->of_files, folder, out, pool);
}

/* Whether both trees have the same there, be it nothing. */
static bool
is_same(const struct view *view, struct oid tree, const char *name)
{
	struct tree_entry now = { 0 }, before = { 0 };
	struct pool pool = { 0 };

	store_entry(view->store, view->tree, name, &now, &pool);
	store_entry(view->store, tree, name, &before, &pool);
	pool_release(&pool);
	return now.mode == before.mode && oid_equal(now.id, before.id);
}

bool
kept_rules_hold(const struct kept_rules *kept, const struct view *view)
{
	bool same = kept->files.store != NULL;

	/* "" is the root itself, which is never the same. */
	for (size_t i = 0; same && i < kept->asked.count; i++)
		same = kept->asked.items[i][0] && is_same(view,
		    kept->files.tree, kept->asked.items[i]);
	return same;
}

static void
begin(struct kept_rules *kept, const struct view *view)
{
	size_t read = kept_rules_read(kept);

	kept_rules_release(kept);
	*kept = (struct kept_rules){ .read = read, .files = { view->store,
		&kept->pool, view->tree } };
	kept->of_files = tree_view_source(&kept->files);
	kept->source = (struct source){ .of = kept, .read = read_file,
		.list = list_folder };
	kept->rules = (struct brand_rules){ .source = &kept->source,
		.pool = &kept->pool, .dictionary = dictionary_find,
		.of = &kept->pool, .sha256 = hash_sha256 };
}

void
kept_rules_use(struct kept_rules *kept, struct view *view)
{
	if (!kept_rules_hold(kept, view))
		begin(kept, view);
	/* What they have not asked for yet may have changed. */
	kept->files.tree = view->tree;
	view->library.rules = &kept->rules;
}

size_t
kept_rules_read(const struct kept_rules *kept)
{
	return kept->read + kept->rules.loads;
}

void
kept_rules_release(struct kept_rules *kept)
{
	pool_release(&kept->pool);
}
