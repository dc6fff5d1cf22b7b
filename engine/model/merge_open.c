/* SPDX-License-Identifier: Apache-2.0 */
/* What of a request waits for one person, and what he may object to. */
#include "merge.h"

#include "verdict.h"

/* Whether an approval by person would now count, or lift his own objection. */
static bool
is_open_to(const struct decision *decision, const struct requirement *item,
    const struct merge_question *q, const char *person, struct pool *pool)
{
	struct names missing = { 0 };
	struct tally tally;

	if (item->result == RESULT_WAITING)
		return names_has(&item->can_act, person);
	if (item->result != RESULT_BLOCKED)
		return false;
	if (names_has(&decision->blockers, person) &&
	    verdict_could(item, q, person))
		return true;
	tally = verdict_tally(item, q, pool);
	tally_missing(&tally, &missing, pool);
	return names_has(&missing, person);
}

static const char *
against_state(const struct decision *decision, const struct merge_question *q)
{
	const struct request *r = q->request;

	if (decision->route.kind == ROUTE_RECALL)
		return "a recall needs no approval, only the right submitter";
	if (r->undisputed != REQUEST_SUBMITTED || decision->route.count == 0)
		return decision->why;
	if (decision->route.kind == ROUTE_STAGES &&
	    r->state != REQUEST_SUBMITTED)
		return decision->why;
	return NULL;
}

static bool
has_approved(const struct decision *decision, const char *person)
{
	for (size_t i = 0; i < decision->route.count; i++) {
		if (names_has(&decision->route.items[i].satisfied_by, person))
			return true;
	}
	return false;
}

static bool
is_settled(const struct decision *decision)
{
	for (size_t i = 0; i < decision->route.count; i++) {
		enum result result = decision->route.items[i].result;

		if (result == RESULT_WAITING || result == RESULT_BLOCKED)
			return false;
	}
	return true;
}

static const char *
why_none(const struct decision *decision, const struct merge_question *q,
    const char *person, struct pool *pool)
{
	struct names authors = verdict_all_authors(q, pool);

	if (decision->route.kind == ROUTE_STAGES &&
	    names_has(&authors, person))
		return "T4: nobody approves his own words";
	if (has_approved(decision, person))
		return pool_format(pool, "%s has approved it already",
		    person);
	if (is_settled(decision))
		return "nothing here waits for an approval";
	return decision->why;
}

const char *
merge_open_to(const struct decision *decision, const struct merge_question *q,
    const struct person *person, struct names *out, struct pool *pool)
{
	const char *why = against_state(decision, q);
	size_t before = out->count;

	if (person->ended)
		return "only a living person approves";
	if (why)
		return why;
	for (size_t i = 0; i < decision->route.count; i++) {
		const struct requirement *item = &decision->route.items[i];

		if (is_open_to(decision, item, q, person->id, pool))
			names_add(out, pool, item->name);
	}
	return out->count > before ? NULL :
	    why_none(decision, q, person->id, pool);
}

static bool
is_blocked(const struct decision *decision)
{
	for (size_t i = 0; i < decision->route.count; i++) {
		if (decision->route.items[i].result == RESULT_BLOCKED)
			return true;
	}
	return false;
}

/* One's own objection is lifted by approving, which takes no override. */
static const char *
why_no_override(const struct decision *decision,
    const struct merge_question *q, const char *person, struct pool *pool)
{
	struct names authors = verdict_all_authors(q, pool), roles = { 0 };

	if (names_has(&authors, person))
		return "T4: nobody overrides an objection to his own words";
	for (size_t i = 0; i < decision->route.count; i++) {
		const char *role = decision->route.items[i].workflow->override;

		if (role)
			names_add_new(&roles, pool, role);
	}
	return roles.count ? pool_format(pool, "T5: it needs the role %s",
	    names_join(&roles, " and ", pool)) :
	    "T5: its workflow has no override";
}

const char *
merge_override_to(const struct decision *decision,
    const struct merge_question *q, const struct person *person,
    struct names *out, struct pool *pool)
{
	const char *why = against_state(decision, q);
	size_t before = out->count;

	if (person->ended)
		return "only a living person overrides";
	if (decision->route.kind != ROUTE_STAGES)
		return "T5: no request-changes touches it, so there is "
		    "nothing to override";
	if (why)
		return why;
	if (!is_blocked(decision))
		return "no request-changes blocks it";
	for (size_t i = 0; i < decision->route.count; i++) {
		const struct workflow *w = decision->route.items[i].workflow;
		const char *name = pool_format(pool, "%s/override", w->id);

		if (!names_has(out, name) &&
		    verdict_may_override(w, q, person->id))
			names_add(out, pool, name);
	}
	return out->count > before ? NULL :
	    why_no_override(decision, q, person->id, pool);
}

static bool
may_override_any(const struct decision *decision,
    const struct merge_question *q, const char *person)
{
	for (size_t i = 0; i < decision->route.count; i++) {
		if (verdict_may_override(decision->route.items[i].workflow, q,
		    person))
			return true;
	}
	return false;
}

static const char *
against_objection(const struct decision *decision,
    const struct merge_question *q, struct objection objection)
{
	const char *id = objection.person->id;

	if (objection.person->ended)
		return "only a living person objects";
	if (decision->route.kind == ROUTE_POLICY)
		return "T7: a change of policy cannot be rejected; its owner "
		    "withdraws it";
	if (decision->route.kind == ROUTE_RECALL)
		return "a recall cannot be rejected; its owner withdraws it";
	for (size_t i = 0; i < decision->route.count; i++) {
		if (verdict_could(&decision->route.items[i], q, id))
			return NULL;
	}
	if (objection.override && may_override_any(decision, q, id))
		return NULL;
	return "T5: only a person who could approve it may";
}

bool
merge_may_object(const struct decision *decision,
    const struct merge_question *q, struct objection objection,
    const char **why)
{
	*why = against_objection(decision, q, objection);
	return !*why;
}
