/* SPDX-License-Identifier: Apache-2.0 */
/* What happened: to one request, on main, in a journal. */
#include <string.h>

#include "closed.h"
#include "journal.h"
#include "suggestion.h"

enum { LOG_LIMIT = 200 };

static struct node *
describe_event(struct galley *g, const struct event *e)
{
	struct pool *pool = &g->pool;
	struct node *item = node_map(pool);
	const struct message *m = &e->message;

	node_set_text(pool, item, "event", event_name(m->kind));
	node_set_text(pool, item, "person", e->person);
	node_set_time(pool, item, "time", e->time);
	node_set_text(pool, item, "text", m->text);
	node_set_text(pool, item, "id", pool_format(pool, "%.12s",
	    oid_text(e->id).hex));
	node_set_known(pool, item, "stages", m->trailers[TRAILER_STAGE]);
	node_set_known(pool, item, "finding", m->trailers[TRAILER_FINDING]);
	node_set_known(pool, item, "until", m->trailers[TRAILER_UNTIL]);
	node_set_known(pool, item, "slot", m->trailers[TRAILER_SLOT]);
	if (m->trailers[TRAILER_MUST_FIX])
		node_set_bool(pool, item, "must_fix", true);
	node_set_known(pool, item, "resolves", m->trailers[TRAILER_RESOLVES]);
	if (m->kind == EVENT_SUGGEST && m->trailers[TRAILER_STAGE])
		node_set_bool(pool, item, "own_wording", true);
	return item;
}

static enum error_code
log_line(struct galley *g, const struct view *view,
    const struct refname *name, struct oid head, struct node *report,
    struct error *err)
{
	struct node *list = node_list(&g->pool);
	struct dossier d;
	enum error_code code = dossier_fold(&d, view, name, head, err);

	if (code)
		return code;
	for (size_t i = 0; i < d.request.count; i++)
		node_push(&g->pool, list, describe_event(g,
		    &d.request.events[i]));
	node_set_text(&g->pool, report, "request", name->request);
	node_set(&g->pool, report, "events", list);
	suggestion_report(g, &d.request, report);
	return ERR_NONE;
}

/* A merged line is read as the main that judged it saw it. */
static enum error_code
log_merged(struct galley *g, const char *request, struct oid merge,
    struct node *report, struct error *err)
{
	struct refname name = refname_of_request(request, &g->pool);
	struct view *view = pool_alloc(&g->pool, sizeof *view);
	struct view_start start = { .store = g->store, .root = g->main.root };
	struct commit commit;
	enum error_code code = view_read_commit(g->store, merge, &commit,
	    &g->pool, err);

	if (code)
		return code;
	start.commit = commit.parents[0];
	(void)((code = view_open(view, &start, &g->pool, err)) ||
	    (code = log_line(g, view, &name, commit.parents[1], report, err)));
	node_set_bool(&g->pool, report, "merged", true);
	node_set_text(&g->pool, report, "next", pool_format(&g->pool,
	    "galley status %s", request));
	node_set_time(&g->pool, report, "time", commit.time);
	return code;
}

static enum error_code
log_request(struct galley *g, const char *name, struct node *report,
    struct error *err)
{
	struct target target;
	struct oid merge;
	enum error_code code;

	if (requests_merged(g, name, &merge) &&
	    !requests_get(g, name, &target.request))
		return log_merged(g, name, merge, report, err);
	code = requests_resolve(g, name, &target, err);
	if (code == ERR_MISSING && closed_find(g, name, &target.request)) {
		target.kind = TARGET_REQUEST;
		code = ERR_NONE;
	}
	if (code)
		return code;
	if (target.kind == TARGET_REQUEST)
		return log_line(g, &g->main, &target.request.name,
		    target.request.head, report, err);
	if (target.kind == TARGET_CUSTOMIZATION) {
		name = refname_request(target.path, &g->pool);
		if (requests_merged(g, name, &merge))
			return log_merged(g, name, merge, report, err);
	}
	return error_set(err, ERR_USAGE, "%s is not a request", name);
}

static struct node *
describe_merge(struct galley *g, const struct commit *commit,
    const struct message *m)
{
	struct pool *pool = &g->pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "request", m->request);
	node_set_time(pool, item, "time", commit->time);
	node_set_text(pool, item, "by", commit->name);
	node_set_lines(pool, item, "requirements",
	    m->kind == EVENT_MERGE ? m->text : "");
	return item;
}

static enum error_code
log_main(struct galley *g, struct node *report, struct error *err)
{
	struct node *list = node_list(&g->pool);
	struct oid at = g->main.commit;
	enum error_code code = ERR_NONE;

	for (int i = 0; !code && i < LOG_LIMIT; i++) {
		struct commit commit;
		struct message m;

		(void)((code = view_read_commit(g->store, at, &commit, &g->pool,
		    err)) ||
		    (code = event_parse(&m, commit.message, &g->pool, err)));
		if (code)
			break;
		node_push(&g->pool, list, describe_merge(g, &commit, &m));
		if (commit.parent_count == 0)
			break;
		at = commit.parents[0];
	}
	node_set(&g->pool, report, "merges", list);
	return code;
}

int
galley_log(galley *g, const char *name, galley_report **report,
    galley_error *err)
{
	static const char journal[] = "journal/";
	struct node *made = node_map(&g->pool), *uses;
	enum error_code code;

	if (!name) {
		code = log_main(g, made, err);
	} else if (strncmp(name, journal, strlen(journal)) == 0) {
		uses = node_list(&g->pool);
		name += strlen(journal);
		code = people_find(&g->main.policy.people, name) ?
		    journal_read(g, name, LOG_LIMIT, uses, err) :
		    error_set(err, ERR_MISSING, "%s is not a person of this "
		    "workspace (galley people list)", name);
		node_set(&g->pool, made, "uses", uses);
	} else {
		code = log_request(g, name, made, err);
	}
	if (!code)
		*report = made;
	return (int)code;
}
