/* SPDX-License-Identifier: Apache-2.0 */
/* What a request's new events must be, besides what its line must be. */
#include <string.h>

#include "closed.h"
#include "model/proposer.h"
#include "receive.h"
#include "requests.h"
#include "trees.h"

/* A line being received: events from first on are new. */
struct arrival {
	struct receive *r;
	struct push_move *move;
	const struct view *view;
	struct dossier dossier;	/* read and folded */
	struct oid head;
	size_t first;
};

static const struct event *
event_at(const struct arrival *a, size_t i)
{
	return &a->dossier.request.events[i];
}

/* A key that the request itself lists may comment, and is nobody's yet. */
static enum error_code
judge_living(const struct arrival *a, const struct event *e,
    struct error *err)
{
	bool living = false;

	if (e->living || !people_by_key(&a->view->policy.people, e->key,
	    &living))
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "T3: %s %.8s is signed by %s, who "
	    "or whose key is ended (sign with a living key)",
	    event_name(e->message.kind), oid_text(e->id).hex, e->person);
}

static bool
is_remark(const struct event *e)
{
	return e->message.kind == EVENT_COMMENT ||
	    e->message.kind == EVENT_SUGGEST;
}

static enum error_code
judge_remarks(const struct arrival *a, size_t at, struct error *err)
{
	const struct event *e = event_at(a, at);
	size_t count = 1;

	for (size_t i = 0; is_remark(e) && i < at; i++)
		count += is_remark(event_at(a, i)) &&
		    strcmp(event_at(a, i)->person, e->person) == 0;
	if (count <= RECEIVE_COMMENTS)
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "T9: more than %d comments and "
	    "suggestions by %s on one request (say the rest in one of them, or "
	    "decide)", RECEIVE_COMMENTS, e->person);
}

/* Who rejects or asks for changes must be one who may, as it stood then. */
static enum error_code
judge_objection(const struct arrival *a, size_t at, struct error *err)
{
	const struct event *e = event_at(a, at);
	struct objection objection = { people_find(
		&a->view->policy.people, e->person),
		e->message.kind == EVENT_REJECT };
	struct merge_question q = { .library = &a->view->library };
	struct dossier before;
	const char *why = NULL;
	enum error_code code = dossier_open(&before, a->view,
	    &a->move->name, event_at(a, at - 1)->id, err);

	if (!code && before.blocked)
		code = error_set(err, ERR_INVALID, "T5: %s", before.why.text);
	if (code)
		return code;
	q.request = &before.request;
	q.changes = &before.changes;
	q.seen = before.seen.hex;
	q.new_policy = &before.new_policy;
	if (request_may(&before.request, e->message.kind, objection.person,
	    &a->view->policy.people, &why) &&
	    merge_may_object(&before.decision, &q, objection, &why))
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "T5: %s %.8s by %s: %s",
	    event_name(e->message.kind), oid_text(e->id).hex, e->person,
	    error_without_rule(why));
}

static enum error_code
judge_event(const struct arrival *a, size_t i, struct error *err)
{
	enum event_kind kind = event_at(a, i)->message.kind;
	enum error_code code = judge_living(a, event_at(a, i), err);

	if (!code)
		code = judge_remarks(a, i, err);
	if (!code && i && (kind == EVENT_REJECT ||
	    kind == EVENT_REQUEST_CHANGES))
		code = judge_objection(a, i, err);
	return code;
}

/* What nobody may propose need not wait for a review to be refused. */
static enum error_code
judge_content(struct arrival *a, struct error *err)
{
	struct dossier *d = &a->dossier;
	const char *why;
	enum error_code code = trees_changes(&d->changes, a->view,
	    (struct trees){ d->read.base_tree, d->read.tree }, err);

	if (code || changes_is_recall(&d->changes, a->view->pool))
		return code;
	why = proposer_objection(&d->request, &d->changes, &a->view->policy,
	    a->view->pool);
	return why ? error_set(err, ERR_INVALID, "T6: %s (ask somebody who "
	    "may to propose it)", why) : ERR_NONE;
}

/* The first event that the ref does not hold yet. */
static void
find_first(struct arrival *a)
{
	const struct request *request = &a->dossier.request;

	for (size_t i = 0; i < request->count; i++) {
		if (oid_equal(request->events[i].id, a->move->old_id)) {
			a->move->grows = true;
			a->first = i + 1;
		}
	}
}

static enum error_code
find_opening(struct arrival *a, struct error *err)
{
	struct archived request = { a->move->name.request,
		a->dossier.request.events[0].id, { { 0 } } };
	bool closed = false;
	enum error_code code;

	a->move->opening = PUSH_FRESH;
	if (dossier_merged_before(a->view, &a->dossier.read)) {
		a->move->opening = PUSH_MERGED;
		return ERR_NONE;
	}
	code = closed_holds(a->view->store, NULL, &request, &closed, err);
	if (closed)
		a->move->opening = PUSH_CLOSED;
	return code;
}

/* What is over waits to be cleared away, and is not counted. */
static size_t
count_open(struct store *store, const struct refs *refs)
{
	struct pool pool = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < refs->count; i++) {
		struct commit commit;
		struct error ignored;
		bool over = !view_read_commit(store, refs->items[i].id,
		    &commit, &pool, &ignored) && (commit.parent_count == 2 ||
		    slice_starts(commit.message, "reject: ") ||
		    slice_starts(commit.message, "withdraw: "));

		count += !over;
		pool_release(&pool);
	}
	return count;
}

/* Those that this push creates, beside this one. */
static size_t
count_created(const struct arrival *a)
{
	size_t count = 0;

	for (size_t i = 0; i < a->r->push.move_count; i++) {
		const struct push_move *m = &a->r->moves[i];

		count += m != a->move && oid_is_zero(m->old_id) &&
		    (m->name.kind == REF_CUSTOM ||
		    m->name.kind == REF_CHANGE) &&
		    strcmp(m->name.person, a->move->name.person) == 0;
	}
	return count;
}

/* Open requests in the name of the person whose this one would be. */
static enum error_code
judge_number(const struct arrival *a, struct error *err)
{
	static const char *const kinds[] = { "custom", "change" };
	const char *person = a->move->name.person;
	struct pool *pool = a->view->pool;
	struct refs refs[2] = { 0 };
	size_t count = count_created(a);
	enum error_code code = ERR_NONE;

	for (size_t k = 0; !code && k < 2; k++)
		code = store_refs(a->view->store, pool_format(pool,
		    "refs/heads/%s/%s/", kinds[k], person), &refs[k], pool,
		    err);
	if (code || count + refs[0].count + refs[1].count < RECEIVE_OPEN)
		return code;
	count += count_open(a->view->store, &refs[0]) +
	    count_open(a->view->store, &refs[1]);
	if (count < RECEIVE_OPEN)
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "T9: %zu requests in the name of %s "
	    "are open, those handed over too, and %d is the most (have some "
	    "withdrawn by whose they are now, or wait for answers)", count,
	    person, RECEIVE_OPEN);
}

/* Events by which an owner proposes what the line holds then. */
static const bool proposal[] = {
	[EVENT_OPEN] = true,
	[EVENT_EDIT] = true,
	[EVENT_REFRESH] = true,
	[EVENT_SUBMIT] = true,
	[EVENT_JOURNAL] = false,
};

static enum error_code
judge_new(struct arrival *a, struct error *err)
{
	bool created = a->move->was == PUSH_NOTHING ||
	    a->move->was == PUSH_ON_MAIN;
	enum error_code code = ERR_NONE;
	bool proposes = false;

	find_first(a);
	if (created)
		code = find_opening(a, err);
	if (!code && a->move->was == PUSH_NOTHING &&
	    a->r->push.by != PUSH_HOST)
		code = judge_number(a, err);
	/* The model refuses what does not grow: its events are none of new. */
	if (!code && !created && !a->move->grows)
		return ERR_NONE;
	for (size_t i = a->first; !code && i < a->dossier.request.count; i++) {
		code = judge_event(a, i, err);
		proposes |= proposal[event_at(a, i)->message.kind];
	}
	if (!code && proposes)
		code = judge_content(a, err);
	return code;
}

/* A merge ends the line that its last parent ends. */
static enum error_code
find_head(const struct push_move *move, const struct view *view,
    struct oid *out, struct error *err)
{
	struct commit commit;
	enum error_code code = ERR_NONE;

	*out = move->new_id;
	if (move->becomes != PUSH_MERGE)
		return ERR_NONE;
	code = view_read_commit(view->store, move->new_id, &commit,
	    view->pool, err);
	if (!code)
		*out = commit.parents[1];
	return code;
}

enum error_code
receive_line(struct receive *r, struct push_move *move,
    const struct view *view, struct error *err)
{
	struct arrival a = { .r = r, .move = move, .view = view };
	enum error_code code = find_head(move, view, &a.head, err);

	move->grows = false;
	if (!code)
		code = dossier_fold(&a.dossier, view, &move->name, a.head,
		    err);
	return code ? code : judge_new(&a, err);
}
