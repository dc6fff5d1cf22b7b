/* SPDX-License-Identifier: Apache-2.0 */
#include "news.h"

#include <string.h>

#include "base/file.h"
#include "model/path.h"

enum { NEWS_LIMIT = 20 };

static const char *
file_of(struct galley *g)
{
	return workspace_file(g, pool_format(&g->pool, "seen-%s", g->as));
}

/* The commit that was seen; false: there was none. */
static bool
read_seen(struct galley *g, struct oid *id, struct commit *commit)
{
	struct buf text = { 0 };
	struct error ignored;
	bool known = g->as && !file_read(&text, file_of(g), OID_HEX + 1,
	    &ignored) && oid_read(id, slice_trim(buf_slice(&text))) &&
	    !view_read_commit(g->store, *id, commit, &g->pool, &ignored);

	buf_release(&text);
	return known;
}

bool
news_seen(struct galley *g, struct oid *out)
{
	struct commit commit;
	struct oid id;
	bool known = read_seen(g, &id, &commit);

	if (known)
		*out = id;
	return known;
}

/* A folder that cannot be written only means the same news again. */
static void
remember(struct galley *g)
{
	struct error ignored;

	if (!g->options.dry_run)
		file_put(file_of(g), slice_of(pool_format(&g->pool, "%s\n",
		    oid_text(g->main.commit).hex)), 0644, &ignored);
}

static bool
is_mine(struct galley *g, const char *template_id)
{
	struct names made = { 0 };

	source_list(&g->main.source, pool_format(&g->pool,
	    "customizations/%s/%s", g->as, template_id), &made, &g->pool);
	return made.count > 0;
}

static void
add(struct galley *g, struct node *list, const struct tree_change *c,
    bool mine)
{
	struct node *item = node_map(&g->pool);

	if (list->count >= NEWS_LIMIT)
		return;
	node_set_text(&g->pool, item, "path", c->path);
	node_set_text(&g->pool, item, "change", !c->old_mode ? "new" :
	    c->new_mode ? "changed" : "removed");
	node_set_bool(&g->pool, item, "mine", mine);
	node_push(&g->pool, list, item);
}

/* One pass for one's own, one for the others. */
static void
list_changes(struct galley *g, struct node *list,
    const struct tree_changes *changes)
{
	for (int mine = 1; mine >= 0; mine--) {
		for (size_t i = 0; i < changes->count; i++) {
			const struct tree_change *c = &changes->items[i];
			struct path path = path_read(c->path, &g->pool);

			if (path.kind == PATH_TEMPLATE &&
			    is_mine(g, path.id) == (mine == 1))
				add(g, list, c, mine == 1);
		}
	}
}

struct node *
news_list(struct galley *g)
{
	struct node *list = node_list(&g->pool);
	struct tree_changes changes = { 0 };
	struct error ignored;
	struct commit seen;
	struct oid id;

	if (read_seen(g, &id, &seen) && !oid_equal(seen.tree, g->main.tree) &&
	    !store_diff(g->store, seen.tree, g->main.tree, &changes, &g->pool,
	    &ignored))
		list_changes(g, list, &changes);
	remember(g);
	return list;
}
