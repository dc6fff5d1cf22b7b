/* SPDX-License-Identifier: Apache-2.0 */
#include "outdated.h"

#include "model/path.h"
#include "model/refname.h"

enum { TEMPLATE_LIMIT = 64 * 1024 };

/* The template as it was when c was written against it. */
static bool
read_base(const struct view *view, const struct template *t,
    const char *base, struct template *out)
{
	enum object_kind kind;
	struct slice file;
	struct oid id;
	size_t size;
	struct error err;

	if (!oid_read(&id, slice_of(base)) ||
	    store_size(view->store, id, &kind, &size, &err) ||
	    kind != OBJECT_BLOB || size > TEMPLATE_LIMIT ||
	    store_read(view->store, id, OBJECT_BLOB, &file, view->pool, &err))
		return false;
	if (slice_equal(file, t->file)) {
		*out = *t;
		return true;
	}
	return !template_parse(out, t->path, file, view->pool, &err);
}

struct outdated
outdated_judge(const struct view *view, const struct template *t,
    const struct customization *c)
{
	struct outdated out = { 0 };
	struct template then;

	if (!c->base || !c->base[0])
		return out;
	if (!read_base(view, t, c->base, &then)) {
		out.unknown = true;
		return out;
	}
	for (size_t i = 0; i < c->region_count; i++) {
		const char *name = c->regions[i].name;
		const struct region *old = template_region(&then, name);
		const struct region *now = template_region(t, name);

		if (old && now && !slice_equal(template_trim(old->text),
		    template_trim(now->text)))
			names_add(&out.regions, view->pool, name);
	}
	return out;
}

/* A warning each, placed in the customization's file. */
static void
find(struct findings *out, const struct view *view,
    const struct template *t, const struct customization *c)
{
	struct outdated o = outdated_judge(view, t, c);
	struct pool *pool = view->pool;
	const char *name = refname_request(c->path, pool);
	struct finding f = { .severity = SEVERITY_WARNING,
		.place = { c->path, 1, 1 }, .match = "", .fix = "" };

	if (o.unknown) {
		f.rule = "unknown-base";
		f.message = pool_format(pool, "nobody can tell what %s said "
		    "when this was written: its base %.12s is not here", t->id,
		    c->base);
		findings_add(out, pool, f);
	}
	for (size_t i = 0; i < o.regions.count; i++) {
		const struct written_region *r = customization_region(c,
		    o.regions.items[i]);

		f.rule = "outdated";
		f.place.line = r->line ? r->line : 1;
		f.message = pool_format(pool, "%s has other words for %s "
		    "now than when this was written", t->id, r->name);
		f.fix = pool_format(pool, "compare: galley show %s; keep "
		    "yours: galley refresh %s", name, name);
		findings_add(out, pool, f);
	}
}

void
outdated_find_file(struct findings *out, const struct view *view,
    const char *path, struct slice text)
{
	struct customization c;
	struct template t;
	struct error err;

	if (path_read(path, view->pool).kind == PATH_CUSTOMIZATION &&
	    !customization_parse(&c, path, text, view->pool, &err) &&
	    !library_template(&view->library, c.template_id, &t, view->pool,
	    &err))
		find(out, view, &t, &c);
}

void
outdated_report(struct node *report, const struct view *view,
    const struct template *t, const struct customization *c)
{
	struct findings found = { 0 };
	struct node *list = node_list(view->pool);

	find(&found, view, t, c);
	for (size_t i = 0; i < found.count; i++) {
		const struct finding *f = &found.items[i];

		node_push(view->pool, list, node_text(view->pool,
		    f->fix[0] ? pool_format(view->pool, "%s (%s)", f->message,
		    f->fix) : f->message));
	}
	if (found.count)
		node_set(view->pool, report, "warnings", list);
}
