/* SPDX-License-Identifier: Apache-2.0 */
#include "renewal.h"

#include <string.h>

#include "excerpt.h"

/* Further back nobody looks for what an approval was for. */
enum { STEPS = 500 };

static bool
is_for(const struct event *e, const char *seen)
{
	const char *given = e->message.trailers[TRAILER_SEEN];

	return given && strcmp(given, seen) == 0;
}

static bool
is_given_again(const struct dossier *d, size_t index)
{
	const struct request *r = &d->request;

	for (size_t i = index + 1; i < r->count; i++) {
		const struct event *e = &r->events[i];

		if (e->message.kind == EVENT_APPROVE &&
		    strcmp(e->person, r->events[index].person) == 0)
			return true;
	}
	return false;
}

/* The documents that the change set reads, and those that it changes. */
static struct names
read_paths(struct galley *g, const struct dossier *d)
{
	struct names paths = { 0 };

	for (size_t i = 0; i < d->changes.count; i++) {
		const struct change *c = &d->changes.items[i];

		names_add(&paths, &g->pool, c->path);
		library_reads(&g->main.library, c->path, c->new_text, &paths,
		    &g->pool);
	}
	return paths;
}

static bool
differ(struct galley *g, struct oid a, struct oid b,
    const struct names *paths)
{
	for (size_t i = 0; i < paths->count; i++) {
		if (!workspace_is_same(g, paths->items[i], a, b))
			return true;
	}
	return false;
}

/* Whether an approval was for this change set on main as it was at commit. */
static bool
was_for(struct galley *g, const struct dossier *d, struct oid commit,
    const struct event *e)
{
	struct view *view = pool_alloc(&g->pool, sizeof *view);
	struct view_start start = { .store = g->store, .root = g->main.root,
		.commit = commit, .before = &g->main };
	struct error err;

	return !view_open(view, &start, &g->pool, &err) &&
	    is_for(e, dossier_seen(view, &d->changes).hex);
}

/* The tree of main that the approval was signed upon. */
static bool
find_then(struct galley *g, const struct dossier *d, const struct event *e,
    const struct names *paths, struct oid *tree)
{
	struct oid at = g->main.commit, last = g->main.tree;

	for (int i = 0; i < STEPS; i++) {
		struct commit commit;
		struct error err;

		if (view_read_commit(g->store, at, &commit, &g->pool, &err))
			return false;
		if (differ(g, commit.tree, last, paths) &&
		    was_for(g, d, at, e)) {
			*tree = commit.tree;
			return true;
		}
		if (commit.parent_count == 0)
			return false;
		last = commit.tree;
		at = commit.parents[0];
	}
	return false;
}

/* Adds what differs to the list; returns its paths in words. */
static const char *
list_changed(struct galley *g, struct oid then, const struct names *paths,
    struct node *list)
{
	struct tree_view old_files = { g->store, &g->pool, then };
	struct source old = tree_view_source(&old_files);
	struct buf words = { 0 };

	for (size_t i = 0; i < paths->count; i++) {
		const char *path = paths->items[i];
		struct slice before = { "", 0 }, now = { "", 0 };
		struct node *item;

		source_read(&old, path, &before);
		source_read(&g->main.source, path, &now);
		if (slice_equal(before, now))
			continue;
		item = node_map(&g->pool);
		node_set_text(&g->pool, item, "path", path);
		node_set_text(&g->pool, item, "words", excerpt_changed(before,
		    now, &g->pool));
		node_push(&g->pool, list, item);
		buf_format(&words, "%s%s", words.len ? ", " : "", path);
	}
	return words.len ? buf_settle(&words, &g->pool).at :
	    "what it reads";
}

static struct node *
describe(struct galley *g, const struct event *e, const char *what)
{
	struct node *item = node_map(&g->pool);

	node_set_text(&g->pool, item, "person", e->person);
	node_set_text(&g->pool, item, "stages",
	    e->message.trailers[TRAILER_STAGE]);
	node_set_text(&g->pool, item, "because", pool_format(&g->pool,
	    "%s changed since", what));
	return item;
}

void
renewal_report(struct galley *g, const struct dossier *d, struct node *report)
{
	const struct request *r = &d->request;
	struct node *list = node_list(&g->pool), *changed = NULL;
	struct names paths = { 0 };
	const char *what = "what it reads";
	bool own = false;

	if (r->state != REQUEST_SUBMITTED)
		return;
	for (size_t i = r->last_submit; i < r->count; i++) {
		const struct event *e = &r->events[i];
		struct oid then;

		if (e->message.kind != EVENT_APPROVE || !e->living ||
		    is_for(e, d->seen.hex) || is_given_again(d, i))
			continue;
		if (!changed) {
			changed = node_list(&g->pool);
			paths = read_paths(g, d);
			if (find_then(g, d, e, &paths, &then))
				what = list_changed(g, then, &paths, changed);
		}
		own = own || (g->as && strcmp(e->person, g->as) == 0);
		node_push(&g->pool, list, describe(g, e, what));
	}
	if (list->count == 0)
		return;
	node_set(&g->pool, report, "lapsed", list);
	node_set(&g->pool, report, "changed", changed);
	node_set_bool(&g->pool, report, "renew", own);
}
