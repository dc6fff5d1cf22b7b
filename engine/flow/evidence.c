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
	const struct galley_audit *what;
	const char *name;	/* or NULL */
	const char *path;	/* that it may mean, or NULL */
	int64_t since;
	int64_t until;		/* first second of the day after */
	struct oid *chain;	/* main's commits, the tip first */
	size_t count;
	struct witness witness;
	struct evidence_page page;
	size_t found;
};

/* In columns; on a phone each row is a card, and each cell says what it is. */
static const char style[] =
    ":root { color-scheme: light dark; }\n"
    "body { max-width: 64em; }\n"
    "h2 { margin-top: 2.5em; padding-top: 0.5em; border-top: 2px solid; }\n"
    "table { width: 100%; table-layout: fixed; }\n"
    "th, td { vertical-align: top; }\n"
    "pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.5em; "
    "border: 1px solid #999; }\n"
    ".id { font-family: monospace; font-size: 0.85em; "
    "overflow-wrap: anywhere; }\n"
    ".roles, .time { font-size: 0.85em; }\n"
    ".words { margin-top: 0.25em; padding-left: 0.5em; "
    "border-left: 3px solid #999; white-space: pre-line; }\n"
    ".list th { width: 15%; }\n"
    ".list th:nth-child(2) { width: 40%; }\n"
    ".list th:nth-child(3) { width: 30%; }\n"
    ".events th { width: 15%; }\n"
    ".events th:nth-child(3) { width: 23%; }\n"
    ".events th:nth-child(4) { width: 35%; }\n"
    "@media screen and (max-width: 48em) {\n"
    "thead { display: none; }\n"
    "table, tbody, tr, td { display: block; }\n"
    "tr { margin-bottom: 0.75em; border: 1px solid #999; }\n"
    "td { border: 0; }\n"
    "ul { padding-left: 1.25em; }\n"
    ".list td:nth-child(1)::before { content: 'In force from '; }\n"
    ".list td:nth-child(4)::before { content: 'Witnessed by the server: '; }\n"
    ".events td:nth-child(1)::before { content: 'Signed, by his clock: '; }\n"
    ".events td:nth-child(2)::before { content: 'Taken by the server: '; }\n"
    ".events td:nth-child(5)::before { content: 'Id '; }\n"
    "}\n"
    "@media print {\n"
    "body { max-width: none; margin: 0; padding: 0 1px; font-size: 9pt; }\n"
    "a { color: inherit; }\n"
    "h2, h3, h4, thead { break-after: avoid; }\n"
    "tr { break-inside: avoid; }\n"
    "}\n";

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
	struct galley *g = e->page->g;
	struct view_start start = { .store = g->store,
		.root = g->main.root, .before = &g->main };
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
	struct evidence e = { .page = &a->page, .merge = a->chain[step],
		.before = &before, .after = &after, .commit = &commit,
		.message = &message, .changes = &changes, .pool = pool,
		.out = &a->page.sections };
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
	if (code)
		return code;
	evidence_write_row(&e);
	return evidence_write(&e, err);
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
		code = error_set(err, ERR_MISSING, "no approved change matches "
		    "(give a request or document by its full name, or days; "
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
		return error_set(err, ERR_USAGE, "%s is not a day (as in "
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

/* What was asked for: a page of some days must not pass for one of others. */
static const char *
scope(const struct audit *a)
{
	struct pool *pool = &a->g->pool;
	const char *since = a->what->since, *until = a->what->until;

	return pool_format(pool, "Asked for: %s%s%s%s%s%s.", a->name ? a->name :
	    "all that was approved", since ? ", from " : "", since ? since :
	    "", until ? ", through " : "", until ? until : "",
	    since || until ? ", UTC" : "");
}

static void
write_head(struct audit *a, const char *title, struct buf *out)
{
	struct galley *g = a->g;

	evidence_put(out, "h1", title);
	evidence_put(out, "p", scope(a));
	evidence_put(out, "p", pool_format(&g->pool, "This page is not a "
	    "proof: the commands in it are. That each rule was kept from the "
	    "founding on is proven by galley verify, which found it so when "
	    "this page was written, at %s.", date_time(g->now).at));
	buf_format(out, "<p>Workspace <span class=\"id\">%s</span>, main at "
	    "<span class=\"id\">%s</span></p>\n",
	    oid_text(g->main.root).hex, oid_text(g->main.commit).hex);
	if (!a->witness.receipts && a->g->has_origin)
		evidence_put(out, "p", "No receipt of the server is in this "
		    "clone (galley sync fetches them).");
	if (a->found < 2)
		return;
	evidence_put(out, "p", pool_format(&g->pool, "%zu approved changes, the "
	    "last one first:", a->found));
	buf_text(out, "<table class=\"list\">\n<thead><tr><th>In force from"
	    "</th><th>What</th><th>Approved by</th><th>Witnessed by the "
	    "server</th></tr></thead>\n<tbody>\n");
	buf_add(out, buf_slice(&a->page.list));
	buf_text(out, "</tbody>\n</table>\n");
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
	buf_add(&body, buf_slice(&a->page.sections));
	evidence_put(&body, "h2", "The policies that these were judged by");
	buf_add(&body, buf_slice(&a->page.policies));
	html_page(page, &(struct html_head){ slice_of(title), "en", style },
	    buf_slice(&body));
	buf_release(&body);
	return code;
}

int
galley_evidence(galley *g, const struct galley_audit *what,
    galley_report **report, galley_error *err)
{
	struct audit a = { .g = g, .what = what, .name = what->name,
		.until = INT64_MAX };
	struct node *made = node_map(&g->pool);
	galley_report *proof;
	struct buf page = { 0 };
	enum error_code code;

	a.page.g = g;
	a.page.times = &a.witness.pushes;
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
	evidence_page_release(&a.page);
	if (!code)
		*report = made;
	return (int)code;
}
