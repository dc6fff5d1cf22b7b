/* SPDX-License-Identifier: Apache-2.0 */
#include "closed.h"

#include <string.h>

#include "base/date.h"
#include "owner.h"

/* A closed head, with what its last event says. */
struct closed {
	struct refname name;
	struct oid head;
	struct commit commit;
	struct message last;
};

static bool
read_closed(struct galley *g, struct oid head, struct closed *out)
{
	struct error err;

	*out = (struct closed){ .head = head };
	if (view_read_commit(g->store, head, &out->commit, &g->pool, &err) ||
	    event_parse(&out->last, out->commit.message, &g->pool, &err) ||
	    (out->last.kind != EVENT_REJECT &&
	    out->last.kind != EVENT_WITHDRAW))
		return false;
	out->name = refname_of_request(out->last.request, &g->pool);
	return out->name.kind == REF_CUSTOM || out->name.kind == REF_CHANGE;
}

static bool
is_own(struct galley *g, const struct closed *c)
{
	return owner_asked(g, c->head);
}

static bool
is_called(struct galley *g, const struct closed *c, const char *name)
{
	struct slice full = slice_of(c->name.request);

	return slice_is(full, name) || (slice_ends(full, pool_format(&g->pool,
	    "/%s", name)) && is_own(g, c));
}

bool
closed_find(struct galley *g, const char *name, struct request_ref *out)
{
	struct archive archive = { 0 };
	struct error err;
	int64_t latest = 0;

	if (archive_read(g->store, NULL, &archive, &g->pool, &err))
		return false;
	for (size_t i = 0; i < archive.count; i++) {
		struct closed c;

		if (!read_closed(g, archive.items[i].head, &c) ||
		    !is_called(g, &c, name) || c.commit.time < latest)
			continue;
		latest = c.commit.time;
		*out = (struct request_ref){ .name = c.name, .head = c.head };
	}
	return latest > 0;
}

static struct node *
describe(const struct closed *c, struct pool *pool)
{
	struct node *item = node_map(pool);

	node_set_text(pool, item, "request", c->name.request);
	node_set_bool(pool, item, "merged", false);
	node_set_text(pool, item, "event", event_name(c->last.kind));
	node_set_time(pool, item, "time", c->commit.time);
	node_set_text(pool, item, "by", c->commit.name);
	node_set_text(pool, item, "text", c->last.text);
	return item;
}

/* What closed_list_own() adds, and what it leaves out. */
struct listing {
	struct galley *g;
	struct node *list;
	const struct names *told;
	struct names *heads;
};

static void
list_month(const struct listing *l, int64_t time)
{
	struct pool *pool = &l->g->pool;
	struct archive archive = { 0 };
	struct error err;

	if (archive_read(l->g->store, pool_format(pool, "%.7s",
	    date_day(time).at), &archive, pool, &err))
		return;
	for (size_t i = 0; i < archive.count; i++) {
		const char *head = pool_text(pool, oid_text(
		    archive.items[i].head).hex);
		bool told = names_has(l->told, head);
		struct closed c;

		if (!told && (!read_closed(l->g, archive.items[i].head, &c) ||
		    !is_own(l->g, &c)))
			continue;
		names_add(l->heads, pool, head);
		if (!told)
			node_push(pool, l->list, describe(&c, pool));
	}
}

void
closed_list_own(struct galley *g, struct node *list,
    const struct names *told, struct names *heads)
{
	struct listing l = { g, list, told, heads };

	list_month(&l, g->now);
	list_month(&l, date_add_months(g->now, -1));
}

enum error_code
closed_keeps(struct store *store, struct oid head, bool *out,
    struct error *err)
{
	struct pool pool = { 0 };
	struct archive archive = { 0 };
	enum error_code code = archive_read(store, NULL, &archive, &pool, err);

	*out = false;
	for (size_t i = 0; !code && i < archive.count; i++)
		*out |= oid_equal(archive.items[i].head, head);
	pool_release(&pool);
	return code;
}

enum error_code
closed_holds(struct store *store, const char *month,
    const struct archived *request, bool *out, struct error *err)
{
	struct pool pool = { 0 };
	struct archive archive = { 0 };
	enum error_code code = archive_read(store, month, &archive, &pool, err);

	*out = false;
	for (size_t i = 0; !code && i < archive.count; i++)
		*out |= oid_equal(archive.items[i].open, request->open) &&
		    strcmp(archive.items[i].request, request->request) == 0;
	pool_release(&pool);
	return code;
}
