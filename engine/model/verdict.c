/* SPDX-License-Identifier: Apache-2.0 */
#include "verdict.h"

#include <string.h>

#include "exception.h"

/* What is judged, for a run over the stages of a route. */
struct count {
	const struct merge_question *q;
	struct pool *pool;
	struct names spent;	/* suggesters who counted for a stage already */
	const struct tally **accepted;	/* of the stages so far */
	size_t accepted_count;
	bool distinct;
};

static const struct event *
event_at(const struct merge_question *q, size_t at)
{
	return &q->request->events[at];
}

/* T4: a suggester may satisfy a stage without "when", of a customization. */
static bool
is_open_to_suggesters(const struct requirement *item,
    const struct merge_question *q)
{
	return q->request->name.kind == REF_CUSTOM && !item->stage->when &&
	    !item->workflow->suggesters_are_authors;
}

static struct names
authors_for(const struct requirement *item, const struct merge_question *q,
    struct pool *pool)
{
	return is_open_to_suggesters(item, q) ? q->request->authors :
	    verdict_all_authors(q, pool);
}

/* Whether no submit but the last follows an event before it. */
static bool
is_submitted_once(const struct request *r, size_t from)
{
	for (; from < r->last_submit; from++) {
		if (r->events[from].message.kind == EVENT_SUBMIT)
			return false;
	}
	return true;
}

static size_t
next_content(const struct request *r, size_t from)
{
	for (; from < r->count; from++) {
		const struct event *e = &r->events[from];

		if (e->message.kind == EVENT_EDIT ||
		    (e->message.kind == EVENT_REFRESH && !e->pure))
			break;
	}
	return from;
}

/* Whether the content event at edit takes over what this person suggested. */
static bool
accepts_of(const struct request *r, size_t edit, const char *person)
{
	size_t from = request_accepted(r, edit);

	return from < r->count &&
	    strcmp(r->events[from].person, person) == 0;
}

/*
 * "Approval with my wording" counts before the submit, if nothing but the
 * edit that accepts it, others that accept further words of the same person,
 * and then one submit, came between.
 */
static bool
suggestion_counts(const struct merge_question *q, size_t at)
{
	const struct request *r = q->request;
	size_t edit = next_content(r, at), last = edit;

	if (edit == r->count || request_accepted(r, edit) != at)
		return false;
	while (last < r->last_content) {
		last = next_content(r, last + 1);
		if (!accepts_of(r, last, r->events[at].person))
			return false;
	}
	return is_submitted_once(r, edit);
}

static bool
approves(const struct requirement *item, const struct merge_question *q,
    size_t at, struct pool *pool)
{
	const struct event *e = event_at(q, at);

	if (!e->living || !verdict_is_present(e, q) ||
	    !verdict_names(e, item->name, pool))
		return false;
	if (e->message.kind == EVENT_APPROVE)
		return at > q->request->last_submit;
	return e->message.kind == EVENT_SUGGEST &&
	    is_open_to_suggesters(item, q) && suggestion_counts(q, at);
}

static struct ballot
ballot_of(const struct event *e)
{
	return (struct ballot){ e->person,
		e->user_verified && person_key_is_hardware(e->key) };
}

/* Nothing counts while the request is not submitted. */
static void
add_ballots(struct tally *tally, const struct requirement *item,
    const struct merge_question *q, struct pool *pool)
{
	if (q->request->state != REQUEST_SUBMITTED)
		return;
	for (size_t i = 0; i < q->request->count; i++) {
		if (approves(item, q, i, pool))
			tally_add(tally, ballot_of(event_at(q, i)), pool);
	}
}

struct tally
verdict_tally(const struct requirement *item, const struct merge_question *q,
    struct pool *pool)
{
	struct tally tally = {
		.people = &q->library->policy->people,
		.now = q->library->now,
		.needs = &item->stage->needs,
		.authors = authors_for(item, q, pool),
	};

	add_ballots(&tally, item, q, pool);
	return tally;
}

/* Reached, and where persons must differ, by others than the stages so far. */
static bool
accept(struct count *c, const struct tally *tally)
{
	struct tally *kept;

	if (!tally_reached(tally))
		return false;
	kept = pool_alloc(c->pool, sizeof *kept);
	*kept = *tally;
	c->accepted[c->accepted_count] = kept;
	if (c->distinct && !tally_distinct(c->accepted,
	    c->accepted_count + 1, c->pool))
		return false;
	c->accepted_count++;
	return true;
}

/* A suggester's own wording satisfies one stage, the first in byte order. */
static void
spend_suggesters(struct count *c, const struct requirement *item)
{
	struct names suggesters = { 0 };

	verdict_add_suggesters(c->q, &suggesters, c->pool);
	for (size_t i = 0; i < suggesters.count; i++) {
		if (names_has(&item->satisfied_by, suggesters.items[i]))
			names_add(&c->spent, c->pool, suggesters.items[i]);
	}
}

static struct tally
tally_unspent(const struct requirement *item, const struct count *c)
{
	struct tally tally = verdict_tally(item, c->q, c->pool);
	struct names authors = { 0 };

	for (size_t i = 0; i < tally.authors.count; i++)
		names_add(&authors, c->pool, tally.authors.items[i]);
	for (size_t i = 0; i < c->spent.count; i++)
		names_add(&authors, c->pool, c->spent.items[i]);
	tally.authors = authors;
	return tally;
}

/* Where persons must differ, an approval by somebody new is what helps. */
static void
wait_for_another(struct count *c, struct requirement *item,
    const struct tally *approvals)
{
	struct tally none = *approvals;
	struct names could = { 0 }, done = { 0 };

	none.count = 0;
	tally_missing(&none, &could, c->pool);
	tally_counted(approvals, &done, c->pool);
	for (size_t i = 0; i < could.count; i++) {
		if (!names_has(&done, could.items[i]))
			names_add(&item->can_act, c->pool, could.items[i]);
	}
	item->reason = "its approver approved another requirement, and they "
	    "need different persons";
}

static void
count_stage(struct count *c, struct requirement *item)
{
	struct tally approvals = tally_unspent(item, c);
	struct tally exceptions = exception_tally(item, c->q, c->pool);

	item->can_act = (struct names){ 0 };
	item->satisfied_by = (struct names){ 0 };
	if (accept(c, &approvals)) {
		item->result = RESULT_SATISFIED;
		tally_counted(&approvals, &item->satisfied_by, c->pool);
		spend_suggesters(c, item);
	} else if (accept(c, &exceptions)) {
		item->result = RESULT_EXCEPTED;
		tally_counted(&exceptions, &item->satisfied_by, c->pool);
	} else {
		item->result = RESULT_WAITING;
		if (tally_reached(&approvals))
			wait_for_another(c, item, &approvals);
		else
			tally_missing(&approvals, &item->can_act, c->pool);
	}
}

void
verdict_count(struct route *route, const struct merge_question *q,
    struct pool *pool)
{
	struct count c = { .q = q, .pool = pool };

	c.accepted = pool_alloc(pool,
	    (route->count + 1) * sizeof *c.accepted);
	for (size_t i = 0; i < route->count; i++)
		c.distinct |= route->items[i].workflow->distinct;
	for (size_t i = 0; i < route->count; i++) {
		struct requirement *item = &route->items[i];

		if (item->result == RESULT_WAITING)
			count_stage(&c, item);
	}
}
