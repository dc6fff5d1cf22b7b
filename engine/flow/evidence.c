/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/date.h"
#include "dossier.h"
#include "evidence_page.h"
#include "merges.h"
#include "model/path.h"
#include "text/html.h"
#include "witness.h"

struct audit {
	struct galley *g;
	const char *name;	/* or NULL */
	const char *path;	/* that it may mean, or NULL */
	int64_t since;
	int64_t until;		/* first second of the day after */
	struct oid *chain;	/* main's commits, the tip first */
	size_t count;
	struct witness witness;
	struct buf links;	/* to what out holds */
	struct buf out;
	size_t found;
};

static bool
is_wanted(const struct audit *a, const struct evidence *e)
{
	if (e->commit->time < a->since || e->commit->time >= a->until)
		return false;
	if (!a->name || strcmp(a->name, e->request) == 0)
		return true;
	for (size_t i = 0; a->path && i < e->changes->count; i++) {
		if (strcmp(a->path, e->changes->items[i].path) == 0)
			return true;
	}
	return false;
}

static enum error_code
open_views(struct evidence *e, struct error *err)
{
	struct view_start start = { .store = e->g->store,
		.root = e->g->main.root, .before = &e->g->main };
	enum error_code code;

	start.commit = e->commit->parents[0];
	code = view_open(e->before, &start, e->pool, err);
	start.commit = e->merge;
	/* Few approvals change the policy: it is read once for both. */
	start.before = e->before;
	return code ? code : view_open(e->after, &start, e->pool, err);
}

static enum error_code
look_at(struct audit *a, size_t step, struct pool *pool, struct error *err)
{
	struct view before, after;
	struct commit commit, old;
	struct message message;
	struct tree_changes changes = { 0 };
	struct evidence e = { .g = a->g, .merge = a->chain[step],
		.taken = &a->witness.taken, .before = &before, .after = &after,
		.commit = &commit, .message = &message, .changes = &changes,
		.pool = pool, .out = &a->out };
	struct store *store = a->g->store;
	enum error_code code = view_read_commit(store, e.merge, &commit, pool,
	    err);

	if (code || commit.parent_count < COMMIT_PARENTS)
		return code;
	(void)((code = event_parse(&message, commit.message, pool, err)) ||
	    (code = view_read_commit(store, commit.parents[0], &old, pool,
	    err)) ||
	    (code = store_diff(store, old.tree, commit.tree, &changes, pool,
	    err)));
	e.request = message.request;
	if (code || !is_wanted(a, &e))
		return code;
	e.witnessed = a->witness.times[step];
	a->found++;
	code = open_views(&e, err);
	evidence_write_link(&e, &a->links);
	return code ? code : evidence_write(&e, err);
}

/* The last merge first, each in memory of its own. */
static enum error_code
look_at_all(struct audit *a, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < a->count; i++) {
		struct pool pool = { 0 };

		code = look_at(a, i, &pool, err);
		pool_release(&pool);
	}
	if (!code && !a->found)
		code = error_set(err, ERR_MISSING, "nothing approved is meant "
		    "(a request or document by its full name, or days; "
		    "galley log lists what was approved)");
	return code;
}

static enum error_code
read_day(int64_t *out, const char *text, int days, struct error *err)
{
	int64_t day;

	if (!text)
		return ERR_NONE;
	if (!date_read(&day, slice_of(text)))
		return error_set(err, ERR_USAGE, "%s is no day (as in "
		    "2026-12-31)", text);
	*out = date_add_days(day, days);
	return ERR_NONE;
}

/* A path, a template's id, or a customization's name. */
static void
find_path(struct audit *a)
{
	struct pool *pool = &a->g->pool;
	struct refname name;

	if (!a->name)
		return;
	name = refname_of_request(a->name, pool);
	if (strchr(a->name, '.'))
		a->path = a->name;
	else if (name.kind == REF_CUSTOM)
		a->path = refname_path(&name, pool);
	else
		a->path = library_template_path(&a->g->main.library, a->name,
		    pool);
}

static void
write_head(struct audit *a, const char *title, struct buf *out)
{
	struct galley *g = a->g;

	buf_text(out, "<h1>");
	html_text(out, slice_of(title));
	buf_text(out, "</h1>\n<p>");
	html_text(out, slice_of(pool_format(&g->pool, "Workspace %s. Main "
	    "was verified up to %s before this page was written at %s. This "
	    "page is no proof: the commands in it are.",
	    oid_text(g->main.root).hex, oid_text(g->main.commit).hex,
	    date_time(g->now).at)));
	buf_text(out, "</p>\n");
	if (a->found < 2)
		return;
	buf_format(out, "<p>%zu approved changes, the last one first:</p>\n"
	    "<ul>\n", a->found);
	buf_add(out, buf_slice(&a->links));
	buf_text(out, "</ul>\n");
}

static enum error_code
make(struct audit *a, struct buf *page, struct error *err)
{
	const char *title = pool_format(&a->g->pool, "%s: what was approved",
	    a->g->main.policy.settings.name);
	struct buf body = { 0 };
	enum error_code code;

	(void)((code = merges_chain(a->g, 0, &a->chain, &a->count, err)) ||
	    (code = witness_judge(a->g, a->chain, a->count, &a->witness,
	    err)));
	if (code)
		return code;
	find_path(a);
	code = look_at_all(a, err);
	write_head(a, title, &body);
	buf_add(&body, buf_slice(&a->out));
	html_page(page, &(struct html_head){ slice_of(title), "en", NULL },
	    buf_slice(&body));
	buf_release(&body);
	return code;
}

int
galley_evidence(galley *g, const struct galley_audit *what,
    galley_report **report, galley_error *err)
{
	struct audit a = { .g = g, .name = what->name, .until = INT64_MAX };
	struct node *made = node_map(&g->pool);
	galley_report *proof;
	struct buf page = { 0 };
	enum error_code code;

	if (!what->name && !what->since && !what->until)
		return (int)error_set(err, ERR_USAGE, "evidence of what? (a "
		    "request, a document, or --since and --until)");
	(void)((code = read_day(&a.since, what->since, 0, err)) ||
	    (code = read_day(&a.until, what->until, 1, err)) ||
	    (code = (enum error_code)galley_verify(g,
	    &(struct galley_verify){ .quiet = true }, &proof, err)) ||
	    (code = make(&a, &page, err)));
	node_set_number(&g->pool, made, "approvals", (int64_t)a.found);
	node_set_text(&g->pool, made, "text",
	    buf_settle(&page, &g->pool).at);
	buf_release(&a.links);
	buf_release(&a.out);
	*report = made;
	return (int)code;
}
