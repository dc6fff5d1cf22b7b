/* SPDX-License-Identifier: Apache-2.0 */
#include "whatif.h"

#include <string.h>

#include "model/preapproval.h"
#include "report.h"

enum { MILLIONTHS = 1000000 };

/* A value that the field admits and nobody pre-approved, or NULL. */
static const char *
value_beyond(struct galley *g, const struct field *f)
{
	const char *candidates[5] = { "x", "Something else", "1", NULL, NULL };
	const char *why;

	if (f->preapproved.set) {
		candidates[3] = pool_format(&g->pool, "%lld", (long long)
		    (f->preapproved.most / MILLIONTHS + 1));
		candidates[4] = pool_format(&g->pool, "%lld", (long long)
		    (f->preapproved.least / MILLIONTHS - 1));
	}
	for (size_t i = 0; i < 5; i++) {
		if (candidates[i] && field_admits(f, candidates[i], &why,
		    &g->pool) && !field_is_preapproved(f, candidates[i]))
			return candidates[i];
	}
	for (size_t i = 0; i < f->of.count; i++) {
		if (!field_is_preapproved(f, f->of.items[i]))
			return f->of.items[i];
	}
	return NULL;
}

static const char *
cost(struct galley *g, const struct template *t, struct customization *c)
{
	struct change change = { .new_mode = MODE_FILE };
	struct changes changes = { &change, 1 };
	struct names authors = { 0 };
	struct route_question q = { &g->main.library, &changes, REF_CUSTOM,
		&authors };
	struct route route = { 0 };
	struct buf file = { 0 };
	struct error err;
	const char *words;

	c->path = pool_format(&g->pool, "customizations/%s/%s/what-if.md",
	    g->as ? g->as : "nobody", t->id);
	c->template_id = t->id;
	c->base = "";
	c->share = "me";
	customization_write(c, t, &file);
	change.path = c->path;
	change.new_text = buf_settle(&file, &g->pool);
	if (g->as)
		names_add(&authors, &g->pool, g->as);
	if (route_plan(&route, &q, &g->pool, &err))
		return pool_text(&g->pool, err.text);
	words = report_cost(g, &route);
	return words[0] ? words : NULL;
}

const char *
whatif_field(struct galley *g, const struct template *t,
    const struct field *field)
{
	struct customization c = { 0 };
	const char *value = field->at_use || field_all_preapproved(field) ?
	    NULL : value_beyond(g, field);

	if (!value)
		return NULL;
	customization_set(&c, field->name, value, &g->pool);
	return cost(g, t, &c);
}

const char *
whatif_region(struct galley *g, const struct template *t,
    const struct region *region)
{
	struct customization c = { 0 };

	customization_set_region(&c, region->name, slice_of("Words that "
	    "nobody has approved yet, enough of them to be no small edit of "
	    "what stands here today.\n"), &g->pool);
	return cost(g, t, &c);
}
