/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <string.h>

#include "base/utf8.h"
#include "brand_rules.h"
#include "documents.h"
#include "facts.h"
#include "hidden.h"
#include "limits.h"
#include "model/calendars.h"
#include "model/claim.h"
#include "model/path.h"
#include "model/people.h"
#include "model/pillar.h"
#include "model/registry.h"
#include "model/settings.h"
#include "model/workflow.h"
#include "outside.h"

/* With the time zone and calendars that it names, where main is known. */
static enum error_code
read_person(const struct documents_file *file, const char *id,
    struct pool *pool, struct error *err)
{
	struct calendars calendars = { 0 };
	struct person person;
	struct error ignored;
	enum error_code code = person_parse(&person, id, file->text, pool,
	    err);

	if (code || !file->library->source || calendars_load(&calendars,
	    file->library->source, pool, &ignored))
		return code;
	return calendars_judge(&calendars, &person, file->text, pool, err);
}

static enum error_code
read_registry(const struct documents_file *file, struct pool *pool,
    struct error *err)
{
	struct calendars calendars;
	struct registry registry;

	if (strcmp(file->path, CALENDARS_PATH) == 0)
		return calendars_parse(&calendars, file->text, pool, err);
	return registry_parse(&registry, file->path, file->text, pool, err);
}

/* Reads a YAML document only to see whether it is one. */
static enum error_code
read_yaml(const struct documents_file *file, const struct path *place,
    struct pool *pool, struct error *err)
{
	union {
		struct settings settings;
		struct workflow workflow;
		struct pillar pillar;
		struct claim claim;
	} out;

	switch (place->kind) {
	case PATH_SETTINGS:
		return settings_parse(&out.settings, file->text, pool, err);
	case PATH_PERSON:
		return read_person(file, place->id, pool, err);
	case PATH_REGISTRY:
		return read_registry(file, pool, err);
	case PATH_WORKFLOW:
		return workflow_parse(&out.workflow, place->id, file->text,
		    pool, err);
	case PATH_PILLAR:
		return pillar_parse(&out.pillar, file->path, file->text, pool,
		    err);
	case PATH_CLAIM:
		return claim_parse(&out.claim, file->path, file->text, pool,
		    err);
	default:
		return ERR_NONE;
	}
}

static void
check_yaml(struct findings *out, const struct documents_file *file,
    const struct path *place, struct pool *pool)
{
	struct error err;

	if (read_yaml(file, place, pool, &err))
		findings_add_error(out, pool, &err, file->path);
}

/* What T8 says of a file, behind its path: that is the finding's place. */
static const char *
objection(const struct error *err, const char *path)
{
	const char *text = error_without_rule(err->text);
	size_t skip = strlen(path) + strlen(": ");

	return text + (skip < strlen(text) ? skip : 0);
}

/* T8, with the hidden characters apart: they have a line and a column. */
static bool
check_tree_rules(struct findings *out, const struct documents_file *file,
    enum path_kind kind, struct pool *pool)
{
	const struct policy *policy = file->library->policy;
	struct error err;
	bool media = kind == PATH_EVIDENCE || kind == PATH_ASSET;
	size_t bad = media ? file->text.len : utf8_bad(file->text);

	if (!media && hidden_check_bytes(out, file->path, file->text, pool))
		return true;
	if (policy && path_is_ci(file->path, &policy->settings.ci) ?
	    path_judge_ci(file->path, PATH_MODE, file->text, &err) :
	    path_judge(file->path, PATH_MODE, file->text, &err)) {
		findings_add(out, pool, (struct finding){
			.rule = "T8",
			.severity = SEVERITY_ERROR,
			.place = bad == file->text.len ? (struct place){
			    file->path, 0, 0 } : utf8_place(file->path,
			    file->text, bad),
			.match = "",
			.message = pool_text(pool, objection(&err,
			    file->path)),
			.fix = "",
		});
		return false;
	}
	return true;
}

static void
check_rule(struct findings *out, const struct documents_file *file,
    struct pool *pool)
{
	struct error err;

	if (brand_rules_judge(file->path, file->text, &err))
		findings_add_error(out, pool, &err, file->path);
}

/* What its template says of a customization. */
static const struct node *
template_facts(const struct library *library, const char *path,
    struct pool *pool)
{
	struct path place = path_read(path, pool);
	const char *from = place.template_id ? library_template_path(library,
	    place.template_id, pool) : NULL;
	const struct node *known;
	struct slice text;

	if (!from || !source_read(library->source, from, &text))
		return NULL;
	known = memo_find_head(library->memo, from, text);
	return known ? known : facts_read(text, pool);
}

static void
check_styles(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool)
{
	brand_rules_check(library->rules, out, &(struct style_file){
	    .path = path, .text = text, .slots = true, .now = library->now,
	    .errors_only = library->errors_only,
	    .template = template_facts(library, path, pool) }, pool);
}

void
check_texts(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool)
{
	check_styles(out, library, path, text, pool);
	outside_check(out, library, path, text, pool);
}

void
check_file(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool)
{
	struct documents_file file = { library, path, text };
	struct path place = path_read(path, pool);

	if (!check_tree_rules(out, &file, place.kind, pool)) {
		findings_sort(out);
		return;
	}
	switch (place.kind) {
	case PATH_TEMPLATE:
	case PATH_AGREEMENT:
		documents_check_template(out, &file, pool);
		check_texts(out, library, path, text, pool);
		break;
	case PATH_BLOCK:
		documents_check_block(out, &file, pool);
		check_texts(out, library, path, text, pool);
		break;
	case PATH_CUSTOMIZATION:
		documents_check_customization(out, &file, pool);
		check_texts(out, library, path, text, pool);
		break;
	case PATH_RULE:
		check_rule(out, &file, pool);
		break;
	default:
		check_yaml(out, &file, &place, pool);
	}
	if (place.kind != PATH_EVIDENCE && place.kind != PATH_ASSET &&
	    place.kind != PATH_RULE && place.kind != PATH_COACHING)
		hidden_check_values(out, path, text, pool);
	findings_sort(out);
}

void
check_issue(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool)
{
	documents_check_issue(out, library, t, c, pool);
}

void
check_extremes(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool)
{
	struct template t;
	struct judged j = { .out = out, .library = library, .pool = pool };
	struct error err;

	if (template_parse(&t, path, text, pool, &err)) {
		findings_add_error(out, pool, &err, path);
		return;
	}
	j.issue = (struct issue){ .library = library, .t = &t };
	limits_check_extremes(&j);
	findings_sort(out);
}
