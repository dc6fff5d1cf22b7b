/* SPDX-License-Identifier: Apache-2.0 */
#include "news.h"

#include <string.h>

#include "base/file.h"
#include "model/path.h"

enum { NEWS_LIMIT = 20, SEEN_LIMIT = 1 << 20 };

static const char *
file_of(struct galley *g)
{
	return workspace_file(g, pool_format(&g->pool, "seen-%s", g->as));
}

/* Main's commit, then the heads, a line each. */
static void
read_lines(struct news_seen *out, struct galley *g, struct slice text)
{
	struct commit commit;
	struct slice line;
	struct error ignored;

	out->looked = slice_line(&text, &line) &&
	    oid_read(&out->commit, line) && !view_read_commit(g->store,
	    out->commit, &commit, &g->pool, &ignored);
	if (out->looked)
		out->tree = commit.tree;
	while (slice_line(&text, &line))
		names_add(&out->closed, &g->pool, pool_copy(&g->pool, line));
}

void
news_read(struct news_seen *out, struct galley *g)
{
	struct buf text = { 0 };
	struct error ignored;

	*out = (struct news_seen){ 0 };
	if (g->as && !file_read(&text, file_of(g), SEEN_LIMIT, &ignored))
		read_lines(out, g, buf_slice(&text));
	buf_release(&text);
}

/* A folder that cannot be written only means the same news again. */
void
news_remember(struct galley *g, const struct names *closed)
{
	struct error ignored;

	if (!g->options.dry_run)
		file_put(file_of(g), slice_of(pool_format(&g->pool,
		    "%s\n%s%s", oid_text(g->main.commit).hex, names_join(
		    closed, "\n", &g->pool), closed->count ? "\n" : "")),
		    0644, &ignored);
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
news_list(struct galley *g, const struct news_seen *seen)
{
	struct node *list = node_list(&g->pool);
	struct tree_changes changes = { 0 };
	struct error ignored;

	if (seen->looked && !oid_equal(seen->tree, g->main.tree) &&
	    !store_diff(g->store, seen->tree, g->main.tree, &changes,
	    &g->pool, &ignored))
		list_changes(g, list, &changes);
	return list;
}
