/* SPDX-License-Identifier: Apache-2.0 */
/* What was approved by itself, drawn by lot and judged afterwards. */
#include <string.h>

#include "base/date.h"
#include "dossier.h"
#include "journal.h"
#include "merges.h"
#include "model/customization.h"
#include "model/sample.h"
#include "sign/hash.h"

enum {
	JOURNAL_LIMIT = 100000,
	DAY_TEXT = 10,	/* of a line's time */
};

/* One that was drawn. */
struct drawn {
	struct oid merge;
	const char *request;
	const char *path;	/* what it put on main */
	const char *owner;
	struct names authors;
	const char *workflow;
	int64_t time;
	const struct node *verdict;	/* a line of a journal, or NULL */
	bool recalled;
};

struct sampling {
	struct galley *g;
	struct merges merges;
	struct drawn *items;
	size_t count;
	int64_t alone;		/* requests that were approved by themselves */
	int64_t open;		/* of those, whose lot is not drawn yet */
};

/* "standard", of "standard/brand NOT-NEEDED". */
static const char *
workflow_of(const struct merge_found *found, const struct view *view,
    const char *path, struct pool *pool)
{
	struct slice rest = slice_of(found->message.text), name;

	if (slice_until(&rest, '/', &name))
		return pool_copy(pool, name);
	return library_workflow(&view->library, path, pool);
}

/* What it will be drawn by, once main went on. */
static struct digest
lot_of(const struct merge_found *found)
{
	unsigned char both[2 * sizeof found->id];

	memcpy(both, &found->id, sizeof found->id);
	memcpy(both + sizeof found->id, &found->next, sizeof found->next);
	return hash_of((struct slice){ (const char *)both, sizeof both });
}

/* What was recalled since then was wrong, whoever says so. */
static bool
is_recalled(struct galley *g, const char *path)
{
	struct customization c;
	struct slice text;
	struct error err;

	return source_read(&g->main.source, path, &text) &&
	    !customization_parse(&c, path, text, &g->pool, &err) &&
	    c.recalled.set;
}

/* Copies what outlives the merge's memory. */
static enum error_code
add_drawn(struct sampling *a, const struct merge_found *found,
    struct view *view, const char *workflow, struct error *err)
{
	struct pool *pool = &a->g->pool;
	struct refname name = refname_of_request(found->message.request, pool);
	struct drawn d = { .merge = found->id, .request = name.request,
		.path = refname_path(&name, pool), .time = found->commit.time,
		.workflow = pool_text(pool, workflow) };
	struct dossier dossier;
	enum error_code code = dossier_fold(&dossier, view, &name,
	    found->commit.parents[1], err);

	if (code)
		return code;
	d.request = pool_text(pool, name.request);
	d.owner = pool_text(pool, dossier.request.owner);
	for (size_t i = 0; i < dossier.request.authors.count; i++)
		names_add(&d.authors, pool, pool_text(pool,
		    dossier.request.authors.items[i]));
	d.recalled = is_recalled(a->g, d.path);
	a->items = pool_grow(pool, a->items, a->count, sizeof *a->items);
	a->items[a->count++] = d;
	return ERR_NONE;
}

/* Only a customization's request is approved by itself. */
static enum error_code
look_at(struct sampling *a, const struct merge_found *found, struct error *err)
{
	struct pool *pool = &a->merges.pool;
	struct refname name = refname_of_request(found->message.request, pool);
	const struct workflow *workflow;
	struct view *view;
	const char *id;
	enum error_code code;

	if (name.kind != REF_CUSTOM || !merges_by_itself(found))
		return ERR_NONE;
	code = merges_view(&a->merges, &view, err);
	if (code)
		return code;
	id = workflow_of(found, view, refname_path(&name, pool), pool);
	workflow = id ? workflows_find(&view->policy.workflows, id) : NULL;
	a->alone++;
	if (!workflow || !workflow->audit_sample)
		return ERR_NONE;
	if (oid_is_zero(found->next))
		a->open++;
	else if (sample_draws(lot_of(found), workflow->audit_sample))
		code = add_drawn(a, found, view, id, err);
	return code;
}

static enum error_code
draw(struct sampling *a, int64_t since, struct error *err)
{
	const struct merge_found *found;
	struct merges_range range = { .since = since };
	enum error_code code = merges_start(&a->merges, a->g, &range, err);

	while (!code && merges_next(&a->merges, &found))
		code = look_at(a, found, err);
	return merges_end(&a->merges, code, err);
}

static bool
is_wrong(const struct node *line)
{
	return strcmp(node_get_text(line, "verdict", ""), "wrong") == 0;
}

/*
 * What a journal says is its person's word, and no more: main tells whose word
 * on this counts, of a deputy's on the day of which the line is.
 */
static bool
counts(const struct sampling *a, const struct drawn *d,
    const struct node *line)
{
	const struct policy *policy = &a->g->main.policy;
	struct slice time = slice_of(node_get_text(line, "time", ""));
	struct sample_judge judge = { &policy->people,
		workflows_find(&policy->workflows, d->workflow), &d->authors,
		0 };
	const struct person *person = people_find(&policy->people,
	    node_get_text(line, "by", ""));
	const char *why;

	return person && judge.workflow && time.len > DAY_TEXT &&
	    date_read(&judge.now, (struct slice){ time.at, DAY_TEXT }) &&
	    sample_may_judge(&judge, person, &why);
}

/* Of several persons' verdicts one that it was wrong stands. */
static void
take_verdict(struct sampling *a, const struct node *line)
{
	const char *merge = node_get_text(line, "merge", "");

	for (size_t i = 0; i < a->count; i++) {
		struct drawn *d = &a->items[i];

		if (strcmp(merge, oid_text(d->merge).hex) == 0 &&
		    (!d->verdict || is_wrong(line)) && counts(a, d, line))
			d->verdict = line;
	}
}

/* A person's last word on each, the newest line first. */
static enum error_code
read_journal(struct sampling *a, const char *person, struct error *err)
{
	struct pool *pool = &a->g->pool;
	struct node *lines = node_list(pool);
	struct names seen = { 0 };
	enum error_code code = journal_read(a->g, person, JOURNAL_LIMIT, lines,
	    err);

	for (size_t i = 0; !code && i < lines->count; i++) {
		const char *merge = node_get_text(lines->items[i], "merge",
		    "");

		if (strcmp(node_get_text(lines->items[i], "event", ""),
		    "audit") != 0 || names_has(&seen, merge))
			continue;
		names_add(&seen, pool, merge);
		node_set_text(pool, lines->items[i], "by", person);
		take_verdict(a, lines->items[i]);
	}
	return code;
}

/* Those that are here: on a server everybody's, in a clone one's own. */
static enum error_code
read_journals(struct sampling *a, struct error *err)
{
	static const char prefix[] = "refs/heads/journal/";
	struct refs refs = { 0 };
	enum error_code code = store_refs(a->g->store, prefix, &refs,
	    &a->g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++)
		code = read_journal(a, refs.items[i].name + strlen(prefix),
		    err);
	return code;
}

static enum error_code
gather(struct sampling *a, const char *since, struct error *err)
{
	int64_t from = 0;
	enum error_code code = date_read_typed(&from, since, err);

	if (!code)
		code = draw(a, from, err);
	return code || !a->count ? code : read_journals(a, err);
}

static struct node *
describe(struct sampling *a, const struct drawn *d)
{
	struct pool *pool = &a->g->pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "request", d->request);
	node_set_time(pool, item, "time", d->time);
	node_set_text(pool, item, "owner", d->owner);
	node_set_text(pool, item, "workflow", d->workflow);
	node_set_text(pool, item, "verdict", d->recalled ? "recalled" :
	    d->verdict ? node_get_text(d->verdict, "verdict", NULL) : NULL);
	node_set_text(pool, item, "by", d->verdict ?
	    node_get_text(d->verdict, "by", NULL) : NULL);
	node_set_text(pool, item, "text", d->verdict ?
	    node_get_text(d->verdict, "text", NULL) : NULL);
	return item;
}

static struct node *
report_share(struct sampling *a, int64_t wrong, int64_t judged)
{
	struct pool *pool = &a->g->pool;
	struct share share = sample_share(wrong, judged);
	struct node *map = node_map(pool);

	if (!share.known)
		return node_text(pool, "not enough data");
	node_set_number(pool, map, "per_mille", share.found);
	node_set_number(pool, map, "least", share.least);
	node_set_number(pool, map, "most", share.most);
	return map;
}

static struct node *
report_of(struct sampling *a)
{
	struct pool *pool = &a->g->pool;
	struct node *made = node_map(pool), *list = node_list(pool);
	int64_t judged = 0, wrong = 0;

	for (size_t i = 0; i < a->count; i++) {
		const struct drawn *d = &a->items[i];

		judged += d->recalled || d->verdict;
		wrong += d->recalled || (d->verdict && is_wrong(d->verdict));
		node_push(pool, list, describe(a, d));
	}
	node_set(pool, made, "sample", list);
	node_set_number(pool, made, "alone", a->alone);
	node_set_number(pool, made, "open", a->open);
	node_set_number(pool, made, "judged", judged);
	node_set_number(pool, made, "wrong", wrong);
	node_set(pool, made, "share", report_share(a, wrong, judged));
	return made;
}

int
galley_sample(galley *g, const char *since, galley_report **report,
    galley_error *err)
{
	struct sampling a = { .g = g };
	enum error_code code = gather(&a, since, err);

	if (!code)
		*report = report_of(&a);
	return (int)code;
}

/* The last one of this name. */
static const struct drawn *
find(const struct sampling *a, const char *name)
{
	for (size_t i = a->count; i-- > 0;) {
		if (strcmp(a->items[i].request, name) == 0)
			return &a->items[i];
	}
	return NULL;
}

static enum error_code
may_judge(struct sampling *a, const struct drawn *d, struct error *err)
{
	struct galley *g = a->g;
	struct sample_judge judge = { &g->main.policy.people,
		workflows_find(&g->main.policy.workflows, d->workflow),
		&d->authors, g->now };
	const struct person *person;
	const char *why;
	enum error_code code = workspace_person(g, &person, err);

	if (code)
		return code;
	if (!judge.workflow)
		return error_set(err, ERR_MOVED, "the workflow %s is gone: "
		    "nobody can judge by it", d->workflow);
	return sample_may_judge(&judge, person, &why) ? ERR_NONE :
	    error_set(err, ERR_DENIED, "%s may not judge %s: %s", person->id,
	    d->request, why);
}

static enum error_code
write_verdict(struct galley *g, const struct drawn *d,
    const struct galley_judgement *what, struct error *err)
{
	struct pool *pool = &g->pool;
	struct node *line = node_map(pool);

	node_set_text(pool, line, "event", "audit");
	node_set_time(pool, line, "time", g->now);
	node_set_text(pool, line, "merge", oid_text(d->merge).hex);
	node_set_text(pool, line, "request", d->request);
	node_set_text(pool, line, "verdict", what->wrong ? "wrong" : "right");
	node_set_known(pool, line, "text", what->message);
	return g->options.dry_run ? ERR_NONE : journal_append(g, line, err);
}

int
galley_sample_judge(galley *g, const struct galley_judgement *what,
    galley_report **report, galley_error *err)
{
	struct sampling a = { .g = g };
	const struct drawn *d;
	enum error_code code;

	if (what->wrong && !what->message)
		return (int)error_set(err, ERR_USAGE, "what is wrong with it? "
		    "(-m TEXT, for whoever changes the template's range)");
	if ((code = gather(&a, NULL, err)))
		return (int)code;
	d = find(&a, what->request);
	if (!d)
		return (int)error_set(err, ERR_MISSING, "%s was not drawn "
		    "(galley audit lists what was, by full names)",
		    what->request);
	(void)((code = may_judge(&a, d, err)) ||
	    (code = write_verdict(g, d, what, err)));
	if (code)
		return (int)code;
	*report = node_map(&g->pool);
	node_set_text(&g->pool, *report, "request", d->request);
	node_set_text(&g->pool, *report, "verdict", what->wrong ? "wrong" :
	    "right");
	node_set_text(&g->pool, *report, "next", "galley audit");
	return 0;
}
