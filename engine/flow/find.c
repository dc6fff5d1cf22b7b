/* SPDX-License-Identifier: Apache-2.0 */
#include "offered.h"
#include "show.h"

static struct node *
describe_facets(struct galley *g, const struct template *t)
{
	struct node *map = node_map(&g->pool);

	for (size_t i = 0; i < t->facet_count; i++)
		node_set_names(&g->pool, map, t->facets[i].name,
		    &t->facets[i].values);
	return map;
}

static struct node *
describe_hit(struct galley *g, const struct template *t, const char *shelf)
{
	struct node *item = node_map(&g->pool);

	node_set_text(&g->pool, item, "id", t->id);
	node_set_text(&g->pool, item, "title", t->title);
	node_set_text(&g->pool, item, "kind", t->kind);
	node_set_text(&g->pool, item, "shelf", shelf);
	node_set(&g->pool, item, "audience", describe_facets(g, t));
	show_usable(g, t->path, t->file, item);
	return item;
}

int
galley_find(galley *g, const char *const *words, size_t count,
    galley_report **report, galley_error *err)
{
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	struct offer offer = { NULL, words, count };
	struct shelf_list shelf = { 0 };

	library_templates(&g->main.library, &shelf, &g->pool);
	for (size_t i = 0; i < shelf.count; i++) {
		struct template t;

		if (!library_template(&g->main.library, shelf.items[i].id, &t,
		    &g->pool, err) && offered_holds(g, t.file, t.path, &offer))
			node_push(&g->pool, list, describe_hit(g, &t,
			    shelf.items[i].shelf));
	}
	node_set(&g->pool, made, "templates", list);
	node_set_number(&g->pool, made, "of", (int64_t)shelf.count);
	node_set(&g->pool, made, "customizations", count ?
	    offered_list(g, &offer) : node_list(&g->pool));
	*report = made;
	return 0;
}
