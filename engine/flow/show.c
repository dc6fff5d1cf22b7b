/* SPDX-License-Identifier: Apache-2.0 */
#include "show.h"

#include <string.h>

#include "base/plural.h"
#include "offered.h"
#include "outdated.h"
#include "version.h"
#include "whatif.h"

void
show_usable(struct galley *g, const char *path, struct slice text,
    struct node *item)
{
	struct error why;
	bool usable = !library_usable(&g->main.library, path, text, &g->pool,
	    &why);

	node_set_bool(&g->pool, item, "usable", usable);
	if (!usable)
		node_set_text(&g->pool, item, "why", why.text);
}

/* What a value may be without asking, in a few words. */
static const char *
free_words(struct galley *g, const struct field *f)
{
	if (field_all_preapproved(f))
		return "anything";
	if (f->preapproved.set)
		return f->preapproved.text;
	if (f->preapproved_values.count)
		return names_join(&f->preapproved_values, ", ", &g->pool);
	return f->fallback ? f->fallback : "nothing";
}

static struct node *
describe_field(struct galley *g, const struct template *t,
    const struct field *f)
{
	struct pool *pool = &g->pool;
	struct node *item = node_map(pool);
	const char *cost = whatif_field(g, t, f);

	node_set_text(pool, item, "name", f->name);
	node_set_text(pool, item, "type", field_type_name(f->type));
	node_set_bool(pool, item, "required", f->required);
	node_set_bool(pool, item, "at_use", f->at_use);
	node_set_known(pool, item, "default", f->fallback);
	if (f->allow.set)
		node_set_text(pool, item, "allow", f->allow.text);
	if (f->of.count)
		node_set_names(pool, item, "of", &f->of);
	node_set_text(pool, item, "free", free_words(g, f));
	node_set_known(pool, item, "beyond", cost);
	return item;
}

static struct node *
describe_options(struct galley *g, const struct region *r)
{
	struct node *list = node_list(&g->pool);

	for (size_t i = 0; i < r->options.count; i++) {
		struct node *item = node_map(&g->pool);
		struct template block;
		struct error err;

		node_set_text(&g->pool, item, "id", r->options.items[i]);
		if (!library_block(&g->main.library, r->options.items[i],
		    &block, &g->pool, &err))
			node_set_text(&g->pool, item, "title", block.title);
		node_push(&g->pool, list, item);
	}
	return list;
}

static struct node *
describe_region(struct galley *g, const struct template *t,
    const struct region *r)
{
	struct pool *pool = &g->pool;
	struct node *item = node_map(pool);
	const char *cost = whatif_region(g, t, r);

	node_set_text(pool, item, "name", r->name);
	if (r->most_words)
		node_set_text(pool, item, "words", pool_format(pool,
		    "%zu..%zu", r->least_words, r->most_words));
	node_set(pool, item, "options", describe_options(g, r));
	node_set_known(pool, item, "guidance", r->guidance);
	node_set_text(pool, item, "text", pool_copy(pool,
	    slice_trim(r->text)));
	node_set_text(pool, item, "free", r->preapproved_edits ?
	    pool_format(pool, "%sup to %s changed", r->options.count ?
	    "its options, " : "", plural(r->preapproved_words, "word", pool)) :
	    r->options.count ? "its options" : "nothing");
	node_set_known(pool, item, "beyond", cost);
	return item;
}

static void
describe_template(struct galley *g, const struct template *t,
    struct node *report)
{
	struct pool *pool = &g->pool;
	struct node *fields = node_list(pool), *regions = node_list(pool);
	struct buf next = { 0 };

	node_set_text(pool, report, "id", t->id);
	node_set_text(pool, report, "title", t->title);
	node_set_text(pool, report, "path", t->path);
	node_set_text(pool, report, "language", t->language);
	if (t->expires)
		node_set_text(pool, report, "expires", t->expires_on);
	show_usable(g, t->path, t->file, report);
	buf_format(&next, "galley use %s --for ACCOUNT", t->id);
	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *f = &t->fields[i];

		node_push(pool, fields, describe_field(g, t, f));
		if ((f->required || f->at_use) && !f->fallback)
			buf_format(&next, " --set %s=...", f->name);
	}
	for (size_t i = 0; i < t->region_count; i++)
		node_push(pool, regions, describe_region(g, t,
		    &t->regions[i]));
	node_set(pool, report, "fields", fields);
	node_set(pool, report, "regions", regions);
	node_set(pool, report, "customizations",
	    offered_list(g, &(struct offer){ .template_id = t->id }));
	if (node_get_bool(report, "usable"))
		node_set_text(pool, report, "next",
		    buf_settle(&next, pool).at);
	buf_release(&next);
}

/* An approved one is used while it may be, one's own request goes on. */
static const char *
show_next(struct galley *g, const struct target *target,
    const struct version *v)
{
	struct buf next = { 0 };

	if (target->kind == TARGET_REQUEST)
		return pool_format(&g->pool, "galley status %s",
		    target->request.name.request);
	buf_format(&next, "galley use %s", refname_request(v->path, &g->pool));
	for (size_t i = 0; i < v->t.field_count; i++) {
		const struct field *f = &v->t.fields[i];

		if (f->at_use && !f->fallback)
			buf_format(&next, " --set %s=...", f->name);
	}
	return buf_settle(&next, &g->pool).at;
}

/* The template behind a customization or a request, with its own values. */
static enum error_code
show_customization(struct galley *g, const struct target *target,
    struct node *report, struct error *err)
{
	struct version v;
	struct node *values = node_map(&g->pool);
	struct node *words = node_map(&g->pool);
	enum error_code code = version_read(&v, g, target, err);

	if (code)
		return code;
	describe_template(g, &v.t, report);
	for (size_t i = 0; i < v.c.field_count; i++)
		node_set_text(&g->pool, values, v.c.fields[i].name,
		    v.c.fields[i].value);
	for (size_t i = 0; i < v.c.region_count; i++)
		node_set_text(&g->pool, words, v.c.regions[i].name,
		    pool_copy(&g->pool, slice_trim(v.c.regions[i].text)));
	node_set_text(&g->pool, report, "name",
	    refname_request(v.path, &g->pool));
	node_set(&g->pool, report, "words", words);
	outdated_report(report, &g->main, &v.t, &v.c);
	node_set_text(&g->pool, report, "path", v.path);
	node_set_text(&g->pool, report, "for", customization_for(&v.c,
	    "account"));
	node_set(&g->pool, report, "values", values);
	if (target->kind == TARGET_CUSTOMIZATION)
		show_usable(g, v.path, v.text, report);
	if (target->kind == TARGET_REQUEST || node_get_bool(report, "usable"))
		node_set_text(&g->pool, report, "next", show_next(g, target,
		    &v));
	return ERR_NONE;
}

int
galley_show(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct node *made = node_map(&g->pool);
	struct target target;
	struct template t;
	enum error_code code = requests_resolve(g, name, &target, err);

	if (code)
		return (int)code;
	if (target.kind == TARGET_FILE)
		return (int)error_set(err, ERR_USAGE, "%s is a file; galley "
		    "show takes a template, a customization or a request",
		    name);
	node_set_text(&g->pool, made, "kind",
	    target.kind == TARGET_TEMPLATE ? "template" :
	    target.kind == TARGET_REQUEST ? "request" : "customization");
	if (target.kind == TARGET_TEMPLATE) {
		code = library_template(&g->main.library, target.id, &t,
		    &g->pool, err);
		if (!code)
			describe_template(g, &t, made);
	} else {
		code = show_customization(g, &target, made, err);
	}
	if (!code)
		*report = made;
	return (int)code;
}
