/* SPDX-License-Identifier: Apache-2.0 */
/* customize begins a customization as a request; edit changes or reopens it. */
#include <string.h>

#include "base/id.h"
#include "check/check.h"
#include "check/style.h"
#include "edit_document.h"
#include "edit_text.h"
#include "gate.h"
#include "model/customization.h"
#include "owner.h"
#include "report.h"
#include "text/words.h"
#include "version.h"
#include "wording.h"

/* A customization being written. */
struct writing {
	struct galley *g;
	const struct galley_customize *what;
	struct template t;
	struct customization c;
	struct slice file;
	struct findings findings;
};

static struct slice
customization_bytes(struct writing *w)
{
	struct buf file = { 0 };

	customization_write(&w->c, &w->t, &file);
	return buf_settle(&file, &w->g->pool);
}

/*
 * A draft may lack values, and what a style rule says an exception may cover;
 * anything else that is wrong is said at once.
 */
static enum error_code
judge_draft(struct writing *w, struct error *err)
{
	struct change change = { .path = w->c.path, .new_mode = MODE_FILE };
	struct changes changes = { &change, 1 };
	struct library merged = gate_library(&w->g->main, &changes);

	change.new_text = w->file = customization_bytes(w);
	check_file(&w->findings, &merged, w->c.path, w->file, &w->g->pool);
	for (size_t i = 0; i < w->findings.count; i++) {
		const struct finding *f = &w->findings.items[i];

		if (f->severity == SEVERITY_ERROR &&
		    strcmp(f->rule, "missing-field") != 0 &&
		    !style_has_rule(f->rule))
			return error_set(err, ERR_REFUSED, "%s: %s (%s)",
			    f->rule, f->message, f->fix[0] ? f->fix :
			    pool_format(&w->g->pool, "galley show %s lists "
			    "what it needs", w->t.id));
	}
	return ERR_NONE;
}

static enum error_code
fill_in(struct writing *w, struct error *err)
{
	const struct galley_customize *what = w->what;
	struct wording words = { what->account, &what->facets, &what->fields,
		&what->regions };

	if (what->share)
		w->c.share = what->share;
	return wording_apply(&words, &(struct wording_place){
	    &w->g->main.library, &w->t, &w->c, &w->g->pool }, err);
}

static struct node *
report_writing(struct writing *w, const struct act *act)
{
	struct node *report = report_act(w->g, act);

	node_set_text(&w->g->pool, report, "path", w->c.path);
	node_set_text(&w->g->pool, report, "template", w->t.id);
	node_set_text(&w->g->pool, report, "cost", report_cost(w->g,
	    &act->dossier.decision.route));
	node_set(&w->g->pool, report, "findings", report_findings(w->g,
	    &w->findings));
	return report;
}

static enum error_code
write_edit(struct writing *w, struct act *act, struct error *err)
{
	struct message edit = { .kind = EVENT_EDIT,
		.request = act->name.request, .text = "" };
	struct oid tree;
	enum error_code code;

	(void)((code = act_put(act, w->c.path, &w->file, &tree, err)) ||
	    (code = act_event(act, &edit, &tree, err)) ||
	    (code = act_finish(act, err)));
	return code;
}

static enum error_code
choose_name(struct writing *w, struct refname *out, struct error *err)
{
	const struct galley_customize *what = w->what;
	struct galley *g = w->g;
	const char *name = what->as ? what->as : what->account ?
	    words_slug(slice_of(what->account), &g->pool) : NULL;
	struct request_ref taken;
	struct slice there;

	if (name && !name[0] && !what->as && what->account[0])
		return error_set(err, ERR_USAGE, "no name in a-z and 0-9 can "
		    "be made of %s: give it one (--name NAME)", what->account);
	if (!name || !name[0])
		return error_set(err, ERR_USAGE, "say whom it is for (--for "
		    "ACCOUNT), or give it a name (--name NAME)");
	*out = refname_of_request(pool_format(&g->pool, "%s/%s/%s", g->as,
	    w->t.id, name), &g->pool);
	if (out->kind != REF_CUSTOM)
		return id_refuse(err, name, "a name");
	if (requests_get(g, out->request, &taken))
		return error_set(err, ERR_REFUSED, "%s is open already (galley "
		    "edit %s changes it; --name %s-2 makes another)",
		    out->request, name, name);
	if (source_read(&g->main.source, refname_path(out, &g->pool), &there))
		return error_set(err, ERR_REFUSED, "%s is approved already "
		    "(galley edit %s changes it; --name %s-2 makes another)",
		    out->request, name, name);
	return ERR_NONE;
}

/* The id of the template's present bytes, as "base" keeps it. */
static const char *
template_blob(struct writing *w)
{
	struct tree_entry entry = { 0 };

	store_entry(w->g->store, w->g->main.tree, w->t.path, &entry,
	    &w->g->pool);
	return pool_text(&w->g->pool, oid_text(entry.id).hex);
}

static enum error_code
find_template(struct writing *w, const char *id, struct error *err)
{
	enum error_code code = library_template(&w->g->main.library, id,
	    &w->t, &w->g->pool, err);

	return code ? code : library_usable(&w->g->main.library, w->t.path,
	    w->t.file, &w->g->pool, err);
}

static enum error_code
make(struct galley *g, const struct galley_customize *what,
    struct node **report, struct error *err)
{
	struct writing w = { .g = g, .what = what };
	const struct person *person;
	struct refname name;
	struct act act;
	enum error_code code;

	(void)((code = workspace_person(g, &person, err)) ||
	    (code = find_template(&w, what->name, err)) ||
	    (code = choose_name(&w, &name, err)));
	if (code)
		return code;
	w.c = (struct customization){ .path = refname_path(&name, &g->pool),
		.template_id = w.t.id, .base = template_blob(&w),
		.share = "me" };
	(void)((code = fill_in(&w, err)) || (code = judge_draft(&w, err)) ||
	    (code = act_open(&act, g, &name, err)) ||
	    (code = write_edit(&w, &act, err)));
	if (!code)
		*report = report_writing(&w, &act);
	return code;
}

/* Continues the open request, or opens a new one on today's main. */
static enum error_code
begin_edit(struct writing *w, const struct target *target, struct act *act,
    struct error *err)
{
	struct galley *g = w->g;
	struct path path;
	struct refname name;
	enum error_code code;

	if (target->kind == TARGET_REQUEST) {
		if (owner_is_own(g, &target->request))
			return act_begin(act, g, &target->request, err);
		return error_set(err, ERR_DENIED, "%s is %s's: only its owner "
		    "edits it (suggest wording with: galley suggest)",
		    target->request.name.request,
		    owner_of(g, &target->request));
	}
	path = path_read(target->path, &g->pool);
	if (strcmp(path.person, g->as) != 0)
		return error_set(err, ERR_DENIED, "%s is %s's: only its owner "
		    "edits it (make your own with: galley customize %s)",
		    target->path, path.person, path.template_id);
	code = library_usable(&g->main.library, w->t.path, w->t.file,
	    &g->pool, err);
	w->c.base = template_blob(w);
	name = refname_of_request(refname_request(target->path, &g->pool),
	    &g->pool);
	return code ? code : act_open(act, g, &name, err);
}

static bool
changes_nothing(const struct galley_customize *what)
{
	return !what->account && !what->facets.count && !what->fields.count &&
	    !what->regions.count && !what->share && !what->document;
}

/* The whole document as it was given; nothing, if none was. */
static struct slice
document_of(const struct galley_customize *what)
{
	if (!what->document)
		return (struct slice){ NULL, 0 };
	return what->document_size ? (struct slice){ what->document,
		what->document_size } : slice_of(what->document);
}

static enum error_code
edit_customization(struct writing *w, const struct target *target,
    struct act *act, struct error *err)
{
	struct slice before, bytes = document_of(w->what);
	struct version version;
	enum error_code code = version_read(&version, w->g, target, err);

	if (code)
		return code;
	if (bytes.at && memchr(bytes.at, '\0', bytes.len))
		return error_set(err, ERR_USAGE, "%s is text, and must not "
		    "hold a NUL byte", w->what->name);
	w->c = version.c;
	w->t = version.t;
	before = customization_bytes(w);
	(void)((code = fill_in(w, err)) ||
	    (code = w->what->document ? edit_text_read(&w->c, &w->t,
	    w->what->document, &w->g->pool, err) : ERR_NONE) ||
	    (code = judge_draft(w, err)));
	if (!code && slice_equal(before, w->file))
		code = error_set(err, ERR_REFUSED, "nothing differs from what "
		    "is there already (change something; an approval that "
		    "ended is renewed by that, too)");
	(void)(code || (code = begin_edit(w, target, act, err)) ||
	    (w->file = customization_bytes(w), code = write_edit(w, act, err)));
	return code;
}

static enum error_code
change(struct galley *g, const struct galley_customize *what,
    struct node **report, struct error *err)
{
	struct writing w = { .g = g, .what = what };
	const struct person *person;
	struct target target;
	struct act act;
	enum error_code code;

	(void)((code = workspace_person(g, &person, err)) ||
	    (code = edit_document_resolve(g, what->name, &target, err)));
	if (code)
		return code;
	if (edit_document_is_for(&target))
		return edit_document(g, &target, document_of(what), report,
		    err);
	if (changes_nothing(what))
		return error_set(err, ERR_USAGE, "say what to change (--set "
		    "FIELD=VALUE, --region NAME=TEXT, or --edit)");
	code = edit_customization(&w, &target, &act, err);
	if (!code)
		*report = report_writing(&w, &act);
	return code;
}

/* One of the two, made anew while origin moves. */
struct wish {
	enum error_code (*fulfil)(struct galley *g,
	    const struct galley_customize *what, struct node **report,
	    struct error *err);
	const struct galley_customize *what;
	struct node **report;
};

static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	struct wish *wish = of;

	return wish->fulfil(g, wish->what, wish->report, err);
}

int
galley_customize(galley *g, const struct galley_customize *what,
    galley_report **report, galley_error *err)
{
	return (int)act_run(g, attempt, &(struct wish){ make, what, report },
	    err);
}

int
galley_edit(galley *g, const struct galley_customize *what,
    galley_report **report, galley_error *err)
{
	return (int)act_run(g, attempt, &(struct wish){ change, what, report },
	    err);
}
