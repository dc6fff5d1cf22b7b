/* SPDX-License-Identifier: Apache-2.0 */
#include "survey.h"

#include <string.h>
#include <time.h>

#include "line.h"

enum { AHEAD_SECONDS = 5 * 60 };

static void
warn(struct galley *g, struct survey *s, const char *what, const char *name,
    const char *why)
{
	node_push(&g->pool, s->warnings, node_text(&g->pool,
	    pool_format(&g->pool, "the %s %s does not count: %s", what, name,
	    why)));
}

/* One line is read, folded and forgotten again: there may be thousands. */
static void
survey_request(struct galley *g, struct survey *s,
    const struct request_ref *ref)
{
	struct pool pool = { 0 };
	struct view view = g->main;
	struct dossier d;
	struct error why;

	view.pool = &pool;
	if (dossier_fold(&d, &view, &ref->name, ref->head, &why))
		warn(g, s, "open request", ref->name.request, why.text);
	s->commits += (int64_t)d.read.line.count;
	pool_release(&pool);
}

static enum error_code
survey_requests(struct galley *g, struct survey *s, struct error *err)
{
	struct request_refs refs;
	enum error_code code = requests_list(g, &refs, err);

	for (size_t i = 0; !code && i < refs.count; i++)
		survey_request(g, s, &refs.items[i]);
	s->requests = code ? 0 : (int64_t)refs.count;
	return code;
}

/* A journal being read, from its last entry back to its root. */
struct journal_walk {
	struct galley *g;
	const char *person;
	struct pool pool;
	struct commit commit;
	struct event event;
};

/* What one entry adds: new lines under a month, one after the other. */
static enum error_code
judge_files(struct journal_walk *j, struct oid before, struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code = store_diff(j->g->store, before, j->commit.tree,
	    &changes, &j->pool, err);

	for (size_t i = 0; !code && i < changes.count; i++) {
		const struct tree_change *c = &changes.items[i];
		struct slice path = slice_of(c->path);

		if (c->old_mode || c->new_mode != MODE_FILE ||
		    path.len != strlen("2026-11/000001.jsonl") ||
		    path.at[7] != '/' || !slice_ends(path, ".jsonl"))
			code = error_set(err, ERR_INVALID, "T8: %s is no new "
			    "file of a journal", c->path);
	}
	return code;
}

static enum error_code
judge_entry(struct journal_walk *j, struct error *err)
{
	const struct message *m = &j->event.message;
	const struct person *signer = people_by_key(
	    &j->g->main.policy.people, j->event.key, &(bool){ false });
	const char *workspace = m->trailers[TRAILER_WORKSPACE];

	if (m->kind != EVENT_JOURNAL || strcmp(m->request, j->person) != 0)
		return error_set(err, ERR_INVALID, "T1: %s is no entry of it",
		    oid_text(j->event.id).hex);
	if (!signer || strcmp(signer->id, j->person) != 0)
		return error_set(err, ERR_INVALID, "T2: %.12s is signed by "
		    "%s", oid_text(j->event.id).hex, signer ? signer->id :
		    "nobody's key");
	if ((j->commit.parent_count == 0) != (workspace != NULL) ||
	    (workspace && strcmp(workspace,
	    oid_text(j->g->main.root).hex) != 0))
		return error_set(err, ERR_INVALID, "T9: it does not begin in "
		    "this workspace");
	return ERR_NONE;
}

static enum error_code
read_entry(struct journal_walk *j, struct oid id, struct error *err)
{
	struct commit before = { 0 };
	enum error_code code;

	j->event = (struct event){ .id = id };
	(void)((code = view_read_commit(j->g->store, id, &j->commit, &j->pool,
	    err)) ||
	    (code = line_read_event(&j->event, &j->g->main, &j->commit,
	    &j->pool, err)) ||
	    (code = judge_entry(j, err)));
	if (!code && j->commit.parent_count)
		code = view_read_commit(j->g->store, j->commit.parents[0],
		    &before, &j->pool, err);
	return code ? code : judge_files(j, before.tree, err);
}

static void
survey_journal(struct galley *g, struct survey *s, const struct ref *ref,
    const char *person)
{
	struct journal_walk j = { .g = g, .person = person };
	struct oid at = ref->id;
	enum error_code code;
	struct error why;

	do {
		pool_release(&j.pool);
		code = read_entry(&j, at, &why);
		if (j.commit.parent_count)
			at = j.commit.parents[0];
		s->commits++;
	} while (!code && j.commit.parent_count);
	if (code)
		warn(g, s, "journal of", person, why.text);
	pool_release(&j.pool);
}

static enum error_code
survey_others(struct galley *g, struct survey *s, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, "refs/", &refs, &g->pool,
	    err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		struct refname name = refname_read(refs.items[i].name,
		    &g->pool);

		if (name.kind == REF_JOURNAL)
			survey_journal(g, s, &refs.items[i], name.person);
		else if (name.kind == REF_NONE && strncmp(refs.items[i].name,
		    "refs/remotes/", strlen("refs/remotes/")) != 0)
			warn(g, s, "ref", refs.items[i].name, "T9: it has no "
			    "shape of galley's");
	}
	return code;
}

static void
survey_clock(struct galley *g, struct survey *s)
{
	int64_t now = g->options.now ? g->options.now : (int64_t)time(NULL);

	if (g->main.time > now + AHEAD_SECONDS)
		node_push(&g->pool, s->warnings, node_text(&g->pool,
		    "main's last merge lies more than five minutes ahead of "
		    "this machine's clock (one of the two is wrong)"));
}

enum error_code
survey_refs(struct galley *g, struct survey *out, struct error *err)
{
	enum error_code code;

	*out = (struct survey){ .warnings = node_list(&g->pool) };
	(void)((code = survey_requests(g, out, err)) ||
	    (code = survey_others(g, out, err)));
	survey_clock(g, out);
	return code;
}
