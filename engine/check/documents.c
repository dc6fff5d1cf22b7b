/* SPDX-License-Identifier: Apache-2.0 */
#include "documents.h"

#include <string.h>

#include "brand_rules.h"
#include "extends.h"
#include "hidden.h"
#include "links.h"
#include "model/path.h"
#include "model/usable.h"
#include "pillars.h"

/* Whatever is recalled or expired may be stored, but is not to be used. */
static void
judge_usable(const struct judged *j, struct slice text)
{
	const char *path = judged_file(j).path;
	struct usable usable;
	const char *rule;

	usable_why(j->library, path, text, &usable, j->pool);
	if (!usable.why)
		return;
	rule = slice_starts(slice_of(usable.why), "recalled") ? "recalled" :
	    "expired";
	judged_warning(j, judged_file(j), rule, "%s is %s", usable.path,
	    usable.why);
}

/* Values were judged where they were written, so others stand for them. */
static void
judge_hidden(const struct judged *j)
{
	struct issue issue = j->issue;
	struct document *document;
	struct error err;

	issue.fill = ISSUE_ALL_LONGEST;
	if (issue_build(&document, &issue, &err))
		return;
	hidden_check_document(j, document);
	document_free(document);
}

/* What can be said of any document once it is put together. */
static void
judge_document(const struct judged *j)
{
	struct document *document;
	struct error err;

	if (!issue_has_regions(&j->issue))
		return;
	if (issue_build(&document, &j->issue, &err)) {
		issue_add_error(j->out, &j->issue, &err, j->pool);
		return;
	}
	judge_hidden(j);
	links_check(j, document);
	pillars_check_phrases(j, document);
	document_free(document);
}

static void
judge_unused(const struct judged *j)
{
	const struct template *t = j->issue.t;
	struct names used = { 0 };
	struct error err;

	if (issue_slots(&j->issue, &used, j->pool, &err))
		return;
	for (size_t i = 0; i < t->outline.part_count; i++) {
		const char *name = t->outline.parts[i].when_field;

		if (name)
			names_add(&used, j->pool, name);
	}
	for (size_t i = 0; i < t->field_count; i++) {
		if (!names_has(&used, t->fields[i].name))
			judged_warning(j, t->fields[i].place, "unused-field",
			    "%s is not used in the text (use it, or remove it)",
			    t->fields[i].name);
	}
}

static void
judge_options(const struct judged *j, const struct region *region)
{
	for (size_t i = 0; i < region->options.count; i++) {
		const char *id = region->options.items[i];
		struct template block;
		struct error err;

		if (library_block(j->library, id, &block, j->pool, &err))
			judged_error(j, region->place, "include", "the option "
			    "%s of %s cannot be read: %s", id, region->name,
			    err.text);
	}
}

/* Ids are unique over all shelves. */
static void
judge_id(const struct judged *j)
{
	struct shelf_list list = { 0 };

	library_templates(j->library, &list, j->pool);
	for (size_t i = 0; i < list.count; i++) {
		if (strcmp(list.items[i].id, j->issue.t->id) == 0 &&
		    strcmp(list.items[i].path, j->issue.t->path) != 0)
			judged_error(j, judged_file(j), "duplicate-id",
			    "%s has the same id (give one another)",
			    list.items[i].path);
	}
}

static void
judge_workflow(const struct judged *j)
{
	const char *id = j->issue.t->workflow;

	if (id && j->library->policy &&
	    !workflows_find(&j->library->policy->workflows, id))
		judged_error(j, judged_file(j), "workflow", "there is no "
		    "workflow \"%s\" (write workflows/%s.yaml, or name "
		    "another)", id, id);
}

/* The document alone; what is wrong with its form is a finding. */
static bool
read_alone(struct judged *j, struct template *t,
    const struct documents_file *file)
{
	struct error err;

	if (template_parse(t, file->path, file->text, j->pool, &err)) {
		findings_add_error(j->out, j->pool, &err, file->path);
		return false;
	}
	j->issue = (struct issue){ .library = j->library, .t = t,
		.every_part = true };
	return true;
}

void
documents_check_template(struct findings *out,
    const struct documents_file *file, struct pool *pool)
{
	struct template t;
	struct judged j = { .out = out, .library = file->library,
		.pool = pool };

	if (!read_alone(&j, &t, file))
		return;
	if (path_read(file->path, pool).kind == PATH_TEMPLATE)
		judge_id(&j);
	judge_workflow(&j);
	for (size_t i = 0; i < t.region_count; i++)
		judge_options(&j, &t.regions[i]);
	extends_check(&j);
	pillars_check_ids(&j);
	judge_unused(&j);
	judge_document(&j);
	issue_check_channel(out, &j.issue, pool);
	judge_usable(&j, file->text);
}

static void
declare(struct template *t, const char *name, struct pool *pool)
{
	if (template_field(t, name))
		return;
	t->fields = pool_grow(pool, t->fields, t->field_count,
	    sizeof *t->fields);
	t->fields[t->field_count++] = (struct field){ .name = name,
		.type = FIELD_URL, .place = { t->path, 1, 1 } };
}

/* A block's slots are declared by whoever includes it; alone, all may be. */
static void
declare_slots(struct template *t, const struct judged *j)
{
	struct names used = { 0 };
	struct error err;

	if (issue_slots(&j->issue, &used, j->pool, &err))
		return;
	for (size_t i = 0; i < used.count; i++)
		declare(t, used.items[i], j->pool);
	for (size_t i = 0; i < t->outline.part_count; i++) {
		if (t->outline.parts[i].when_field)
			declare(t, t->outline.parts[i].when_field, j->pool);
	}
}

void
documents_check_block(struct findings *out, const struct documents_file *file,
    struct pool *pool)
{
	struct template t;
	struct judged j = { .out = out, .library = file->library,
		.pool = pool };

	if (!read_alone(&j, &t, file))
		return;
	declare_slots(&t, &j);
	pillars_check_ids(&j);
	judge_document(&j);
	judge_usable(&j, file->text);
}

/* A value is text that somebody will read: the brand rules judge it alone. */
static void
judge_value(const struct judged *j, const struct setting *setting)
{
	struct style_file file = { .path = j->issue.c->path ? j->issue.c->path :
		j->issue.t->path, .text = slice_of(setting->value),
		.fragment = true, .errors_only = j->library->errors_only,
		.now = j->library->now };
	struct findings found = { 0 };

	brand_rules_check(j->library->rules, &found, &file, j->pool);
	for (size_t i = 0; i < found.count; i++) {
		struct finding f = found.items[i];

		/* Its bytes in the file are not known: quotes, escapes. */
		f.bytes = (struct extent){ 0 };
		f.replacement = (struct replacement){ 0 };
		f.place = setting->place;
		if (!f.place.path)
			f.place.path = file.path;
		findings_add(j->out, j->pool, f);
	}
}

void
documents_check_issue(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool)
{
	struct judged j = { .out = out, .library = library, .pool = pool,
		.issue = { .library = library, .t = t, .c = c,
		.every_part = true } };

	issue_check(out, library, t, c, pool);
	for (size_t i = 0; i < c->field_count; i++)
		judge_value(&j, &c->fields[i]);
	judge_document(&j);
}

/* What is asked at each use is never stored. */
static void
judge_stored(const struct judged *j, struct slice text)
{
	const struct customization *c = j->issue.c;
	struct path place = path_read(c->path, j->pool);

	if (place.template_id && strcmp(place.template_id, c->template_id))
		judged_error(j, judged_file(j), "template", "it says template: "
		    "%s, but lies below %s (the path counts)",
		    c->template_id, place.template_id);
	for (size_t i = 0; i < c->field_count; i++) {
		const struct field *field = template_field(j->issue.t,
		    c->fields[i].name);

		if (field && field->at_use)
			judged_error(j, c->fields[i].place, "at-use", "%s is "
			    "asked at each use and never stored (remove it)",
			    field->name);
	}
	judge_usable(j, text);
}

void
documents_check_customization(struct findings *out,
    const struct documents_file *file, struct pool *pool)
{
	struct path place = path_read(file->path, pool);
	struct customization c;
	struct template t;
	struct judged j = { .out = out, .library = file->library,
		.pool = pool };
	struct error err;

	if (customization_parse(&c, file->path, file->text, pool, &err)) {
		findings_add_error(out, pool, &err, file->path);
		return;
	}
	j.issue = (struct issue){ .library = file->library, .t = &t,
		.c = &c };
	if (library_template(file->library, place.template_id, &t, pool,
	    &err)) {
		judged_error(&j, (struct place){ file->path, 1, 1 },
		    "template", "%s", err.text);
		return;
	}
	documents_check_issue(out, file->library, &t, &c, pool);
	judge_stored(&j, file->text);
}
