/* SPDX-License-Identifier: Apache-2.0 */
/* A copy issued at once, inside what marketing pre-approved. */
#include <string.h>

#include "ask.h"
#include "base/plural.h"
#include "check/check.h"
#include "error_rules.h"
#include "journal.h"
#include "model/customization.h"
#include "model/issue.h"
#include "model/preapproval.h"
#include "origin.h"
#include "outdated.h"
#include "sign/random.h"
#include "render.h"
#include "report.h"
#include "standing.h"
#include "text/words.h"
#include "wording.h"

/* A use being prepared. */
struct using {
	struct galley *g;
	const struct galley_use *what;
	struct node *report;
	struct template t;
	struct customization base;	/* the approved one it starts from */
	bool has_base;
	struct slice base_text;
	/* with this use's values, as it would be stored */
	struct customization c;
	struct slice text;
	struct route route;
	bool differs;		/* from the approved customization */
};

static enum error_code
read_customization(struct using *u, const char *path, struct error *err)
{
	struct galley *g = u->g;
	enum error_code code;

	if (!source_read(&g->main.source, path, &u->base_text))
		return error_set(err, ERR_MISSING, "%s is not there", path);
	u->has_base = true;
	(void)((code = customization_parse(&u->base, path, u->base_text,
	    &g->pool, err)) ||
	    (code = library_template(&g->main.library, u->base.template_id,
	    &u->t, &g->pool, err)) ||
	    (code = library_usable(&g->main.library, path, u->base_text,
	    &g->pool, err)));
	u->c = u->base;
	return code;
}

/* The name is the request's; what it would replace is used by its path. */
static enum error_code
fail_open(struct using *u, const struct refname *name, struct error *err)
{
	const char *path = name->kind == REF_CUSTOM ?
	    refname_path(name, &u->g->pool) : NULL;
	bool approved = path && source_read(&u->g->main.source, path,
	    &u->base_text);

	return error_set(err, ERR_REFUSED, "%s is not approved yet (galley "
	    "status %s says what it waits for%s%s)", name->request,
	    name->request, approved ? "; as it was approved before: galley "
	    "use " : "", approved ? path : "");
}

static enum error_code
find(struct using *u, struct error *err)
{
	struct galley *g = u->g;
	struct target target;
	enum error_code code = requests_resolve(g, u->what->name, &target,
	    err);

	if (code)
		return code;
	switch (target.kind) {
	case TARGET_CUSTOMIZATION:
		return read_customization(u, target.path, err);
	case TARGET_TEMPLATE:
		(void)((code = library_template(&g->main.library, target.id,
		    &u->t, &g->pool, err)) ||
		    (code = library_usable(&g->main.library, u->t.path,
		    u->t.file, &g->pool, err)));
		u->c = (struct customization){ .template_id = u->t.id,
			.share = "me", .base = "" };
		return code;
	case TARGET_REQUEST:
		return fail_open(u, &target.request.name, err);
	default:
		return error_set(err, ERR_USAGE, "%s is neither a template nor "
		    "a customization", u->what->name);
	}
}

/* The customization that these values would be, under a name of its own. */
static const char *
customization_path(struct using *u)
{
	const char *account = u->what->account ? words_slug(slice_of(
	    u->what->account), &u->g->pool) : "";

	if (u->has_base)
		return u->base.path;
	return pool_format(&u->g->pool, "customizations/%s/%s/%s.md", u->g->as,
	    u->t.id, account[0] ? account : "use");
}

/* Splits the values: those asked at use are never stored. */
static void
split_fields(struct using *u, struct galley_pairs *stored,
    struct galley_pairs *at_use)
{
	const struct galley_pairs *given = &u->what->fields;
	struct galley_pair *keep = pool_alloc(&u->g->pool,
	    (given->count + 1) * sizeof *keep);
	struct galley_pair *ask = pool_alloc(&u->g->pool,
	    (given->count + 1) * sizeof *ask);

	*stored = (struct galley_pairs){ keep, 0 };
	*at_use = (struct galley_pairs){ ask, 0 };
	for (size_t i = 0; i < given->count; i++) {
		const struct field *field = template_field(&u->t,
		    given->items[i].name);

		if (field && field->at_use)
			ask[at_use->count++] = given->items[i];
		else
			keep[stored->count++] = given->items[i];
	}
}

static const char *
given_value(const struct using *u, const struct field *field)
{
	for (size_t i = 0; i < u->what->fields.count; i++) {
		if (strcmp(u->what->fields.items[i].name, field->name) == 0)
			return u->what->fields.items[i].value;
	}
	return field->at_use ? field->fallback :
	    proposal_value(&u->t, &u->c, field->name);
}

static enum error_code
judge_missing(struct using *u, struct error *err)
{
	struct names missing = { 0 };
	struct buf list = { 0 };

	for (size_t i = 0; i < u->t.field_count; i++) {
		const struct field *f = &u->t.fields[i];

		if ((f->required || f->at_use) && !given_value(u, f)) {
			names_add(&missing, &u->g->pool, f->name);
			buf_format(&list, " --set %s=...", f->name);
		}
	}
	if (missing.count == 0)
		return ERR_NONE;
	node_set_names(&u->g->pool, u->report, "missing", &missing);
	error_set(err, ERR_USAGE, "missing-field: %s needs a value for %s "
	    "(add%s)", u->t.id, missing.items[0], list.at);
	buf_release(&list);
	return ERR_USAGE;
}

static enum error_code
apply(struct using *u, struct galley_pairs *at_use, struct error *err)
{
	struct galley_pairs stored;
	struct wording words = { u->what->account, &u->what->facets, &stored,
		&u->what->regions };
	struct wording_place place = { &u->g->main.library, &u->t, &u->c,
		&u->g->pool };
	struct buf file = { 0 };
	enum error_code code;

	split_fields(u, &stored, at_use);
	if (u->has_base)
		words.account = NULL;
	code = wording_apply(&words, &place, err);
	if (code)
		return code;
	u->c.path = customization_path(u);
	u->differs = !u->has_base || stored.count || u->what->facets.count ||
	    u->what->regions.count;
	customization_write(&u->c, &u->t, &file);
	u->text = buf_settle(&file, &u->g->pool);
	return ERR_NONE;
}

static enum error_code
judge_at_use(struct using *u, const struct galley_pairs *at_use,
    struct error *err)
{
	for (size_t i = 0; i < at_use->count; i++) {
		const struct field *f = template_field(&u->t,
		    at_use->items[i].name);
		const char *why;

		if (!field_admits(f, at_use->items[i].value, &why,
		    &u->g->pool))
			return error_set(err, ERR_REFUSED, "field-value: "
			    "%s=%s: %s", f->name, at_use->items[i].value, why);
		if (!field_all_preapproved(f))
			return error_set(err, ERR_REFUSED, "field-value: %s is "
			    "asked at each use, but %s does not pre-approve "
			    "all it allows (its owner %s mends that)", f->name,
			    u->t.id, u->t.owner);
	}
	return ERR_NONE;
}

static enum error_code
plan(struct using *u, struct error *err)
{
	struct galley *g = u->g;
	struct change change = { .path = u->c.path, .new_mode = MODE_FILE,
		.new_text = u->text };
	struct changes changes = { &change, 1 };
	struct names authors = { 0 };
	struct route_question q = { &g->main.library, &changes, REF_CUSTOM,
		&authors };

	names_add(&authors, &g->pool, g->as);
	if (u->has_base) {
		change.old_mode = MODE_FILE;
		change.old_text = u->base_text;
		change.on_main = true;
	}
	return route_plan(&u->route, &q, &g->pool, err);
}

/* What of a region would have needed nobody; NULL: nothing. */
static const char *
free_wording(const struct region *r, struct pool *pool)
{
	const char *options = !r->options.count ? NULL : pool_format(pool,
	    "one of its options (%s)", names_join(&r->options, ", ", pool));

	if (!r->preapproved_edits)
		return options;
	return pool_format(pool, "%s%sup to %s changed", options ? options :
	    "", options ? " or " : "", plural(r->preapproved_words, "word",
	    pool));
}

static void
add_free_regions(struct using *u, struct proposal p, struct node *list)
{
	struct pool *pool = &u->g->pool;

	p.approved = p.old;
	for (size_t i = 0; i < u->t.region_count; i++) {
		const struct region *r = &u->t.regions[i];
		struct node *item;

		if (preapproved_region(&p, r))
			continue;
		item = node_map(pool);
		node_set_text(pool, item, "region", r->name);
		node_set_text(pool, item, "range", free_wording(r, pool));
		node_push(pool, list, item);
	}
}

/* What would have needed nobody, field by field and region by region. */
static struct node *
free_ranges(struct using *u)
{
	struct pool *pool = &u->g->pool;
	struct node *list = node_list(pool);
	struct proposal p = { .library = &u->g->main.library, .t = &u->t,
		.new = &u->c, .new_text = u->text,
		.old = u->has_base ? &u->base : NULL,
		.old_text = u->base_text };

	for (size_t i = 0; i < u->t.field_count; i++) {
		const struct field *f = &u->t.fields[i];
		struct node *item;

		if (f->at_use || preapproved_field(&p, f))
			continue;
		item = node_map(pool);
		node_set_text(pool, item, "field", f->name);
		node_set_text(pool, item, "value", proposal_value(&u->t, &u->c,
		    f->name));
		node_set_text(pool, item, "range", f->preapproved.set ?
		    f->preapproved.text : NULL);
		node_push(pool, list, item);
	}
	add_free_regions(u, p, list);
	return list;
}

static enum error_code
refuse(struct using *u, struct error *err)
{
	struct pool *pool = &u->g->pool;
	struct node *reasons = node_list(pool);

	for (size_t i = 0; i < u->route.count; i++) {
		const struct requirement *r = &u->route.items[i];
		struct node *item;

		if (r->result == RESULT_NOT_NEEDED)
			continue;
		item = node_map(pool);
		node_set_text(pool, item, "requirement", r->name);
		node_set_text(pool, item, "reason", r->reason);
		node_set_text(pool, item, "who", report_who(u->g, r));
		node_push(pool, reasons, item);
	}
	node_set(pool, u->report, "reasons", reasons);
	node_set(pool, u->report, "free", free_ranges(u));
	node_set_text(pool, u->report, "ask", ask_command(u->what, &u->t,
	    u->has_base, pool));
	return error_set(err, ERR_REFUSED, "%s cannot go out like this without "
	    "approval: %s", u->t.id, report_cost(u->g, &u->route));
}

static enum error_code
judge_route(struct using *u, struct error *err)
{
	enum error_code code = u->differs ? plan(u, err) : ERR_NONE;

	for (size_t i = 0; !code && i < u->route.count; i++) {
		if (u->route.items[i].result != RESULT_NOT_NEEDED)
			code = refuse(u, err);
	}
	return code;
}

/* With what was asked for this use alone: it is stored nowhere. */
static struct customization
filled(struct using *u, const struct galley_pairs *at_use)
{
	struct customization c = u->c;

	for (size_t i = 0; i < at_use->count; i++)
		customization_set(&c, at_use->items[i].name,
		    at_use->items[i].value, &u->g->pool);
	return c;
}

static enum error_code
judge_checks(struct using *u, const struct galley_pairs *at_use,
    struct error *err)
{
	struct error_rules rules = error_rules_recall(u->g);
	struct library library = u->g->main.library;
	struct customization c = filled(u, at_use);
	struct findings found = { 0 };
	struct buf text = { 0 };
	struct slice written;

	customization_write(&c, &u->t, &text);
	written = buf_settle(&text, &u->g->pool);
	library.errors_only = true;
	library.rules = rules.rules;
	check_issue(&found, &library, &u->t, &c, &u->g->pool);
	check_texts(&found, &library, c.path, written,
	    &u->g->pool);
	error_rules_remember(u->g, &rules);
	standing_except(u->g, c.path, written, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct finding *f = &found.items[i];

		if (finding_is_error(f))
			return error_set(err, ERR_REFUSED, "%s: %s (%s)",
			    f->rule, f->message, f->fix[0] ? f->fix :
			    pool_format(&u->g->pool, "galley show %s lists "
			    "what it needs", u->t.id));
	}
	outdated_report(u->report, &u->g->main, &u->t, &c);
	return ERR_NONE;
}

static enum error_code
render_all(struct using *u, const struct document *document,
    struct error *err)
{
	struct pool *pool = &u->g->pool;
	struct node *files = node_list(pool);
	const char *name = path_read(u->c.path, pool).id;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < u->what->format_count; i++) {
		struct rendering how = { .format = u->what->formats[i],
			.title = u->t.title, .language = u->t.language };
		struct node *item = node_map(pool);
		struct buf out = { 0 };

		code = render_document(document, &how, &out, err);
		node_set_text(pool, item, "format", how.format);
		node_set_text(pool, item, "name", pool_format(pool, "%s.%s",
		    name, render_extension(how.format)));
		node_set_text(pool, item, "text", buf_settle(&out, pool).at);
		node_push(pool, files, item);
	}
	node_set(pool, u->report, "files", files);
	return code;
}

static enum error_code
compose(struct using *u, const struct galley_pairs *at_use,
    struct error *err)
{
	struct customization c = filled(u, at_use);
	struct document *document;
	enum error_code code = issue_compose(&document, &u->g->main.library,
	    &u->t, &c, err);

	if (code)
		return code;
	code = render_all(u, document, err);
	document_free(document);
	return code;
}

/* Field values stay on this machine: the journal has only what was used. */
static enum error_code
log_use(struct using *u, struct error *err)
{
	struct pool *pool = &u->g->pool;
	struct node *line = node_map(pool);
	const char *id = random_id(pool);

	node_set_text(pool, line, "event", "use");
	node_set_text(pool, line, "id", id);
	node_set_time(pool, line, "time", u->g->now);
	node_set_text(pool, line, "template", u->t.id);
	if (u->has_base)
		node_set_text(pool, line, "customization", u->base.path);
	node_set_known(pool, line, "account", u->what->account);
	node_set_text(pool, u->report, "id", id);
	node_set_text(pool, u->report, "template", u->t.id);
	node_set_text(pool, u->report, "account", u->what->account);
	return u->g->options.dry_run ? ERR_NONE : journal_append(u->g, line,
	    err);
}

int
galley_use(galley *g, const struct galley_use *what, galley_report **report,
    galley_error *err)
{
	struct using u = { .g = g, .what = what };
	struct galley_pairs at_use = { 0 };
	const struct person *person;
	enum error_code code;

	u.report = node_map(&g->pool);
	*report = u.report;
	(void)((code = workspace_person(g, &person, err)) ||
	    (code = origin_judge_age(g, err)) ||
	    (code = find(&u, err)) ||
	    (code = apply(&u, &at_use, err)) ||
	    (code = judge_missing(&u, err)) ||
	    (code = judge_at_use(&u, &at_use, err)) ||
	    (code = judge_route(&u, err)) ||
	    (code = judge_checks(&u, &at_use, err)) ||
	    (code = compose(&u, &at_use, err)) ||
	    (code = log_use(&u, err)));
	return (int)code;
}
