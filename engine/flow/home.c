/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "closed.h"
#include "inbox.h"
#include "news.h"
#include "owner.h"
#include "status.h"

/* The merges of one's own since one last looked; at a first look, the last. */
static struct node *
list_merged(struct galley *g, const struct news_seen *seen)
{
	enum { RECENT = 5, STEPS = 200, STEPS_SINCE = 10000 };
	struct node *list = node_list(&g->pool);
	struct oid at = g->main.commit;
	bool looked = seen->looked;
	int steps = looked ? STEPS_SINCE : STEPS;

	for (int i = 0; i < steps && (looked || list->count < RECENT); i++) {
		struct commit commit;
		struct message m;
		struct error err;
		struct node *item;

		if ((looked && oid_equal(at, seen->commit)) ||
		    view_read_commit(g->store, at, &commit, &g->pool, &err) ||
		    commit.parent_count < 2 ||
		    event_parse(&m, commit.message, &g->pool, &err))
			break;
		at = commit.parents[0];
		if (!owner_asked(g, commit.parents[1]))
			continue;
		item = node_map(&g->pool);
		node_set_text(&g->pool, item, "request", m.request);
		node_set_bool(&g->pool, item, "merged", true);
		node_set_time(&g->pool, item, "time", commit.time);
		node_push(&g->pool, list, item);
	}
	return list;
}

/* What was decided, and what changed in the library: each is told once. */
static void
add_news(struct galley *g, struct node *made)
{
	struct names closed = { 0 };
	struct news_seen seen;
	struct node *decided;

	news_read(&seen, g);
	decided = list_merged(g, &seen);
	closed_list_own(g, decided, &seen.closed, &closed);
	node_set(&g->pool, made, "decided", decided);
	node_set(&g->pool, made, "news", news_list(g, &seen));
	news_remember(g, &closed);
}

static const char *
home_step(const struct galley *g, const struct node *waiting,
    const struct node *mine)
{
	if (waiting->count)
		return "galley review";
	for (size_t i = 0; i < mine->count; i++) {
		const struct node *r = mine->items[i];
		const char *next = node_get_text(r, "next", NULL);
		const char *state = node_get_text(r, "state", "");

		if (!next || strcmp(state, "closed") == 0)
			continue;
		if (node_get(r, "suggestions") || node_get_bool(r, "unsent") ||
		    strcmp(state, "submitted") != 0 ||
		    node_get_bool(r, "stale"))
			return next;
	}
	return g->has_origin ? "galley find WORD (or galley sync, which "
	    "fetches what came since)" : "galley find WORD";
}

int
galley_home(galley *g, galley_report **report, galley_error *err)
{
	struct pool *pool = &g->pool;
	struct node *made = node_map(pool), *waiting = node_list(pool);
	struct node *mine = node_list(pool);
	struct shelf_list shelf = { 0 };
	const struct person *person;
	struct queue queue;
	int64_t more;
	enum error_code code;

	(void)((code = workspace_person(g, &person, err)) ||
	    (code = inbox_open(&queue, g, err)));
	if (code)
		return (int)code;
	inbox_list(&queue, person, waiting, &more);
	status_list_own(&queue, mine);
	queue_close(&queue);
	library_templates(&g->main.library, &shelf, pool);
	node_set_text(pool, made, "workspace", g->main.policy.settings.name);
	node_set_text(pool, made, "person", person->id);
	node_set_text(pool, made, "name", person->name);
	node_set_names(pool, made, "roles", &person->roles);
	node_set(pool, made, "waiting", waiting);
	node_set_number(pool, made, "more", more);
	node_set(pool, made, "mine", mine);
	add_news(g, made);
	node_set_number(pool, made, "templates", (int64_t)shelf.count);
	node_set_text(pool, made, "next", home_step(g, waiting,
	    mine));
	*report = made;
	return 0;
}
