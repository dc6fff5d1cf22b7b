/* SPDX-License-Identifier: Apache-2.0 */
/* What a changed workflow would have asked of past requests. */
#include <string.h>

#include "base/date.h"
#include "disk.h"
#include "merges.h"
#include "model/merge_result.h"
#include "model/overlay.h"
#include "report.h"

/* How what would have been asked compares with what was. */
enum turnout {
	TURNOUT_SAME,
	TURNOUT_MORE,
	TURNOUT_LESS,
	TURNOUT_OTHER,		/* as many, but others */
	TURNOUT_UNDECIDED,	/* no workflow would have judged it */
	TURNOUT_COUNT,
};

static const char *const turnouts[] = { "same", "more", "less", "other",
	"undecided" };

struct simulation {
	struct galley *g;
	struct policy policy;	/* its workflows and what names them */
	struct names changed;
	struct merges merges;
	struct node *requests;
	int64_t counts[TURNOUT_COUNT];
	int64_t alone[2];	/* were, and would be, approved by themselves */
	int64_t asked[2];	/* approvals that were, and would be, asked */
	int64_t nobody;		/* requests that nobody could have approved */
};

/* One request: the requirements that were needed, and that would be. */
struct comparison {
	struct names was;
	struct names would;
	struct names nobody;	/* of those, what no living person could do */
	bool asks;		/* what was approved would not do */
	const char *why;	/* undecided */
	bool alone[2];
};

static bool
is_watched(const char *path)
{
	return strcmp(path, "galley.yaml") == 0 ||
	    strncmp(path, "workflows/", strlen("workflows/")) == 0;
}

static void
note_changes(struct simulation *s, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		if (is_watched(changes->items[i].path))
			names_add(&s->changed, &s->g->pool,
			    changes->items[i].path);
	}
}

/* A file of the work tree beside main's; one that is the same is none. */
static void
compare_file(struct simulation *s, const struct source *disk,
    const char *path, struct changes *out)
{
	struct pool *pool = &s->g->pool;
	struct change c = { .path = path, .old_mode = MODE_FILE };
	bool there = source_read(disk, pool_format(pool, "%s%s",
	    store_work_folder(s->g->store), path), &c.new_text);

	c.new_mode = there ? MODE_FILE : 0;
	c.on_main = source_read(&s->g->main.source, path, &c.old_text);
	if (c.on_main == there &&
	    (!there || slice_equal(c.old_text, c.new_text)))
		return;
	out->items = pool_grow(pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = c;
}

/* What main has, and what lies in the folder beside it. */
static void
compare_files(struct simulation *s, struct changes *out)
{
	struct pool *pool = &s->g->pool;
	struct disk files = { pool };
	struct source disk = disk_source(&files);
	struct names names = { 0 };

	compare_file(s, &disk, "galley.yaml", out);
	source_list(&s->g->main.source, "workflows", &names, pool);
	source_list(&disk, pool_format(pool, "%sworkflows",
	    store_work_folder(s->g->store)), &names, pool);
	for (size_t i = 0; i < names.count; i++) {
		if (slice_ends(slice_of(names.items[i]), ".yaml") &&
		    names_find(&names, names.items[i]) == i)
			compare_file(s, &disk, pool_format(pool,
			    "workflows/%s", names.items[i]), out);
	}
}

static enum error_code
load_work_tree(struct simulation *s, struct error *err)
{
	struct changes changes = { 0 };
	struct overlay overlay = { &s->g->main.source, &changes };
	struct source source = overlay_source(&overlay);

	if (store_work_folder(s->g->store))
		compare_files(s, &changes);
	if (!changes.count)
		return error_set(err, ERR_USAGE, "the workflows here are main's "
		    "(edit workflows/standard.yaml first, or name a request "
		    "that changes one)");
	note_changes(s, &changes);
	return policy_load(&s->policy, &source, &s->g->pool, err);
}

static enum error_code
load_request(struct simulation *s, const char *name, struct error *err)
{
	struct request_ref ref;
	struct dossier d;
	enum error_code code = requests_find(s->g, name, &ref, err);

	if (!code)
		code = requests_open(s->g, &ref, &d, err);
	if (code)
		return code;
	note_changes(s, &d.changes);
	if (!d.amends || !s->changed.count)
		return error_set(err, ERR_USAGE, "%s changes no workflow "
		    "(a request that does, or none for the files here)",
		    ref.name.request);
	if (d.blocked) {
		*err = d.why;
		return d.blocked;
	}
	s->policy = d.new_policy;
	return ERR_NONE;
}

static void
read_was(struct comparison *c, const struct merge_found *found,
    struct pool *pool)
{
	struct slice rest = slice_of(found->message.text);
	struct merge_result result;

	c->alone[0] = merges_by_itself(found);
	while (merge_result_next(&rest, &result, pool)) {
		if (result.needed)
			names_add(&c->was, pool, result.name);
	}
}

static void
read_would(struct comparison *c, const struct route *route, struct pool *pool)
{
	c->alone[1] = route->auto_approved;
	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *r = &route->items[i];

		if (r->result == RESULT_NOT_NEEDED)
			continue;
		names_add(&c->would, pool, r->name);
		if (r->result != RESULT_WAITING)
			continue;
		c->asks = true;
		if (!r->can_act.count)
			names_add(&c->nobody, pool, r->name);
	}
}

static enum turnout
judge(const struct comparison *c)
{
	bool same = !c->asks;

	if (c->why)
		return TURNOUT_UNDECIDED;
	if (c->was.count != c->would.count)
		return c->would.count > c->was.count ? TURNOUT_MORE :
		    TURNOUT_LESS;
	for (size_t i = 0; same && i < c->was.count; i++)
		same = names_has(&c->would, c->was.items[i]);
	return same ? TURNOUT_SAME : TURNOUT_OTHER;
}

static void
add_request(struct simulation *s, const struct merge_found *found,
    const struct comparison *c, const struct dossier *d)
{
	struct pool *pool = &s->g->pool;
	struct node *item = node_map(pool);
	enum turnout turnout = judge(c);

	s->counts[turnout]++;
	s->nobody += c->nobody.count > 0;
	s->asked[0] += (int64_t)c->was.count;
	s->asked[1] += (int64_t)c->would.count;
	for (int i = 0; i < 2; i++)
		s->alone[i] += c->alone[i];
	node_set_text(pool, item, "request", found->message.request);
	node_set_time(pool, item, "time", found->commit.time);
	node_set_text(pool, item, "turnout", turnouts[turnout]);
	node_set_names(pool, item, "was", &c->was);
	node_set(pool, item, "would", report_requirements(s->g,
	    &d->decision.route));
	node_set_names(pool, item, "nobody", &c->nobody);
	node_set_known(pool, item, "why", c->why);
	node_push(pool, s->requests, item);
}

/*
 * The request is judged once more by the main of its time, on which other
 * workflows stand: the same people, documents and verdicts.
 */
static enum error_code
look_at(struct simulation *s, const struct merge_found *found,
    struct error *err)
{
	struct pool *pool = &s->merges.pool;
	struct refname name = refname_of_request(found->message.request, pool);
	struct comparison c = { 0 };
	struct policy kept;
	struct view *view;
	struct dossier d;
	enum error_code code = merges_view(&s->merges, &view, err);

	if (code)
		return code;
	kept = view->policy;
	view->policy.workflows = s->policy.workflows;
	view->policy.settings.workflows = s->policy.settings.workflows;
	view->policy.settings.workflow_count =
	    s->policy.settings.workflow_count;
	code = dossier_open(&d, view, &name, found->commit.parents[1], err);
	if (!code && (d.blocked || d.decision.route.kind == ROUTE_STAGES)) {
		read_was(&c, found, pool);
		read_would(&c, &d.decision.route, pool);
		c.why = d.blocked ? d.why.text : NULL;
		add_request(s, found, &c, &d);
	}
	view->policy = kept;
	return code;
}

/* Policy and recalls have no stages: no workflow is asked of them. */
static bool
has_stages(const struct merge_found *found, struct pool *pool)
{
	struct slice rest = slice_of(found->message.text);
	struct merge_result first;

	return !merge_result_next(&rest, &first, pool) || first.workflow.len;
}

static enum error_code
look_at_all(struct simulation *s, int64_t since, struct error *err)
{
	const struct merge_found *found;
	struct merges_range range = { since, true };
	enum error_code code = merges_start(&s->merges, s->g, &range, err);

	while (!code && merges_next(&s->merges, &found)) {
		if (has_stages(found, &s->merges.pool))
			code = look_at(s, found, err);
	}
	return merges_end(&s->merges, code, err);
}

static struct node *
report_of(struct simulation *s)
{
	struct pool *pool = &s->g->pool;
	struct node *made = node_map(pool), *counts = node_map(pool);

	node_set_names(pool, made, "changed", &s->changed);
	node_set(pool, made, "requests", s->requests);
	for (int i = 0; i < TURNOUT_COUNT; i++)
		node_set_number(pool, counts, turnouts[i], s->counts[i]);
	node_set_number(pool, counts, "nobody", s->nobody);
	node_set_number(pool, counts, "asked_then", s->asked[0]);
	node_set_number(pool, counts, "asked_now", s->asked[1]);
	node_set_number(pool, counts, "alone_then", s->alone[0]);
	node_set_number(pool, counts, "alone_now", s->alone[1]);
	node_set(pool, made, "counts", counts);
	return made;
}

int
galley_simulate(galley *g, const struct galley_simulation *what,
    galley_report **report, galley_error *err)
{
	struct simulation s = { .g = g, .requests = node_list(&g->pool) };
	int64_t since = 0;
	enum error_code code = date_read_typed(&since, what->since, err);

	if (code)
		return (int)code;
	code = what->request ? load_request(&s, what->request, err) :
	    load_work_tree(&s, err);
	if (!code)
		code = look_at_all(&s, since, err);
	if (!code)
		*report = report_of(&s);
	return (int)code;
}
