/* SPDX-License-Identifier: Apache-2.0 */
#include "policy.h"

#include <stdlib.h>
#include <string.h>

#include "path.h"
#include "person_memo.h"

static const char SUFFIX[] = ".yaml";

/* Where a policy is read from. */
struct loading {
	const struct source *source;
	struct pool *pool;
	struct error *err;
};

/* What is there but cannot be read makes the whole policy unreadable. */
static enum error_code
invalid(struct error *err)
{
	err->code = ERR_INVALID;
	return ERR_INVALID;
}

static enum error_code
load_settings(struct settings *out, const struct loading *in)
{
	struct slice text;

	if (!source_read(in->source, "galley.yaml", &text))
		return error_set(in->err, ERR_INVALID, "galley.yaml is not "
		    "there (this is not a workspace)");
	if (settings_parse(out, text, in->pool, in->err))
		return invalid(in->err);
	return ERR_NONE;
}

/* Reads the file of a folder's entry; its path says its kind and id. */
static enum error_code
load_entry(struct path *path, struct slice *text, const struct loading *in,
    const char *name)
{
	*path = path_read(name, in->pool);
	if ((path->kind != PATH_PERSON && path->kind != PATH_WORKFLOW) ||
	    !source_read(in->source, name, text))
		return error_set(in->err, ERR_INVALID, "T8: %s: no file of "
		    "that name may be there (write <id>%s)", name, SUFFIX);
	return ERR_NONE;
}

static void
add_person(struct people *people, const struct person *person,
    struct pool *pool)
{
	people->items = pool_grow(pool, people->items, people->count,
	    sizeof *people->items);
	people->items[people->count++] = *person;
}

static void
add_workflow(struct workflows *workflows, const struct workflow *workflow,
    struct pool *pool)
{
	workflows->items = pool_grow(pool, workflows->items,
	    workflows->count, sizeof *workflows->items);
	workflows->items[workflows->count++] = *workflow;
}

static enum error_code
load_person(struct policy *policy, const struct loading *in, const char *name)
{
	struct person_memo *memo = in->source->persons;
	const struct person *known;
	struct person person;
	struct path path = path_read(name, in->pool);
	struct slice text;
	struct oid id = { { 0 } };
	enum error_code code;

	if (path.kind != PATH_PERSON || !source_id(in->source, name, &id))
		memo = NULL;
	if ((known = person_memo_find(memo, id, path.id))) {
		add_person(&policy->people, known, in->pool);
		return ERR_NONE;
	}
	if ((code = load_entry(&path, &text, in, name)))
		return code;
	if (person_memo_parse(memo, id, path.id, text, &person, in->pool,
	    in->err))
		return invalid(in->err);
	add_person(&policy->people, &person, in->pool);
	return ERR_NONE;
}

static enum error_code
load_workflow(struct policy *policy, const struct loading *in,
    const char *name)
{
	struct workflow workflow;
	struct path path;
	struct slice text;
	enum error_code code = load_entry(&path, &text, in, name);

	if (code)
		return code;
	if (workflow_parse(&workflow, path.id, text, in->pool, in->err))
		return invalid(in->err);
	add_workflow(&policy->workflows, &workflow, in->pool);
	return ERR_NONE;
}

static int
by_person(const void *a, const void *b)
{
	return strcmp(((const struct person *)a)->id,
	    ((const struct person *)b)->id);
}

static int
by_workflow(const void *a, const void *b)
{
	return strcmp(((const struct workflow *)a)->id,
	    ((const struct workflow *)b)->id);
}

static bool
are_sorted(const struct people *people)
{
	for (size_t i = 1; i < people->count; i++) {
		if (by_person(&people->items[i - 1], &people->items[i]) > 0)
			return false;
	}
	return true;
}

/* As "a-b.yaml" comes before "a.yaml", but "a" before "a-b". */
static void
sort(struct policy *policy)
{
	struct people *people = &policy->people;
	struct workflows *workflows = &policy->workflows;

	if (!are_sorted(people))
		qsort(people->items, people->count, sizeof *people->items,
		    by_person);
	if (workflows->count)
		qsort(workflows->items, workflows->count,
		    sizeof *workflows->items, by_workflow);
}

typedef enum error_code load_file(struct policy *policy,
    const struct loading *in, const char *name);

static enum error_code
load_folder(struct policy *policy, const struct loading *in,
    const char *folder, load_file *load)
{
	struct names files = { 0 };
	enum error_code code = ERR_NONE;

	source_list(in->source, folder, &files, in->pool);
	for (size_t i = 0; !code && i < files.count; i++)
		code = load(policy, in, pool_format(in->pool, "%s/%s", folder,
		    files.items[i]));
	return code;
}

enum error_code
policy_load(struct policy *out, const struct source *source,
    struct pool *pool, struct error *err)
{
	struct loading in = { source, pool, err };
	struct policy policy = { 0 };
	enum error_code code;

	if ((code = load_settings(&policy.settings, &in)) ||
	    (code = load_folder(&policy, &in, "people", load_person)) ||
	    (code = load_folder(&policy, &in, "workflows", load_workflow)))
		return code;
	sort(&policy);
	code = policy_judge(&policy, err);
	if (!code)
		*out = policy;
	return code;
}

static enum error_code
take_file(struct policy *policy, const struct policy_file *file,
    struct pool *pool, struct error *err)
{
	struct path path = path_read(file->path, pool);
	struct workflow workflow;
	struct person person;
	enum error_code code;

	if (path.kind == PATH_PERSON) {
		code = person_take(&person, path.id, file->map, pool, err);
		if (!code)
			add_person(&policy->people, &person, pool);
		return code;
	}
	if (path.kind != PATH_WORKFLOW)
		return settings_take(&policy->settings, file->map, pool, err);
	code = workflow_take(&workflow, path.id, file->map, pool, err);
	if (!code)
		add_workflow(&policy->workflows, &workflow, pool);
	return code;
}

enum error_code
policy_take(struct policy *out, const struct policy_file *files,
    size_t count, struct pool *pool, struct error *err)
{
	struct policy policy = { 0 };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < count; i++)
		code = take_file(&policy, &files[i], pool, err);
	if (code)
		return code;
	sort(&policy);
	code = policy_judge(&policy, err);
	if (!code)
		*out = policy;
	return code;
}

void
policy_allowed_signers(const struct policy *policy, struct buf *out)
{
	for (size_t i = 0; i < policy->people.count; i++) {
		const struct person *p = &policy->people.items[i];

		for (size_t k = 0; k < p->key_count; k++) {
			for (size_t e = 0; e < p->emails.count; e++)
				buf_format(out, "%s%s", e ? "," : "",
				    p->emails.items[e]);
			buf_format(out, " namespaces=\"git\" %s\n",
			    p->keys[k].text);
		}
	}
}
