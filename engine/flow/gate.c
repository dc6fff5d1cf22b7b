/* SPDX-License-Identifier: Apache-2.0 */
#include "gate.h"

#include <string.h>

#include "check/brand_rules.h"
#include "check/check.h"
#include "fingerprints.h"
#include "model/calendars.h"
#include "model/exception.h"
#include "model/overlay.h"
#include "model/path.h"

/* Whether others read what this changes: a customization has no readers. */
static bool
has_readers(const struct changes *changes, struct pool *pool)
{
	for (size_t i = 0; i < changes->count; i++) {
		if (path_read(changes->items[i].path, pool).kind !=
		    PATH_CUSTOMIZATION)
			return true;
	}
	return false;
}

struct merging {
	const struct library *main;
	const struct changes *changes;
};

/* What the request changes begins with its merge, which would be now. */
static struct past
past_as_merged(void *of, const char *path)
{
	const struct merging *m = of;

	for (size_t i = 0; i < m->changes->count; i++) {
		if (strcmp(m->changes->items[i].path, path) == 0)
			return (struct past){ .merged = true,
				.merged_at = m->main->now };
	}
	return library_past(m->main, path);
}

struct library
gate_library(const struct view *view, const struct changes *changes)
{
	struct overlay *overlay = pool_alloc(view->pool, sizeof *overlay);
	struct source *source = pool_alloc(view->pool, sizeof *source);
	struct merging *merging = pool_alloc(view->pool, sizeof *merging);
	struct library merged = view->library;

	*merging = (struct merging){ &view->library, changes };
	merged.of = merging;
	merged.past = past_as_merged;
	*overlay = (struct overlay){ &view->source, changes };
	*source = overlay_source(overlay);
	merged.source = source;
	/* Customizations leave the shelves, which a memo is of, as they are. */
	if (has_readers(changes, view->pool)) {
		merged.memo = pool_alloc(view->pool, sizeof *merged.memo);
		merged.memo->pool = view->pool;
	}
	return merged;
}

static bool
reads_changed(const struct library *library, const char *path,
    struct slice text, const struct changes *changes, struct pool *pool)
{
	struct names reads = { 0 };

	library_reads(library, path, text, &reads, pool);
	for (size_t i = 0; i < changes->count; i++) {
		if (names_has(&reads, changes->items[i].path))
			return true;
	}
	return false;
}

/* A finding that the reader had before is not the request's doing. */
static bool
had(const struct findings *before, const struct finding *f)
{
	for (size_t i = 0; i < before->count; i++) {
		if (strcmp(before->items[i].rule, f->rule) == 0 &&
		    strcmp(before->items[i].message, f->message) == 0)
			return true;
	}
	return false;
}

/* What a template or block that reads a changed one newly gets wrong. */
static void
check_reader(const struct view *view, const struct library *merged,
    const char *path, const struct changes *changes, struct findings *out)
{
	struct findings before = { 0 }, after = { 0 };
	struct library old = view->library, new = *merged;
	struct slice text;

	if (!source_read(&view->source, path, &text) ||
	    !reads_changed(merged, path, text, changes, view->pool))
		return;
	/* Programs see one file alone, and this one did not change. */
	old.outside = new.outside = NULL;
	check_file(&before, &old, path, text, view->pool);
	check_file(&after, &new, path, text, view->pool);
	for (size_t i = 0; i < after.count; i++) {
		if (!had(&before, &after.items[i]))
			findings_add(out, view->pool, after.items[i]);
	}
}

static void
check_readers(const struct view *view, const struct library *merged,
    const struct changes *changes, struct findings *out)
{
	struct shelf_list shelf = { 0 };
	struct names blocks = { 0 };

	library_templates(&view->library, &shelf, view->pool);
	for (size_t i = 0; i < shelf.count; i++)
		check_reader(view, merged, shelf.items[i].path, changes, out);
	source_list(&view->source, "blocks", &blocks, view->pool);
	for (size_t i = 0; i < blocks.count; i++)
		check_reader(view, merged, pool_format(view->pool,
		    "blocks/%s", blocks.items[i]), changes, out);
}

void
gate_findings(const struct view *view, const struct changes *changes,
    struct findings *out)
{
	struct library merged = gate_library(view, changes);

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];

		if (c->new_mode)
			check_file(out, &merged, c->path, c->new_text,
			    view->pool);
	}
	if (has_readers(changes, view->pool))
		check_readers(view, &merged, changes, out);
	findings_sort(out);
	fingerprints_set(out, merged.source, view->pool);
}

static const char *
excepted_by(const struct view *view, const struct dossier *dossier,
    const struct finding *f)
{
	struct merge_question q = dossier_question(dossier, view);
	const struct event *e = exception_of_finding(&dossier->decision.route,
	    &q, pool_format(view->pool, "%s %s", f->rule, f->fingerprint),
	    view->pool);

	return e ? pool_format(view->pool, "%s, until %s", e->person,
	    e->message.trailers[TRAILER_UNTIL]) : NULL;
}

static bool
is_found(const struct findings *list, const char *name, struct pool *pool)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *f = &list->items[i];

		if (f->fingerprint && strcmp(pool_format(pool, "%s %s",
		    f->rule, f->fingerprint), name) == 0)
			return true;
	}
	return false;
}

/* Rules may have changed since: what an exception allows is found no more. */
static void
add_unused(const struct view *view, const struct dossier *dossier,
    struct findings *list)
{
	const struct request *r = &dossier->request;
	struct merge_question q = dossier_question(dossier, view);

	for (size_t i = r->last_submit; i < r->count &&
	    dossier->changes.count; i++) {
		const struct event *e = &r->events[i];
		const char *name = e->message.trailers[TRAILER_FINDING];

		if (!name || is_found(list, name, view->pool) ||
		    exception_of_finding(&dossier->decision.route, &q, name,
		    view->pool) != e)
			continue;
		findings_add(list, view->pool, (struct finding){
			.rule = "unused-exception",
			.severity = SEVERITY_WARNING,
			.place = { dossier->changes.items[0].path, 1, 1 },
			.match = "",
			.message = pool_format(view->pool, "the exception by "
			    "%s, until %s, allows %.*s, which is no longer "
			    "found",
			    e->person, e->message.trailers[TRAILER_UNTIL],
			    (int)strcspn(name, " "), name),
			.fix = "",
		});
	}
}

void
gate_except(const struct view *view, const struct dossier *dossier,
    struct findings *list)
{
	struct merge_question q = dossier_question(dossier, view);
	struct names persons = { 0 };

	exception_open_to(&dossier->decision.route, &q, NULL, &persons,
	    view->pool);
	for (size_t i = 0; i < list->count; i++) {
		struct finding *f = &list->items[i];

		if (f->severity != SEVERITY_ERROR)
			continue;
		f->excepted = excepted_by(view, dossier, f);
		if (!f->excepted && persons.count)
			f->remedy = pool_format(view->pool, "%s may grant an "
			    "exception: galley exception %s --finding %s:%.*s "
			    "--until DATE -m WHY", names_join(&persons, " or ",
			    view->pool), dossier->request.name.request,
			    f->rule, FINGERPRINT_SHORT, f->fingerprint);
	}
	add_unused(view, dossier, list);
}

void
gate_findings_of(const struct view *view, const struct dossier *dossier,
    struct findings *out)
{
	gate_findings(view, &dossier->changes, out);
	gate_except(view, dossier, out);
}

static enum error_code
judge_usable(const struct view *view, const struct changes *changes,
    struct error *err)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];
		enum error_code code = ERR_NONE;

		if (c->new_mode && path_read(c->path, view->pool).kind ==
		    PATH_CUSTOMIZATION)
			code = library_proposable(&view->library, c->path,
			    c->new_text, view->pool, err);
		if (code)
			return code;
	}
	return ERR_NONE;
}

/*
 * What T7 asks nothing about: brand rules that cannot work, and a zone's or
 * calendar's name in a person's file that nobody would know.
 */
static enum error_code
judge_policy(const struct view *view, const struct dossier *dossier,
    struct error *err)
{
	struct library merged = gate_library(view, &dossier->changes);
	struct calendars calendars;
	bool rules = false;
	enum error_code code = calendars_load(&calendars, merged.source,
	    view->pool, err);

	for (size_t i = 0; !code && i < dossier->changes.count; i++) {
		const struct change *c = &dossier->changes.items[i];
		struct path path = path_read(c->path, view->pool);
		const struct person *person = path.kind != PATH_PERSON ? NULL :
		    people_find(&dossier->new_policy.people, path.id);
		bool rule = path.kind == PATH_RULE ||
		    path.kind == PATH_REGISTRY;

		rules |= rule;
		if (rule && c->new_mode)
			code = brand_rules_judge(c->path, c->new_text, err);
		if (!code && person && c->new_mode)
			code = calendars_judge(&calendars, person, c->new_text,
			    view->pool, err);
	}
	/* What they read may go, too: each is judged by itself before. */
	if (!code && rules)
		code = brand_rules_judge_all(merged.source, err);
	return code;
}

enum error_code
gate_judge(const struct view *view, const struct dossier *dossier,
    struct error *err)
{
	enum route_kind kind = dossier->decision.route.kind;
	struct findings found = { 0 };
	struct view strict = *view;
	enum error_code code;

	strict.library.errors_only = true;
	if (kind == ROUTE_POLICY)
		return judge_policy(view, dossier, err);
	if (kind == ROUTE_RECALL)
		return ERR_NONE;
	code = judge_usable(view, &dossier->changes, err);
	if (!code)
		gate_findings_of(&strict, dossier, &found);
	for (size_t i = 0; !code && i < found.count; i++) {
		const struct finding *f = &found.items[i];

		if (finding_is_error(f))
			code = error_at(err, f->place, f->rule, "%s%s%s%s",
			    f->message, f->remedy ? " (" : "", f->remedy ?
			    f->remedy : "", f->remedy ? ")" : "");
	}
	return code;
}
