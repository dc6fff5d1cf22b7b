/* SPDX-License-Identifier: Apache-2.0 */
/* Why requests were sent back or rejected, counted over all that are kept. */
#include <string.h>

#include "archive.h"
#include "base/date.h"
#include "merges.h"
#include "model/reason.h"
#include "requests.h"

enum { EVENTS = 1000 };

/* How often one template's requests were sent back. */
struct tried {
	const char *template_id;	/* "" of a change/ request */
	int64_t counts[REASON_COUNT];
};

struct reasons {
	struct galley *g;
	int64_t since;
	struct tried *items;
	size_t count;
};

static struct tried *
entry_of(struct reasons *r, const char *template_id)
{
	struct pool *pool = &r->g->pool;

	for (size_t i = 0; i < r->count; i++) {
		if (strcmp(r->items[i].template_id, template_id) == 0)
			return &r->items[i];
	}
	r->items = pool_grow(pool, r->items, r->count, sizeof *r->items);
	r->items[r->count] = (struct tried){ .template_id = pool_text(pool,
	    template_id) };
	return &r->items[r->count++];
}

static void
note(struct reasons *r, const struct message *m, int64_t time,
    struct pool *pool)
{
	struct refname name = refname_of_request(m->request, pool);

	if (time < r->since || (m->kind != EVENT_REQUEST_CHANGES &&
	    m->kind != EVENT_REJECT))
		return;
	entry_of(r, name.kind == REF_CUSTOM ? name.template_id : "")->counts
	    [reason_of(slice_of(m->text))]++;
}

/* A request's events, from its head back to its open. */
static enum error_code
count_line(struct reasons *r, struct oid head, struct error *err)
{
	struct pool pool = { 0 };
	struct message m = { .kind = EVENT_EDIT };
	enum error_code code = ERR_NONE;

	for (int i = 0; !code && i < EVENTS && m.kind != EVENT_OPEN; i++) {
		struct commit commit;

		code = view_read_commit(r->g->store, head, &commit, &pool,
		    err);
		if (!code)
			code = event_parse(&m, commit.message, &pool, err);
		if (code || commit.parent_count != 1)
			break;
		note(r, &m, commit.time, &pool);
		head = commit.parents[0];
	}
	pool_release(&pool);
	return code;
}

static enum error_code
count_merged(struct reasons *r, struct error *err)
{
	const struct merge_found *found;
	struct merges merges;
	struct merges_range range = { .since = r->since };
	enum error_code code = merges_start(&merges, r->g, &range, err);

	while (!code && merges_next(&merges, &found))
		code = count_line(r, found->commit.parents[1], err);
	return merges_end(&merges, code, err);
}

static enum error_code
count_others(struct reasons *r, struct error *err)
{
	struct request_refs refs = { 0 };
	struct archive archive = { 0 };
	enum error_code code;

	(void)((code = requests_list(r->g, &refs, err)) ||
	    (code = archive_read(r->g->store, NULL, &archive, &r->g->pool,
	    err)));
	for (size_t i = 0; !code && i < refs.count; i++)
		code = count_line(r, refs.items[i].head, err);
	for (size_t i = 0; !code && i < archive.count; i++)
		code = count_line(r, archive.items[i].head, err);
	return code;
}

static struct node *
describe(struct reasons *r, size_t reason)
{
	struct pool *pool = &r->g->pool;
	struct node *item = node_map(pool), *list = node_list(pool);
	int64_t count = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct tried *t = &r->items[i];
		struct node *of = node_map(pool);

		if (!t->counts[reason])
			continue;
		count += t->counts[reason];
		node_set_text(pool, of, "template", t->template_id[0] ?
		    t->template_id : NULL);
		node_set_number(pool, of, "count", t->counts[reason]);
		node_push(pool, list, of);
	}
	node_set_text(pool, item, "reason", reason_names[reason]);
	node_set_number(pool, item, "count", count);
	node_set(pool, item, "templates", list);
	return item;
}

int
galley_reasons(galley *g, const char *since, galley_report **report,
    galley_error *err)
{
	struct reasons r = { .g = g };
	struct node *list = node_list(&g->pool);
	enum error_code code;

	(void)((code = date_read_typed(&r.since, since, err)) ||
	    (code = count_merged(&r, err)) ||
	    (code = count_others(&r, err)));
	if (code)
		return (int)code;
	for (size_t i = 0; i < REASON_COUNT; i++)
		node_push(&g->pool, list, describe(&r, i));
	*report = node_map(&g->pool);
	node_set(&g->pool, *report, "reasons", list);
	return 0;
}
