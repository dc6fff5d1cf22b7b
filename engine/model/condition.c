/* SPDX-License-Identifier: Apache-2.0 */
#include "condition.h"

#include "circumstance.h"
#include "condition_ask.h"

static bool
field_holds(const struct condition *condition, const struct asking *a)
{
	const struct proposal *p = &a->c->proposal;
	const struct field *field = template_field(p->t, condition->name);

	if (!field)
		return false;
	if (condition->beyond && !circumstance_value_is_beyond(a, field))
		return false;
	if (condition->changed && !circumstance_value_changed(p, field))
		return false;
	return condition->values.count == 0 ||
	    circumstance_value_is_one_of(a, field, &condition->values);
}

static bool
region_holds(const struct condition *condition, const struct asking *a)
{
	const struct proposal *p = &a->c->proposal;
	const struct region *region = template_region(p->t, condition->name);

	if (!region)
		return false;
	if (condition->changed && !circumstance_region_changed(p, region))
		return false;
	return !condition->beyond ||
	    (p->new && !preapproved_region(p, region));
}

/* Whether somebody of one of these values may be among those it is for. */
static bool
audience_admits(const struct template *t, const struct condition *condition)
{
	const struct facet *facet = template_facet(t, condition->name);

	if (!facet || facet->values.count == 0)
		return true;
	for (size_t i = 0; i < condition->values.count; i++) {
		if (names_has(&facet->values, condition->values.items[i]))
			return true;
	}
	return false;
}

/*
 * "for" alone changes no word that a customer reads, so where no field
 * carries the facet it takes nothing away from what the audience admits.
 */
static bool
facet_holds(const struct condition *condition, const struct asking *a)
{
	const struct proposal *p = &a->c->proposal;
	const struct field *field = template_field(p->t, condition->name);

	if (field)
		return field_holds(condition, a);
	return (!condition->changed ||
	    circumstance_audience_changed(p, condition->name)) &&
	    audience_admits(p->t, condition);
}

static bool
is_between(const struct condition *condition, int64_t number)
{
	return condition->least <= number && number <= condition->most;
}

static bool
whole_holds(const struct condition *condition, const struct asking *a)
{
	const struct proposal *p = &a->c->proposal;
	const char *why;

	return condition->kind == CONDITION_ONLY ?
	    proposal_only_fields(p) : preapproved_whole(p, &why, a->pool);
}

/* Whether an item is found whose answer is the one wanted. */
static bool
some_item(const struct condition *condition, const struct asking *a,
    bool wanted)
{
	for (size_t i = 0; i < condition->count; i++) {
		if (condition_ask(&condition->items[i], a) == wanted)
			return true;
	}
	return false;
}

bool
condition_ask(const struct condition *condition, const struct asking *a)
{
	const struct circumstances *c = a->c;

	switch (condition->kind) {
	case CONDITION_ALL:
		return !some_item(condition, a, false);
	case CONDITION_ANY:
		return some_item(condition, a, true);
	case CONDITION_NOT:
		return some_item(condition, a, false);
	case CONDITION_FIELD:
		return field_holds(condition, a);
	case CONDITION_REGION:
		return region_holds(condition, a);
	case CONDITION_FACET:
		return facet_holds(condition, a);
	case CONDITION_WORDS_CHANGED:
		return is_between(condition,
		    circumstance_words_changed(&c->proposal));
	case CONDITION_SIZE:
		return is_between(condition, (int64_t)c->size);
	case CONDITION_KIND:
		return c->kind && names_has(&condition->values, c->kind);
	case CONDITION_CLAIMS:
		return circumstance_claims_touched(&c->proposal, a->pool);
	case CONDITION_PATHS:
		return circumstance_path(c, &condition->values);
	case CONDITION_AUTHOR_ROLE:
		return circumstance_role(c, &condition->values);
	case CONDITION_ONLY:
	case CONDITION_WITHIN:
		break;
	}
	return whole_holds(condition, a);
}

bool
condition_holds(const struct condition *condition,
    const struct circumstances *circumstances, enum version version)
{
	const struct proposal *p = &circumstances->proposal;
	struct pool pool = { 0 };
	struct asking asking = { circumstances, version, &pool };
	bool answer = p->t && circumstance_version(p, version) &&
	    condition_ask(condition, &asking);

	pool_release(&pool);
	return answer;
}
