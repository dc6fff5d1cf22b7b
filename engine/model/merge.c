/* SPDX-License-Identifier: Apache-2.0 */
#include "merge.h"

#include <string.h>

#include "amend.h"
#include "merge_result.h"
#include "needs.h"
#include "proposer.h"
#include "verdict.h"

struct judging {
	const struct merge_question *q;
	struct pool *pool;
	struct decision decision;
	struct names lifters;
};

/* Records what is in the way; always true, so that a rule is one statement. */
static bool
stop(struct judging *j, const char *rule, const char *why)
{
	j->decision.rule = rule;
	j->decision.why = why;
	return true;
}

static bool
stop_for(struct judging *j, const char *rule, const char *person,
    const char *why)
{
	names_add(&j->decision.waits_for, j->pool, person);
	return stop(j, rule, why);
}

/* "brand1", "brand1 or legal1", "a, b or c" */
static const char *
one_of(const struct names *persons, struct pool *pool)
{
	const char *text = persons->items[0];

	for (size_t i = 1; i < persons->count; i++)
		text = pool_format(pool, "%s%s%s", text,
		    i + 1 == persons->count ? " or " : ", ",
		    persons->items[i]);
	return text;
}

static bool
is_closed(struct judging *j)
{
	const struct request *r = j->q->request;

	if (r->state != REQUEST_CLOSED)
		return false;
	return stop(j, "T5", r->closed_by == EVENT_REJECT ?
	    "it was rejected" : "it was withdrawn");
}

static bool
is_empty(struct judging *j)
{
	if (j->q->changes->count)
		return false;
	return stop(j, "T6", "it changes nothing");
}

static bool
is_not_the_openers(struct judging *j)
{
	const char *why;

	if (j->decision.route.kind == ROUTE_RECALL)
		return false;
	why = proposer_objection(j->q->request, j->q->changes,
	    j->q->library->policy, j->pool);
	if (!why)
		return false;
	return stop(j, "T6", why);
}

static bool
is_orphaned(struct judging *j)
{
	const char *owner = j->q->request->owner;
	const struct person *p = people_find(&j->q->library->policy->people,
	    owner);

	if (p && !p->ended)
		return false;
	return stop(j, "T6", pool_format(j->pool, "its owner, %s, is ended: "
	    "a registrar or an admin hands it over", owner));
}

static const char *
last_objector(const struct request *r)
{
	const char *person = "somebody";

	for (size_t i = 0; i < r->count; i++) {
		if (r->events[i].message.kind == EVENT_REQUEST_CHANGES)
			person = r->events[i].person;
	}
	return person;
}

/* No request-changes touches a policy request or a recall. */
static enum request_state
state_of(const struct judging *j)
{
	return j->decision.route.kind == ROUTE_STAGES ?
	    j->q->request->state : j->q->request->undisputed;
}

static bool
is_not_submitted(struct judging *j)
{
	const struct request *r = j->q->request;

	if (state_of(j) == REQUEST_SUBMITTED)
		return false;
	if (state_of(j) == REQUEST_CHANGES_REQUESTED)
		return stop_for(j, "T5", r->owner, pool_format(j->pool,
		    "%s asked for changes: %s edits it, or submits it again",
		    last_objector(r), r->owner));
	if (r->lapsed)
		return stop_for(j, "T3", r->owner, pool_format(j->pool,
		    "its submitter or his key has ended: %s submits it again",
		    r->owner));
	return stop_for(j, "T6", r->owner, pool_format(j->pool,
	    "it is a draft: %s submits it", r->owner));
}

static bool
is_stale(struct judging *j)
{
	const struct changes *changes = j->q->changes;
	const char *owner = j->q->request->owner;

	for (size_t i = 0; i < changes->count; i++) {
		if (changes->items[i].moved)
			return stop_for(j, "stale", owner,
			    pool_format(j->pool, "%s changed since it was "
			    "begun: %s refreshes it", changes->items[i].path,
			    owner));
	}
	return false;
}

static bool
is_blocked(struct judging *j)
{
	if (j->decision.blockers.count == 0)
		return false;
	j->decision.waits_for = j->lifters;
	return stop(j, "T5", pool_format(j->pool, "%s asked for changes: it "
	    "needs an approval by %s", one_of(&j->decision.blockers, j->pool),
	    one_of(&j->lifters, j->pool)));
}

/* Who can act, or who would have to be there first. */
static const char *
whom(const struct requirement *item, struct pool *pool)
{
	struct names roles = { 0 };

	if (item->can_act.count)
		return pool_format(pool, " for %s", one_of(&item->can_act,
		    pool));
	if (!item->stage)
		return pool_format(pool, ": %s", item->reason);
	needs_roles(&item->stage->needs, &roles, pool);
	return pool_format(pool, ", and nobody is left who can approve it "
	    "(add a person with the role %s)", one_of(&roles, pool));
}

/* Adds "standard/brand waits for brand1" to what there is of why. */
static const char *
add_waiting(struct judging *j, const struct requirement *item,
    const char *why)
{
	for (size_t i = 0; i < item->can_act.count; i++)
		names_add_new(&j->decision.waits_for, j->pool,
		    item->can_act.items[i]);
	return pool_format(j->pool, "%s%s%s waits%s", why ? why : "",
	    why ? "; " : "", item->name, whom(item, j->pool));
}

static bool
is_done(enum result result)
{
	return result == RESULT_NOT_NEEDED || result == RESULT_SATISFIED ||
	    result == RESULT_EXCEPTED;
}

static bool
is_waiting(struct judging *j)
{
	const struct route *route = &j->decision.route;
	const char *rule = route->kind == ROUTE_POLICY ? "T7" : "T6";
	const char *why = NULL;

	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *item = &route->items[i];

		if (item->result == RESULT_ERROR)
			return stop(j, rule, item->reason);
		if (!is_done(item->result))
			why = add_waiting(j, item, why);
	}
	if (!why)
		return false;
	return stop(j, rule, why);
}

static void
refuse(struct requirement *item, const char *reason)
{
	item->result = RESULT_ERROR;
	item->reason = reason;
}

static void
count_policy(struct judging *j)
{
	const struct merge_question *q = j->q;
	struct requirement *item = &j->decision.route.items[0];
	struct amend_signers signers = { q->library->policy, q->request,
		q->seen };
	struct error err = { 0 };
	struct amend amend;

	if (!q->new_policy)
		refuse(item, "the new policy cannot be read");
	else if (amend_judge(&amend, q->library->policy, q->new_policy,
	    q->changes, j->pool, &err))
		refuse(item, pool_text(j->pool,
		    error_without_rule(err.text)));
	else if (state_of(j) == REQUEST_SUBMITTED)
		item->result = amend_satisfied(&amend, &signers, item,
		    j->pool) ? RESULT_SATISFIED : RESULT_WAITING;
}

/* A recall takes no approval: its last submit's signer may, or may not. */
static void
count_recall(struct judging *j)
{
	const struct request *r = j->q->request;
	struct requirement *item = &j->decision.route.items[0];
	const char *signer;

	if (r->undisputed != REQUEST_SUBMITTED)
		return;
	signer = r->events[r->last_submit].person;
	if (!names_has(&item->can_act, signer))
		return;
	item->result = RESULT_SATISFIED;
	names_add(&item->satisfied_by, j->pool, signer);
}

static void
count(struct judging *j)
{
	struct route *route = &j->decision.route;

	switch (route->kind) {
	case ROUTE_POLICY:
		count_policy(j);
		break;
	case ROUTE_RECALL:
		count_recall(j);
		break;
	case ROUTE_STAGES:
		verdict_count(route, j->q, j->pool);
		verdict_block(route, j->q, &j->decision.blockers,
		    &j->lifters, j->pool);
		break;
	}
}

static enum error_code
plan(struct judging *j, struct error *err)
{
	struct route_question question = {
		.library = j->q->library,
		.changes = j->q->changes,
		.ref_kind = j->q->request->name.kind,
		.authors = &j->q->request->authors,
	};

	return route_plan(&j->decision.route, &question, j->pool, err);
}

enum error_code
merge_decide(struct decision *out, const struct merge_question *q,
    struct pool *pool, struct error *err)
{
	struct judging j = { .q = q, .pool = pool };
	bool over = is_closed(&j) || is_empty(&j);
	enum error_code code = over ? ERR_NONE : plan(&j, err);

	if (code)
		return code;
	if (!over) {
		count(&j);
		j.decision.may_merge = !(is_not_the_openers(&j) ||
		    is_orphaned(&j) || is_not_submitted(&j) ||
		    is_stale(&j) || is_blocked(&j) || is_waiting(&j));
	}
	*out = j.decision;
	return ERR_NONE;
}

bool
merge_is_stale(const struct decision *decision)
{
	return decision->rule && strcmp(decision->rule, "stale") == 0;
}

void
merge_message(const struct decision *decision, const char *request,
    struct buf *out)
{
	struct message message = { .kind = EVENT_MERGE, .request = request };
	struct buf lines = { 0 };

	for (size_t i = 0; i < decision->route.count; i++)
		merge_result_write(&decision->route.items[i], &lines);
	message.text = lines.at ? lines.at : "";
	event_write(&message, out);
	buf_release(&lines);
}
