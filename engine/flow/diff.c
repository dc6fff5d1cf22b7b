/* SPDX-License-Identifier: Apache-2.0 */
/* To decide in seconds: what differs, what is found, what approving does. */
#include <string.h>

#include "comment.h"
#include "effect.h"
#include "excerpt.h"
#include "gate.h"
#include "medium.h"
#include "model/preapproval.h"
#include "renewal.h"
#include "report.h"
#include "version.h"

/* A request being compared. */
struct comparing {
	struct galley *g;
	struct request_ref ref;
	struct dossier dossier;
	struct node *report;
	struct version now;
	struct customization before;
	/* "template", "approved", "what you last saw" */
	const char *against;
	bool has_before;
	/* tree that files are compared with; zero: main's */
	struct oid last_seen;
};

/* The request as it stood when the acting person last judged it, if otherwise. */
static bool
last_seen(struct comparing *c, struct oid *tree)
{
	const struct request *r = &c->dossier.request;
	struct commit commit;
	struct error err;

	for (size_t i = r->count; c->g->as && i-- > 0;) {
		const struct event *e = &r->events[i];
		enum event_kind kind = e->message.kind;

		if (!e->person || strcmp(e->person, c->g->as) != 0 ||
		    (kind != EVENT_APPROVE && kind != EVENT_REQUEST_CHANGES &&
		    kind != EVENT_SUGGEST))
			continue;
		if (view_read_commit(c->g->store, e->id, &commit, &c->g->pool,
		    &err))
			return false;
		if (oid_equal(commit.tree, c->dossier.read.tree))
			return false;
		*tree = commit.tree;
		return true;
	}
	return false;
}

static void
find_before(struct comparing *c)
{
	struct tree_view files = { c->g->store, &c->g->pool,
		c->g->main.tree };
	struct slice text;
	struct error err;

	c->against = "approved";
	if (last_seen(c, &files.tree))
		c->against = "what you last saw";
	c->has_before = tree_view_read(files, c->now.path, &text) &&
	    !customization_parse(&c->before, c->now.path, text, &c->g->pool,
	    &err);
	if (!c->has_before)
		c->against = "template";
}

static struct proposal
proposal_of(struct comparing *c)
{
	return (struct proposal){ .library = &c->g->main.library,
		.t = &c->now.t, .new = &c->now.c, .new_text = c->now.text };
}

static void
compare_field(struct comparing *c, const struct field *f, struct node *list)
{
	struct pool *pool = &c->g->pool;
	struct proposal p = proposal_of(c);
	const struct customization *before = c->has_before ? &c->before :
	    NULL;
	const char *old = proposal_value(&c->now.t, before, f->name);
	const char *new = proposal_value(&c->now.t, &c->now.c, f->name);
	struct node *item;

	if (f->at_use || (!old && !new) || (old && new &&
	    strcmp(old, new) == 0))
		return;
	item = node_map(pool);
	node_set_text(pool, item, "name", f->name);
	node_set_text(pool, item, "old", old);
	node_set_text(pool, item, "new", new);
	if (!preapproved_field(&p, f))
		node_set_text(pool, item, "note", pool_format(pool,
		    "beyond the pre-approved %s", f->preapproved.set ?
		    f->preapproved.text : "values"));
	node_push(pool, list, item);
}

static void
compare_region(struct comparing *c, const struct region *r,
    struct node *list)
{
	struct pool *pool = &c->g->pool;
	const struct customization *before = c->has_before ? &c->before :
	    NULL;
	struct slice old = slice_trim(proposal_region(&c->now.t, before,
	    r->name));
	struct slice new = slice_trim(proposal_region(&c->now.t, &c->now.c,
	    r->name));
	struct node *item;

	if (slice_equal(old, new))
		return;
	item = node_map(pool);
	node_set_text(pool, item, "name", r->name);
	node_set_text(pool, item, "old", pool_copy(pool, old));
	node_set_text(pool, item, "new", pool_copy(pool, new));
	node_set_text(pool, item, "words", excerpt_changed(old, new, pool));
	node_set_text(pool, item, "against", c->against);
	node_push(pool, list, item);
}

static enum error_code
compare_customization(struct comparing *c, struct error *err)
{
	struct pool *pool = &c->g->pool;
	struct node *fields = node_list(pool), *regions = node_list(pool);
	struct target target = { .kind = TARGET_REQUEST, .request = c->ref };
	enum error_code code = version_read(&c->now, c->g, &target, err);

	if (code)
		return code;
	find_before(c);
	for (size_t i = 0; i < c->now.t.field_count; i++)
		compare_field(c, &c->now.t.fields[i], fields);
	for (size_t i = 0; i < c->now.t.region_count; i++)
		compare_region(c, &c->now.t.regions[i], regions);
	node_set_text(pool, c->report, "template", c->now.t.id);
	node_set_text(pool, c->report, "title", c->now.t.title);
	node_set_text(pool, c->report, "account",
	    customization_for(&c->now.c, "account"));
	node_set_text(pool, c->report, "against", c->against);
	node_set(pool, c->report, "fields", fields);
	node_set(pool, c->report, "regions", regions);
	return ERR_NONE;
}

/* A document as the acting person last judged it, else as it is on main. */
static struct slice
file_before(struct comparing *c, const struct change *change)
{
	struct tree_view files = { c->g->store, &c->g->pool,
		c->last_seen };
	struct slice text = { "", 0 };

	if (oid_is_zero(c->last_seen))
		return change->old_text;
	tree_view_read(files, change->path, &text);
	return text;
}

static void
compare_media(struct comparing *c, const struct change *change,
    struct slice before, struct node *item)
{
	struct pool *pool = &c->g->pool;

	if (before.len)
		node_set(pool, item, "before", medium_node(change->path,
		    before, pool));
	if (change->new_mode)
		node_set(pool, item, "after", medium_node(change->path,
		    change->new_text, pool));
}

static void
compare_file(struct comparing *c, const struct change *change,
    struct node *list)
{
	struct pool *pool = &c->g->pool;
	struct node *item = node_map(pool);
	struct slice before = file_before(c, change);

	node_set_text(pool, item, "path", change->path);
	node_set_text(pool, item, "change", !change->new_mode ?
	    "removed" : change->old_mode ? "changed" : "new");
	if (!oid_is_zero(c->last_seen))
		node_set_text(pool, item, "against", "what you last saw");
	if (!path_is_text(change->path))
		compare_media(c, change, before, item);
	else
		node_set_text(pool, item, "words", change->new_mode &&
		    !before.len ? pool_copy(pool, change->new_text) :
		    excerpt_changed(before, change->new_text, pool));
	node_push(pool, list, item);
}

static void
compare_files(struct comparing *c)
{
	struct node *list = node_list(&c->g->pool);

	last_seen(c, &c->last_seen);
	for (size_t i = 0; i < c->dossier.changes.count; i++)
		compare_file(c, &c->dossier.changes.items[i], list);
	node_set(&c->g->pool, c->report, "files", list);
}

static void
set_effect(struct comparing *c)
{
	const char *request = c->ref.name.request;
	struct pool *pool = &c->g->pool;
	struct effect effect = effect_of(c->g, &c->dossier);
	const char *next = pool_format(pool, "galley status %s", request);

	if (effect.approves)
		next = pool_format(pool, "galley approve %s (or: galley "
		    "request-changes %s -m TEXT)", request, request);
	else if (effect.lifts)
		next = pool_format(pool, "galley approve %s --override -m WHY",
		    request);
	node_set_text(pool, c->report, "effect", effect.words);
	node_set_text(pool, c->report, "next", next);
}

static void
find_findings(struct comparing *c)
{
	struct findings found = { 0 };
	enum changes_kind kind = changes_classify(&c->dossier.changes,
	    &c->g->main.policy.settings.ci);

	if (kind != CHANGES_POLICY)
		gate_findings_of(&c->g->main, &c->dossier, &found);
	node_set(&c->g->pool, c->report, "findings", report_findings(c->g,
	    &found));
}

int
galley_changed_files(galley *g, const char *request,
    struct galley_files *files, galley_error *err)
{
	struct request_ref ref;
	struct dossier dossier;
	struct galley_file *items = NULL;
	enum error_code code;

	(void)((code = requests_find(g, request, &ref, err)) ||
	    (code = requests_open(g, &ref, &dossier, err)));
	if (code)
		return (int)code;
	files->count = 0;
	for (size_t i = 0; i < dossier.changes.count; i++) {
		const struct change *change = &dossier.changes.items[i];

		if (!change->new_mode)
			continue;
		items = pool_grow(&g->pool, items, files->count,
		    sizeof *items);
		items[files->count++] = (struct galley_file){ change->path,
			change->new_text.at, change->new_text.len };
	}
	files->items = items;
	return 0;
}

int
galley_diff(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct comparing c = { .g = g, .report = node_map(&g->pool) };
	enum error_code code;

	(void)((code = requests_find(g, name, &c.ref, err)) ||
	    (code = requests_open(g, &c.ref, &c.dossier, err)));
	if (code)
		return (int)code;
	report_dossier(g, &c.dossier, c.report);
	if (c.ref.name.kind == REF_CUSTOM && c.dossier.changes.count == 1 &&
	    c.dossier.changes.items[0].new_mode)
		code = compare_customization(&c, err);
	else
		compare_files(&c);
	if (code)
		return (int)code;
	find_findings(&c);
	node_set_text(&g->pool, c.report, "seen", c.dossier.seen.hex);
	node_set(&g->pool, c.report, "comments", comment_list(g,
	    &c.dossier.request, true));
	set_effect(&c);
	renewal_report(g, &c.dossier, c.report);
	*report = c.report;
	return 0;
}
