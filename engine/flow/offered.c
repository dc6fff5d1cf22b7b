/* SPDX-License-Identifier: Apache-2.0 */
#include "offered.h"

#include <string.h>

#include "model/customization.h"
#include "model/path.h"
#include "model/refname.h"

bool
offered_holds(struct galley *g, struct slice text, const char *path,
    const struct offer *offer)
{
	const char *lower = offer->count ? pool_lower(&g->pool, text) : "";

	for (size_t i = 0; i < offer->count; i++) {
		const char *word = pool_lower(&g->pool,
		    slice_of(offer->words[i]));

		if (!strstr(lower, word) && !strstr(path, word))
			return false;
	}
	return true;
}

static bool
is_same_team(struct galley *g, const char *person)
{
	const struct people *people = &g->main.policy.people;
	const struct person *a = people_find(people, person);
	const struct person *b = g->as ? people_find(people, g->as) : NULL;

	return a && b && a->team && b->team && strcmp(a->team, b->team) == 0;
}

static bool
is_for(struct galley *g, const char *person, const char *share)
{
	if ((g->as && strcmp(person, g->as) == 0) || strcmp(share, "all") == 0)
		return true;
	return strcmp(share, "team") == 0 && is_same_team(g, person);
}

static void
add(struct galley *g, const char *path, const struct offer *offer,
    struct node *list)
{
	struct pool *pool = &g->pool;
	struct customization c;
	struct slice text;
	struct error err;
	struct node *item;
	const char *person = path_read(path, pool).person;

	if (!source_read(&g->main.source, path, &text) ||
	    !offered_holds(g, text, path, offer) ||
	    customization_parse(&c, path, text, pool, &err) ||
	    !is_for(g, person, c.share))
		return;
	item = node_map(pool);
	node_set_text(pool, item, "name", refname_request(path, pool));
	node_set_text(pool, item, "person", person);
	node_set_text(pool, item, "for", customization_for(&c, "account"));
	node_push(pool, list, item);
}

/* Those of one person and template. */
static void
add_folder(struct galley *g, const char *folder, const struct offer *offer,
    struct node *list)
{
	struct names names = { 0 };

	source_list(&g->main.source, folder, &names, &g->pool);
	for (size_t i = 0; i < names.count; i++)
		add(g, pool_format(&g->pool, "%s/%s", folder, names.items[i]),
		    offer, list);
}

struct node *
offered_list(struct galley *g, const struct offer *offer)
{
	struct node *list = node_list(&g->pool);
	struct names people = { 0 };

	source_list(&g->main.source, "customizations", &people, &g->pool);
	for (size_t i = 0; i < people.count; i++) {
		const char *folder = pool_format(&g->pool, "customizations/%s",
		    people.items[i]);
		struct names templates = { 0 };

		if (offer->template_id)
			names_add(&templates, &g->pool, offer->template_id);
		else
			source_list(&g->main.source, folder, &templates,
			    &g->pool);
		for (size_t k = 0; k < templates.count; k++)
			add_folder(g, pool_format(&g->pool, "%s/%s", folder,
			    templates.items[k]), offer, list);
	}
	return list;
}
