/* SPDX-License-Identifier: Apache-2.0 */
/* Bringing a request to today's main. */
#include <string.h>

#include "model/values.h"
#include "outdated.h"
#include "rejoin.h"
#include "report.h"
#include "version.h"

/* A refresh in progress. */
struct refreshing {
	struct galley *g;
	struct request_ref ref;
	struct dossier dossier;
	struct act act;
	bool outdated;		/* its template's words for a region changed */
};

/* Whether what main changed meanwhile touches the request. */
static bool
is_moved(const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		if (changes->items[i].moved)
			return true;
	}
	return false;
}

static enum error_code
parse_at(struct refreshing *r, struct oid tree, const char *path,
    struct customization *out, struct error *err)
{
	struct slice text;

	*out = (struct customization){ 0 };
	if (!tree_view_read((struct tree_view){ r->g->store, &r->g->pool,
	    tree }, path, &text))
		return ERR_NONE;
	return customization_parse(out, path, text, &r->g->pool, err);
}

static bool
same_text(const struct written_region *a, const struct written_region *b)
{
	return (!a && !b) || (a && b && slice_equal(a->text, b->text));
}

/*
 * Takes main's regions and fields wherever the request left the base's as they
 * were; where both changed the same one, the owner has to decide.
 */
static enum error_code
merge_versions(struct refreshing *r, const struct template *t,
    const struct customization *sides, struct customization *mine,
    struct error *err)
{
	const struct customization *base = &sides[0], *today = &sides[1];
	struct pool *pool = &r->g->pool;

	for (size_t i = 0; i < t->region_count; i++) {
		const char *name = t->regions[i].name;
		const struct written_region *theirs =
		    customization_region(today, name);

		if (same_text(customization_region(base, name), theirs))
			continue;
		if (!same_text(customization_region(base, name),
		    customization_region(mine, name)))
			return error_set(err, ERR_MOVED, "stale: %s was "
			    "reworded in the library and by you (galley edit "
			    "%s --region %s=TEXT, then refresh)", name,
			    r->ref.name.request, name);
		if (theirs)
			customization_set_region(mine, name, theirs->text,
			    pool);
	}
	for (size_t i = 0; i < t->field_count; i++) {
		const char *name = t->fields[i].name;
		const char *theirs = customization_value(today, name);

		if (values_same_text(customization_value(base, name), theirs))
			continue;
		if (!values_same_text(customization_value(base, name),
		    customization_value(mine, name)))
			return error_set(err, ERR_MOVED, "stale: %s was set in "
			    "the library and by you (galley edit %s --set "
			    "%s=..., then refresh)", name,
			    r->ref.name.request, name);
		customization_set(mine, name, theirs, pool);
	}
	return ERR_NONE;
}

/* The id of the template's present bytes, as "base" keeps it. */
static const char *
template_base(struct galley *g, const struct template *t)
{
	struct tree_entry entry = { 0 };

	store_entry(g->store, g->main.tree, t->path, &entry, &g->pool);
	return pool_text(&g->pool, oid_text(entry.id).hex);
}

/* Its own words stay; that they are meant against today's is what is new. */
static bool
is_outdated(struct galley *g, const struct target *target)
{
	struct version v;
	struct outdated o;
	struct error err;

	if (version_read(&v, g, target, &err))
		return false;
	o = outdated_judge(&g->main, &v.t, &v.c);
	return o.unknown || o.regions.count;
}

static enum error_code
merged_customization(struct refreshing *r, struct slice *out,
    struct error *err)
{
	struct galley *g = r->g;
	struct target target = { .kind = TARGET_REQUEST, .request = r->ref };
	struct customization sides[2];
	struct version mine;
	struct buf file = { 0 };
	enum error_code code;

	(void)((code = version_read(&mine, g, &target, err)) ||
	    (code = parse_at(r, r->dossier.read.base_tree, mine.path,
	    &sides[0], err)) ||
	    (code = parse_at(r, g->main.tree, mine.path, &sides[1], err)) ||
	    (code = merge_versions(r, &mine.t, sides, &mine.c, err)));
	if (code)
		return code;
	mine.c.base = template_base(g, &mine.t);
	customization_write(&mine.c, &mine.t, &file);
	*out = buf_settle(&file, &g->pool);
	return ERR_NONE;
}

/* Today's main with the request's change set, or with the two merged. */
static enum error_code
refreshed_tree(struct refreshing *r, struct oid *tree, struct error *err)
{
	struct slice merged;
	enum error_code code;

	if (!is_moved(&r->dossier.changes) && !r->outdated)
		return dossier_merged_tree(&r->g->main, &r->dossier.changes,
		    tree, err);
	if (r->ref.name.kind != REF_CUSTOM)
		return rejoin_tree(&r->act, &r->dossier, tree, err);
	code = merged_customization(r, &merged, err);
	r->act.tree = r->g->main.tree;
	return code ? code : act_put(&r->act,
	    r->dossier.changes.items[0].path, &merged, tree, err);
}

static enum error_code
judge(struct refreshing *r, struct error *err)
{
	const struct person *person;
	const char *why = NULL;
	enum error_code code = workspace_person(r->g, &person, err);

	if (code)
		return code;
	if (!request_may(&r->dossier.request, EVENT_REFRESH, person,
	    &r->g->main.policy.people, &why))
		return error_set(err, ERR_DENIED, "%s: %s",
		    r->ref.name.request, why);
	r->outdated = r->ref.name.kind == REF_CUSTOM && is_outdated(r->g,
	    &(struct target){ .kind = TARGET_REQUEST, .request = r->ref });
	if (oid_equal(r->dossier.read.base, r->g->main.commit) &&
	    !r->outdated)
		return error_set(err, ERR_REFUSED, "%s is on today's library "
		    "already", r->ref.name.request);
	return ERR_NONE;
}

static enum error_code
write_reopened(struct galley *g, struct version *v, struct node **report,
    struct error *err)
{
	struct refname name = refname_of_request(
	    refname_request(v->path, &g->pool), &g->pool);
	struct message edit = { .kind = EVENT_EDIT, .request = name.request,
		.text = "" };
	struct buf file = { 0 };
	struct slice text;
	struct act act;
	struct oid tree;
	enum error_code code;

	v->c.base = template_base(g, &v->t);
	customization_write(&v->c, &v->t, &file);
	text = buf_settle(&file, &g->pool);
	(void)((code = act_open(&act, g, &name, err)) ||
	    (code = act_put(&act, v->path, &text, &tree, err)) ||
	    (code = act_event(&act, &edit, &tree, err)) ||
	    (code = act_finish(&act, err)));
	if (!code)
		*report = report_act(g, &act);
	return code;
}

/* An approved customization whose template moved on: a new request. */
static enum error_code
reopen(struct galley *g, const struct target *target, struct node **report,
    struct error *err)
{
	struct version v;
	const struct person *person;
	enum error_code code;

	(void)((code = workspace_person(g, &person, err)) ||
	    (code = version_read(&v, g, target, err)) ||
	    (code = library_usable(&g->main.library, v.t.path, v.t.file,
	    &g->pool, err)));
	if (code)
		return code;
	if (strcmp(path_read(v.path, &g->pool).person, person->id) != 0)
		return error_set(err, ERR_DENIED, "%s: only its owner "
		    "refreshes it (make your own with: galley customize %s)",
		    refname_request(v.path, &g->pool), v.t.id);
	if (!is_outdated(g, target))
		return error_set(err, ERR_REFUSED, "%s is on today's template "
		    "already", refname_request(v.path, &g->pool));
	return write_reopened(g, &v, report, err);
}

/* What was asked for. */
struct wish {
	const char *name;
	struct node **report;
};

static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	const struct wish *wish = of;
	struct refreshing r = { .g = g };
	struct message message = { .kind = EVENT_REFRESH, .text = "" };
	struct target target;
	struct oid tree;
	enum error_code code = requests_resolve(g, wish->name, &target, err);

	if (!code && target.kind == TARGET_CUSTOMIZATION)
		return reopen(g, &target, wish->report, err);
	(void)((code = requests_find(g, wish->name, &r.ref, err)) ||
	    (code = requests_open(g, &r.ref, &r.dossier, err)) ||
	    (code = judge(&r, err)) ||
	    (code = act_begin(&r.act, g, &r.ref, err)) ||
	    (code = refreshed_tree(&r, &tree, err)));
	if (code)
		return code;
	message.request = r.ref.name.request;
	message.trailers[TRAILER_BASE] = pool_text(&g->pool,
	    oid_text(g->main.commit).hex);
	(void)((code = act_event(&r.act, &message, &tree, err)) ||
	    (code = act_finish(&r.act, err)));
	if (!code)
		*wish->report = report_act(g, &r.act);
	return code;
}

int
galley_refresh(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	return (int)act_run(g, attempt, &(struct wish){ name, report }, err);
}
