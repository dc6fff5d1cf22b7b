/* SPDX-License-Identifier: Apache-2.0 */
#include "edit_document.h"

#include <string.h>

#include "check/check.h"
#include "gate.h"
#include "model/proposer.h"
#include "nobody.h"
#include "propose.h"
#include "report.h"

/* The document being written, and the request that has it already. */
struct document_edit {
	struct galley *g;
	const char *path;
	struct slice before;
	struct dossier dossier;
	bool open;		/* a request's, not main's */
};

bool
edit_document_is_for(const struct target *target)
{
	return target->kind == TARGET_TEMPLATE ||
	    target->kind == TARGET_FILE || (target->kind == TARGET_REQUEST &&
	    target->request.name.kind == REF_CHANGE);
}

static const char *
join_roles(struct galley *g, const struct names *roles)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < roles->count; i++)
		buf_format(&out, "%s%s", i ? " or " : "", roles->items[i]);
	return out.len ? buf_settle(&out, &g->pool).at : "nobody";
}

/* People are added by people add, with their keys. */
static bool
is_place(const char *name, struct pool *pool)
{
	switch (path_read(name, pool).kind) {
	case PATH_NONE:
	case PATH_SETTINGS:
	case PATH_PERSON:
	case PATH_CUSTOMIZATION:
		return false;
	default:
		return true;
	}
}

enum error_code
edit_document_resolve(struct galley *g, const char *name, struct target *out,
    struct error *err)
{
	enum error_code code = requests_resolve(g, name, out, err);

	if (code != ERR_MISSING || !is_place(name, &g->pool))
		return code;
	*out = (struct target){ .kind = TARGET_FILE, .path = name };
	return ERR_NONE;
}

enum error_code
edit_document_judge_role(struct galley *g, const char *path, struct error *err)
{
	struct path parts = path_read(path, &g->pool);
	struct slice text;
	const char *id = parts.kind == PATH_TEMPLATE &&
	    source_read(&g->main.source, path, &text) ? parts.id : NULL;

	if (proposer_may(&g->main.policy, g->as, path, &g->pool))
		return ERR_NONE;
	if (path_is_policy(path, &g->main.policy.settings.ci))
		return error_set(err, ERR_DENIED, "%s is policy: only an admin "
		    "or a registrar proposes a change of it (galley people "
		    "shows who is)", path);
	return error_set(err, ERR_DENIED, "%s is proposed by %s only (%s%s)",
	    path, join_roles(g, settings_proposers(
	    &g->main.policy.settings, path)), id ? "your own words for an "
	    "account: galley customize " : "galley people shows who that is",
	    id ? id : "");
}

/* The version is raised by itself: what is left is what a person wrote. */
static const struct change *
only_document(const struct changes *changes)
{
	const struct change *found = NULL;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];

		if (changes->count > 1 && strcmp(c->path, "galley.yaml") == 0)
			continue;
		if (found || !c->new_mode)
			return NULL;
		found = c;
	}
	return found;
}

static enum error_code
begin_open(struct document_edit *r, const struct request_ref *ref,
    struct error *err)
{
	const struct change *change;
	const struct person *person;
	const char *why = NULL;
	enum error_code code;

	(void)((code = requests_open(r->g, ref, &r->dossier, err)) ||
	    (code = workspace_person(r->g, &person, err)));
	if (code)
		return code;
	if (!request_may(&r->dossier.request, EVENT_EDIT, person,
	    &r->g->main.policy.people, &why))
		return error_set(err, ERR_DENIED, "%s: %s", ref->name.request,
		    why ? why : "only its owner edits it");
	change = only_document(&r->dossier.changes);
	if (!change)
		return error_set(err, ERR_USAGE, "%s does not write one "
		    "document alone (galley withdraw %s, then propose it anew)",
		    ref->name.request, ref->name.request);
	r->open = true;
	r->path = change->path;
	r->before = change->new_text;
	return ERR_NONE;
}

static enum error_code
begin(struct document_edit *r, struct galley *g, const struct target *target,
    struct error *err)
{
	const struct person *person;
	enum error_code code = workspace_person(g, &person, err);

	*r = (struct document_edit){ .g = g, .path = target->path };
	if (code)
		return code;
	if (target->kind == TARGET_REQUEST)
		return begin_open(r, &target->request, err);
	source_read(&g->main.source, r->path, &r->before);
	return edit_document_judge_role(g, r->path, err);
}

enum error_code
edit_document_text(struct galley *g, const struct target *target,
    struct node *report, struct error *err)
{
	struct document_edit r;
	enum error_code code = begin(&r, g, target, err);

	if (code)
		return code;
	if (r.before.at && memchr(r.before.at, '\0', r.before.len))
		return error_set(err, ERR_USAGE, "%s is not text (galley edit "
		    "%s --file FILE)", r.path, r.path);
	node_set_text(&g->pool, report, "path", r.path);
	node_set_text(&g->pool, report, "text", pool_copy(&g->pool,
	    r.before));
	return ERR_NONE;
}

static enum error_code
propose_new(struct document_edit *r, struct slice document, struct act *act,
    struct error *err)
{
	struct proposed_file file = { r->path, document.at, document.len };
	struct change_request request = { .files = &file, .file_count = 1,
		.draft = true };

	request.topic = path_read(r->path, &r->g->pool).id;
	if (!request.topic)
		request.topic = "settings";
	return propose_change(act, r->g, &request, err);
}

static enum error_code
edit_open(struct document_edit *r, const struct request_ref *ref,
    struct slice document, struct act *act, struct error *err)
{
	struct message edit = { .kind = EVENT_EDIT,
		.request = ref->name.request, .text = "" };
	struct oid tree;
	enum error_code code;

	(void)((code = act_begin(act, r->g, ref, err)) ||
	    (code = act_put(act, r->path, &document, &tree, err)) ||
	    (code = path_is_policy(r->path, &r->g->main.policy.settings.ci) ?
	    propose_put_version(act, &tree, err) : ERR_NONE) ||
	    (code = act_event(act, &edit, &tree, err)) ||
	    (code = act_finish(act, err)));
	return code;
}

static void
report_findings_of(struct document_edit *r, struct slice document,
    struct node *report)
{
	struct change change = { .path = r->path, .new_text = document,
		.new_mode = MODE_FILE };
	struct changes changes = { &change, 1 };
	struct library merged = gate_library(&r->g->main, &changes);
	struct findings found = { 0 };

	if (!path_is_policy(r->path, &r->g->main.policy.settings.ci))
		check_file(&found, &merged, r->path, document, &r->g->pool);
	node_set_text(&r->g->pool, report, "path", r->path);
	node_set(&r->g->pool, report, "findings", report_findings(r->g,
	    &found));
}

enum error_code
edit_document(struct galley *g, const struct target *target,
    struct slice document, struct node **report, struct error *err)
{
	struct document_edit r;
	struct act act;
	enum error_code code = begin(&r, g, target, err);

	if (code)
		return code;
	if (!document.at)
		return error_set(err, ERR_USAGE, "%s is edited as a whole "
		    "(--edit, --text @FILE or --file FILE)", r.path);
	if (r.before.at && slice_equal(r.before, document))
		return error_set(err, ERR_REFUSED, "nothing differs from what "
		    "is there already (change something; an approval that "
		    "ended is renewed by that, too)");
	code = r.open ? edit_open(&r, &target->request, document, &act, err) :
	    propose_new(&r, document, &act, err);
	if (code)
		return code;
	*report = report_act(g, &act);
	report_findings_of(&r, document, *report);
	nobody_report(g, &act.dossier, *report);
	return ERR_NONE;
}
