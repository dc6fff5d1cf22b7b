/* SPDX-License-Identifier: Apache-2.0 */
#include "propose.h"

#include <string.h>

#include "base/id.h"
#include "check/brand_rules.h"
#include "model/amend.h"
#include "model/proposer.h"
#include "report.h"
#include "trees.h"

static bool
is_policy(struct galley *g, const struct change_request *what)
{
	for (size_t i = 0; i < what->file_count; i++) {
		if (path_is_policy(what->files[i].path,
		    &g->main.policy.settings.ci))
			return true;
	}
	return false;
}

struct slice
propose_raised(struct galley *g, struct slice settings)
{
	struct buf out = { 0 };
	struct slice rest = settings, line;

	while (slice_line(&rest, &line)) {
		if (slice_starts(line, "version:")) {
			size_t comment = slice_find(line, "#");

			buf_format(&out, "version: %lld",
			    (long long)g->main.policy.settings.version + 1);
			if (comment < line.len)
				buf_char(&out, ' ');
			buf_add(&out, slice_skip(line, comment));
		} else {
			buf_add(&out, line);
		}
		buf_char(&out, '\n');
	}
	return buf_settle(&out, &g->pool);
}

/* Whether the policy of a tree could stand without the quorum. */
static bool
needs_quorum(struct galley *g, struct oid tree)
{
	struct tree_view files = { g->store, &g->pool, tree };
	struct source source = tree_view_source(&files);
	struct changes changes;
	struct policy policy;
	struct amend amend;
	struct error err;

	return trees_changes(&changes, &g->main, (struct trees){ g->main.tree,
	    tree }, &err) ||
	    policy_load(&policy, &source, &g->pool, &err) ||
	    amend_judge(&amend, &g->main.policy, &policy, &changes, &g->pool,
	    &err) || amend.by == AMEND_QUORUM;
}

static enum error_code
put_file(struct act *act, const struct proposed_file *file,
    struct tree_change *out, struct error *err)
{
	struct slice content = { file->content, file->length };
	enum path_kind kind;
	enum error_code code;

	*out = (struct tree_change){ .path = file->path };
	if (!file->content)
		return ERR_NONE;
	out->new_mode = MODE_FILE;
	code = trees_judge_file(&act->g->main, file->path, content, err);
	kind = path_read(file->path, &act->g->pool).kind;
	if (!code && (kind == PATH_RULE || kind == PATH_REGISTRY))
		code = brand_rules_judge(file->path, content, err);
	return code ? code : store_write(act->g->store, OBJECT_BLOB, content,
	    &out->new_id, err);
}

static enum error_code
judge_twins(struct act *act, const struct tree_changes *changes,
    struct oid tree, struct error *err)
{
	struct error why;

	if (!trees_judge_twins(act->g->store, changes, tree, &why))
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "%s", error_without_rule(why.text));
}

/* One tree for all of them: a thousand people are one folder. */
static enum error_code
put_files(struct act *act, const struct change_request *what,
    struct oid *tree, struct error *err)
{
	struct tree_changes changes = { pool_alloc(&act->g->pool,
	    (what->file_count + 1) * sizeof *changes.items),
	    what->file_count };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < what->file_count; i++)
		code = put_file(act, &what->files[i], &changes.items[i], err);
	(void)(code || (code = store_update_tree(act->g->store, act->tree,
	    &changes, tree, err)) ||
	    (code = judge_twins(act, &changes, *tree, err)));
	return code;
}

enum error_code
propose_put_version(struct act *act, struct oid *tree, struct error *err)
{
	struct act at = *act;
	struct slice settings;

	if (!needs_quorum(act->g, *tree))
		return ERR_NONE;
	at.tree = *tree;
	if (!tree_view_read((struct tree_view){ act->g->store, &act->g->pool,
	    *tree }, "galley.yaml", &settings))
		return error_set(err, ERR_REFUSED, "galley.yaml may not be "
		    "removed");
	settings = propose_raised(act->g, settings);
	return act_put(&at, "galley.yaml", &settings, tree, err);
}

/* The first of topic, topic-2, topic-3 ... that no request has. */
static struct refname
free_name(struct galley *g, const char *topic)
{
	struct request_ref taken;

	for (int i = 1;; i++) {
		const char *request = i == 1 ? pool_format(&g->pool,
		    "change/%s/%s", g->as, topic) : pool_format(&g->pool,
		    "change/%s/%s-%d", g->as, topic, i);

		if (!requests_get(g, request, &taken))
			return refname_of_request(request, &g->pool);
	}
}

/* A proposal being made. */
struct proposing {
	struct act *act;
	const struct change_request *what;
};

/* The new text was written by somebody who saw the old one as it was then. */
static enum error_code
judge_unmoved(struct galley *g, const struct change_request *what,
    struct error *err)
{
	for (size_t i = 0; i < what->file_count; i++) {
		const char *path = what->files[i].path;

		if (!workspace_is_same(g, path, g->race.tree, g->main.tree))
			return error_set(err, ERR_MOVED, "stale: %s changed in "
			    "the library meanwhile, so nothing was proposed "
			    "(look at it, then propose again)", path);
	}
	return ERR_NONE;
}

static enum error_code
write_request(struct act *act, struct galley *g,
    const struct change_request *what, struct error *err)
{
	const struct person *person;
	struct message edit = { .kind = EVENT_EDIT, .text = "" };
	struct message submit = { .kind = EVENT_SUBMIT,
		.text = what->message ? what->message : "" };
	struct refname name;
	struct oid tree;
	enum error_code code = workspace_person(g, &person, err);

	if (code)
		return code;
	name = free_name(g, what->topic);
	if (name.kind == REF_NONE)
		return id_refuse(err, what->topic, "a name");
	edit.request = submit.request = name.request;
	code = act_open(act, g, &name, err);
	act->whole = !what->draft && is_policy(g, what);
	(void)(code || (code = put_files(act, what, &tree, err)) ||
	    (code = is_policy(g, what) ? propose_put_version(act, &tree, err) :
	    ERR_NONE) ||
	    (code = act_event(act, &edit, &tree, err)) ||
	    (code = what->draft ? ERR_NONE : act_event(act, &submit, NULL,
	    err)) ||
	    (code = act_finish(act, err)));
	return code;
}

/* Who may not change policy is told who may; anybody may recall content. */
static enum error_code
judge_role(struct galley *g, const struct change_request *what,
    struct error *err)
{
	const struct policy *policy = &g->main.policy;

	for (size_t i = 0; g->as && i < what->file_count; i++) {
		const char *path = what->files[i].path;

		if (path_is_policy(path, &policy->settings.ci) &&
		    !proposer_may(policy, g->as, path, &g->pool))
			return error_set(err, ERR_DENIED, "%s may not propose "
			    "a change of %s (an admin or a registrar may: "
			    "galley people shows who that is)", g->as, path);
	}
	return ERR_NONE;
}

static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	struct proposing *p = of;
	enum error_code code = judge_role(g, p->what, err);

	if (!code)
		code = judge_unmoved(g, p->what, err);

	return code ? code : write_request(p->act, g, p->what, err);
}

enum error_code
propose_change(struct act *act, struct galley *g,
    const struct change_request *what, struct error *err)
{
	struct proposing p = { act, what };

	return act_run(g, attempt, &p, err);
}

int
galley_propose(galley *g, const struct galley_propose *what,
    galley_report **report, galley_error *err)
{
	struct proposed_file file = { what->path, what->content,
		what->length };
	struct change_request request = { what->topic, &file, 1,
		what->message, false };
	struct act act;
	enum error_code code = propose_change(&act, g, &request, err);

	if (!code)
		*report = report_act(g, &act);
	return (int)code;
}
