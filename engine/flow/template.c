/* SPDX-License-Identifier: Apache-2.0 */
/* Templates made anew, made of Markdown from elsewhere, and tried out. */
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/id.h"
#include "check/check.h"
#include "data/yaml.h"
#include "edit_document.h"
#include "gate.h"
#include "import.h"
#include "nobody.h"
#include "propose.h"
#include "report.h"
#include "text/words.h"

/* A template being made. */
struct making {
	struct galley *g;
	const struct galley_import *what;
	const struct person *person;
	const char *id;
	const char *kind;
	const char *path;
	struct slice text;
	struct findings findings;
	struct act act;
};

/* "Cold E-Mail" of "letters/Cold E-Mail.md". */
static struct slice
file_words(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct slice name = slice_of(slash ? slash + 1 : file);

	return (struct slice){ name.at, slice_find(name, ".") };
}

static enum error_code
choose_id(struct making *m, struct error *err)
{
	const struct galley_import *what = m->what;
	const char *option = what->file ? ": --id NAME" : "";
	struct request_ref open;
	const char *taken;

	m->id = what->id ? what->id : words_slug(what->file ?
	    file_words(what->file) : slice_of(what->title ? what->title : ""),
	    &m->g->pool);
	if (!id_is_id(slice_of(m->id)))
		return error_set(err, ERR_USAGE, "\"%s\" is not a name for a "
		    "template: lower case letters, digits and '-', at most %d "
		    "(--id NAME)", m->id, ID_LIMIT);
	taken = library_template_path(&m->g->main.library, m->id,
	    &m->g->pool);
	if (taken)
		return error_set(err, ERR_REFUSED, "%s is taken by %s (choose "
		    "another name%s)", m->id, taken, option);
	taken = pool_format(&m->g->pool, "change/%s/%s", m->g->as, m->id);
	if (requests_get(m->g, taken, &open))
		return error_set(err, ERR_REFUSED, "%s asks for %s already "
		    "(withdraw it, or choose another name%s)", taken, m->id,
		    option);
	return ERR_NONE;
}

static enum error_code
choose_path(struct making *m, struct error *err)
{
	const char *shelf = m->what->shelf ? m->what->shelf : m->kind;

	if (!id_is_id(slice_of(m->kind)) || !id_is_id(slice_of(shelf)))
		return error_set(err, ERR_USAGE, "\"%s\" on the shelf \"%s\": "
		    "kind and shelf are lower case letters, digits and '-'",
		    m->kind, shelf);
	m->path = pool_format(&m->g->pool, "templates/%s/%s.md", shelf,
	    m->id);
	return edit_document_judge_role(m->g, m->path, err);
}

/* Puts the text on its shelf by a request, not submitted with an error. */
static enum error_code
propose(struct making *m, bool draft, struct error *err)
{
	struct proposed_file file = { m->path, m->text.at, m->text.len };
	struct change_request request = { .topic = m->id, .files = &file,
		.file_count = 1 };

	request.message = pool_format(&m->g->pool, "Add %s", m->id);
	check_file(&m->findings, &m->g->main.library, m->path, m->text,
	    &m->g->pool);
	request.draft = draft || findings_errors(&m->findings);
	return propose_change(&m->act, m->g, &request, err);
}

static struct node *
report_making(struct making *m)
{
	struct node *report = report_act(m->g, &m->act);

	node_set_text(&m->g->pool, report, "path", m->path);
	node_set_text(&m->g->pool, report, "template", m->id);
	node_set(&m->g->pool, report, "findings", report_findings(m->g,
	    &m->findings));
	nobody_report(m->g, &m->act.dossier, report);
	if (findings_errors(&m->findings))
		node_set_text(&m->g->pool, report, "next",
		    pool_format(&m->g->pool, "galley edit %s --edit, then "
		    "galley submit %s", m->act.dossier.request.name.request,
		    m->act.dossier.request.name.request));
	return report;
}

static struct node *
report_fields(struct making *m, const struct placeholders *found)
{
	struct node *list = node_list(&m->g->pool);

	for (size_t i = 0; i < found->field_count; i++) {
		const struct placeholder_field *field = &found->fields[i];
		struct node *item = node_map(&m->g->pool);

		if (!field->used)
			continue;
		node_set_text(&m->g->pool, item, "name", field->name);
		node_set_text(&m->g->pool, item, "type",
		    field_type_name(field->type));
		node_set_text(&m->g->pool, item, "was", field->was);
		node_push(&m->g->pool, list, item);
	}
	return list;
}

static enum error_code
convert(struct making *m, struct slice file, struct imported *out,
    struct error *err)
{
	struct import import = { .file = m->what->file, .text = file,
		.path = m->path, .kind = m->kind, .title = m->what->title,
		.owner = m->person->id, .now = m->g->now };
	enum error_code code = import_convert(out, &import, &m->g->pool, err);

	m->text = out->text;
	m->findings = out->findings;
	return code;
}

static enum error_code
read_file(struct making *m, struct slice *out, struct error *err)
{
	struct buf file = { 0 };
	enum error_code code;

	if (!m->what->file)
		return error_set(err, ERR_USAGE, "name the file to import");
	code = file_read(&file, m->what->file, IMPORT_LIMIT, err);
	*out = buf_settle(&file, &m->g->pool);
	return code;
}

int
galley_template_import(galley *g, const struct galley_import *what,
    galley_report **report, galley_error *err)
{
	struct making m = { .g = g, .what = what };
	struct imported imported = { 0 };
	struct slice file;
	enum error_code code;

	if ((code = workspace_person(g, &m.person, err)) ||
	    (code = read_file(&m, &file, err)) ||
	    (code = choose_id(&m, err)))
		return (int)code;
	m.kind = what->kind ? what->kind : import_guess_kind(file);
	if ((code = choose_path(&m, err)) ||
	    (code = convert(&m, file, &imported, err)) ||
	    (code = propose(&m, false, err)))
		return (int)code;
	*report = report_making(&m);
	node_set(&g->pool, *report, "fields", report_fields(&m,
	    &imported.found));
	return 0;
}

/* One field and one region show how each is written. */
static struct slice
skeleton(struct making *m)
{
	struct buf out = { 0 };
	const char *title = m->what->title ? m->what->title : m->id;

	buf_text(&out, "---\ntitle: ");
	yaml_write_scalar(&out, title);
	buf_format(&out, "\nkind: %s\nowner: %s\nlanguage: en\naudience: {}\n"
	    "expires: %s\nfields:\n"
	    "  customer: {type: text, max: 60, required: true, "
	    "preapproved: any}\nregions:\n"
	    "  opening: {words: 1..60, guidance: Why now}\n---\n", m->kind,
	    m->person->id, date_day(date_add_months(m->g->now, 12)).at);
	if (template_kind_has_headers(m->kind))
		buf_text(&out, "Subject: For {{customer}}\n\n");
	buf_text(&out, "<!-- region opening -->\nWhy {{customer}} should read "
	    "this now.\n<!-- /region -->\n\nWhat stays as it is.\n");
	return buf_settle(&out, &m->g->pool);
}

int
galley_template_new(galley *g, const struct galley_import *what,
    galley_report **report, galley_error *err)
{
	struct making m = { .g = g, .what = what,
		.kind = what->kind ? what->kind : "email" };
	enum error_code code;

	if ((code = workspace_person(g, &m.person, err)) ||
	    (code = choose_id(&m, err)) || (code = choose_path(&m, err)))
		return (int)code;
	m.text = skeleton(&m);
	code = propose(&m, true, err);
	if (!code)
		*report = report_making(&m);
	return (int)code;
}

/* What is filled in: a template, or an agreement, which is written as one. */
static bool
is_template(const char *path, struct pool *pool)
{
	enum path_kind kind = path_read(path, pool).kind;

	return kind == PATH_TEMPLATE || kind == PATH_AGREEMENT;
}

/* A template with mistakes has no extremes to hold at. */
static void
test_text(struct galley *g, const char *path, struct slice text,
    struct findings *findings)
{
	struct library strict = g->main.library;

	strict.errors_only = true;
	check_file(findings, &strict, path, text, &g->pool);
	if (!findings_errors(findings))
		check_extremes(findings, &g->main.library, path, text,
		    &g->pool);
}

/* Every template that an open request would put on main, checked with it. */
static enum error_code
test_request(struct galley *g, const char *name, struct findings *findings,
    struct error *err)
{
	struct view strict = g->main;
	struct request_ref ref;
	struct dossier dossier;
	enum error_code code;

	if ((code = requests_find(g, name, &ref, err)) ||
	    (code = requests_open(g, &ref, &dossier, err)))
		return code;
	strict.library.errors_only = true;
	gate_findings_of(&strict, &dossier, findings);
	if (findings_errors(findings))
		return ERR_NONE;
	for (size_t i = 0; i < dossier.changes.count; i++) {
		const struct change *change = &dossier.changes.items[i];

		if (is_template(change->path, &g->pool) && change->new_mode)
			check_extremes(findings, &g->main.library,
			    change->path, change->new_text, &g->pool);
	}
	return ERR_NONE;
}

int
galley_template_test(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	struct findings findings = { 0 };
	struct node *made = node_map(&g->pool);
	struct template t;
	struct slice file;
	struct error missing;
	enum error_code code = ERR_NONE;

	if (is_template(name, &g->pool) &&
	    source_read(&g->main.source, name, &file))
		test_text(g, name, file, &findings);
	else if (!library_template(&g->main.library, name, &t, &g->pool,
	    &missing))
		test_text(g, t.path, t.file, &findings);
	else if (missing.code != ERR_MISSING)
		return (int)(*err = missing).code;
	else
		code = test_request(g, name, &findings, err);
	if (code)
		return (int)code;
	findings_sort(&findings);
	node_set_text(&g->pool, made, "template", name);
	node_set(&g->pool, made, "findings", report_findings(g, &findings));
	node_set_number(&g->pool, made, "errors",
	    (int64_t)findings_errors(&findings));
	*report = made;
	return 0;
}
