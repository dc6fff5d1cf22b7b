/* SPDX-License-Identifier: Apache-2.0 */
#include "owner.h"

#include <stdlib.h>
#include <string.h>

#include "remote.h"

/* So many lines are read before their memory is given back. */
enum { LINES = 16 };

/* A line being read from its end towards its open, unverified. */
struct trail {
	struct store *store;
	struct pool *pool;
	struct oid at;		/* the next to be read */
	struct slice raw;	/* of the last one */
	struct slice message;
	enum event_kind kind;
	int steps;
};

/* False: that was its open, or it is no line of events. */
static bool
trail_next(struct trail *t)
{
	struct slice word = { 0 }, rest;
	struct error ignored;

	if (t->steps++ > LINE_LIMIT || (t->steps > 1 && t->kind == EVENT_OPEN))
		return false;
	if (store_glance(t->store, t->at, OBJECT_COMMIT, &t->raw, t->pool,
	    &ignored) || !commit_first_parent(t->raw, &t->at))
		return false;
	t->message = slice_skip(t->raw, slice_find(t->raw, "\n\n"));
	t->message = slice_skip(t->message, t->message.len ? 2 : 0);
	rest = t->message;
	return slice_until(&rest, ':', &word) && event_kind_read(&t->kind,
	    pool_copy(t->pool, word)) && event_is_of_request(t->kind);
}

const char *
owner_named(struct store *store, const struct refname *name, struct oid head,
    struct pool *pool)
{
	struct trail t = { .store = store, .pool = pool, .at = head };
	struct message message;
	struct error ignored;

	while (trail_next(&t)) {
		if (t.kind == EVENT_HANDOVER && !event_parse(&message,
		    t.message, pool, &ignored))
			return message.trailers[TRAILER_TO];
	}
	return name->person;
}

const char *
owner_of(struct galley *g, const struct request_ref *ref)
{
	struct error ignored;
	struct dossier d;

	return dossier_fold(&d, &g->main, &ref->name, ref->head, &ignored) ?
	    ref->name.person : d.request.owner;
}

/* The line's signatures are asked where it says another than its ref does. */
static bool
is_own(struct galley *g, const struct request_ref *ref, const char *named)
{
	const char *owner = request_owner_of(&g->main.policy.people, named);
	bool own = owner && strcmp(owner, g->as) == 0;
	bool began = strcmp(ref->name.person, g->as) == 0;

	return own == began ? own : strcmp(owner_of(g, ref), g->as) == 0;
}

bool
owner_is_own(struct galley *g, const struct request_ref *ref)
{
	struct pool pool = { 0 };
	bool own = g->as && is_own(g, ref, owner_named(g->store, &ref->name,
	    ref->head, &pool));

	pool_release(&pool);
	return own;
}

/* The request as this clone has it; false: it is none. */
static bool
read_entry(const struct queue *queue, const struct index_entry *e,
    struct request_ref *out, struct pool *pool)
{
	const struct index_entry *twin = queue_twin(queue, e);

	*out = (struct request_ref){ .head = e->head,
		.local = !remote_is_theirs(e->ref) };
	out->unsent = out->local && queue->g->has_origin && (!twin ||
	    !oid_equal(twin->head, e->head));
	return e->read && e->kind != EVENT_MERGE &&
	    queue_name(queue, e, &out->name, pool);
}

static const char *
remembered(struct queue *queue, struct index_entry *e,
    const struct refname *name, struct pool *pool)
{
	if (e->owner.len == 0) {
		e->owner = slice_of(pool_text(&queue->g->pool, owner_named(
		    queue->g->store, name, e->head, pool)));
		queue->index.fresh++;
	}
	return pool_copy(pool, e->owner);
}

/* Whose requests may be the acting person's: his own, and of whom he succeeds. */
static struct names
forerunners(struct galley *g, struct pool *pool)
{
	const struct people *people = &g->main.policy.people;
	struct names names = { 0 };

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		if (strcmp(p->id, g->as) == 0 || (p->ended &&
		    strcmp(request_owner_of(people, p->id), g->as) == 0))
			names_add(&names, pool, p->id);
	}
	return names;
}

/* Of most it is known at once that they are another's. */
static bool
may_be_own(const struct index_entry *e, const struct names *owners,
    const char *began)
{
	bool own = e->owner.len == 0 || strstr(e->ref, began);

	for (size_t i = 0; !own && i < owners->count; i++)
		own = slice_is(e->owner, owners->items[i]);
	return own;
}

static int
compare(const void *left, const void *right)
{
	const struct request_ref *a = left, *b = right;

	return strcmp(a->name.request, b->name.request);
}

static void
add_own(struct queue *queue, struct index_entry *e, struct request_refs *out,
    struct pool *passing)
{
	struct galley *g = queue->g;
	struct request_ref r;

	if (!read_entry(queue, e, &r, passing) ||
	    !is_own(g, &r, remembered(queue, e, &r.name, passing)))
		return;
	read_entry(queue, e, &r, &g->pool);
	out->items = pool_grow(&g->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = r;
}

void
owner_list(struct queue *queue, struct request_refs *out)
{
	struct galley *g = queue->g;
	struct pool passing = { 0 };
	struct names owners = { 0 };
	const char *began;

	if (!g->as)
		return;
	owners = forerunners(g, &g->pool);
	began = pool_format(&g->pool, "/%s/", g->as);
	for (size_t i = 0; i < queue->index.count; i++) {
		struct index_entry *e = &queue->index.items[i];

		if (i % LINES == 0)
			pool_release(&passing);
		if (may_be_own(e, &owners, began))
			add_own(queue, e, out, &passing);
	}
	pool_release(&passing);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare);
}

bool
owner_asked(struct galley *g, struct oid head)
{
	const struct person *person = people_find(&g->main.policy.people,
	    g->as ? g->as : "");
	struct pool pool = { 0 };
	struct trail t = { .store = g->store, .pool = &pool, .at = head };
	bool asked = false, found = false;
	struct commit commit;
	struct error ignored;

	while (person && !found && trail_next(&t)) {
		found = t.kind == EVENT_SUBMIT || t.kind == EVENT_WITHDRAW;
		asked = found && !commit_parse(&commit, t.raw, &pool,
		    &ignored) && names_has(&person->emails, commit.email);
	}
	pool_release(&pool);
	return asked;
}
