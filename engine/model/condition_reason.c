/* SPDX-License-Identifier: Apache-2.0 */
/* Why a condition holds, in words. */
#include "circumstance.h"
#include "base/plural.h"
#include "condition_ask.h"

static const char *say(const struct condition *condition,
    const struct asking *a);

static const char *
said(const char *text)
{
	return text && *text ? text : "nothing";
}

static const char *
say_field(const struct condition *condition, const struct asking *a)
{
	const struct proposal *p = &a->c->proposal;
	const struct field *field = template_field(p->t, condition->name);
	const char *before, *after;

	if (!field)
		return pool_format(a->pool, "there is a field %s",
		    condition->name);
	before = said(circumstance_value(p, a->version == VERSION_OLD ?
	    p->old : proposal_before(p), field));
	after = said(circumstance_value(p, p->new, field));
	if (condition->beyond && field->at_use)
		return pool_format(a->pool, "%s is asked at each use and may "
		    "go beyond the pre-approved %s", field->name,
		    field_preapproved_text(field, a->pool));
	if (condition->beyond)
		return pool_format(a->pool, "%s %s is beyond the pre-approved "
		    "%s", field->name, after,
		    field_preapproved_text(field, a->pool));
	if (condition->values.count)
		return pool_format(a->pool, "%s %s %s", field->name,
		    a->version == VERSION_OLD ? "was" : "is",
		    a->version == VERSION_OLD ? before : after);
	return pool_format(a->pool, "%s changes from %s to %s", field->name,
	    before, after);
}

static const char *
say_facet(const struct condition *condition, const struct asking *a)
{
	const struct field *field = template_field(a->c->proposal.t,
	    condition->name);

	if (field && !field->at_use)
		return say_field(condition, a);
	return pool_format(a->pool, "it may be for %s %s", condition->name,
	    names_join(&condition->values, " or ", a->pool));
}

/* Those that hold; where the whole does not (below a not), all of them. */
static const char *
say_items(const struct condition *condition, const struct asking *a)
{
	bool all = !condition_ask(condition, a);
	const char *between = condition->kind == CONDITION_ANY && all ?
	    " or " : " and ";
	struct names parts = { 0 };

	for (size_t i = 0; i < condition->count; i++) {
		if (all || condition_ask(&condition->items[i], a))
			names_add(&parts, a->pool,
			    say(&condition->items[i], a));
	}
	return names_join(&parts, between, a->pool);
}

static const char *
say_list(const struct condition *condition, const struct asking *a)
{
	const struct circumstances *c = a->c;
	const char *match, *values = names_join(&condition->values, " or ",
	    a->pool);

	if (condition->kind == CONDITION_KIND)
		return pool_format(a->pool, "its kind is %s",
		    c->kind ? c->kind : values);
	if (condition->kind == CONDITION_PATHS) {
		match = circumstance_path(c, &condition->values);
		return pool_format(a->pool, "%s changes",
		    match ? match : values);
	}
	match = circumstance_role(c, &condition->values);
	return pool_format(a->pool, "an author is %s",
	    match ? match : values);
}

static const char *
say_region(const struct condition *condition, struct pool *pool)
{
	return pool_format(pool, condition->beyond ?
	    "the text of %s is beyond what is pre-approved" :
	    "the text of %s changes", condition->name);
}

static const char *
say_changing(size_t count, const char *noun, struct pool *pool)
{
	return pool_format(pool, count == 1 ? "%s changes" : "%s change",
	    plural(count, noun, pool));
}

static const char *
say(const struct condition *condition, const struct asking *a)
{
	switch (condition->kind) {
	case CONDITION_ALL:
	case CONDITION_ANY:
		return say_items(condition, a);
	case CONDITION_NOT:
		return pool_format(a->pool, "it is not so that %s",
		    say(&condition->items[0], a));
	case CONDITION_FIELD:
		return say_field(condition, a);
	case CONDITION_REGION:
		return say_region(condition, a->pool);
	case CONDITION_ONLY:
		return "only fields change";
	case CONDITION_WITHIN:
		return "all of it is pre-approved";
	case CONDITION_WORDS_CHANGED:
		return say_changing((size_t)circumstance_words_changed(
		    &a->c->proposal), "word", a->pool);
	case CONDITION_FACET:
		return say_facet(condition, a);
	case CONDITION_CLAIMS:
		return "a claim is touched";
	case CONDITION_SIZE:
		return say_changing(a->c->size, "byte", a->pool);
	case CONDITION_KIND:
	case CONDITION_PATHS:
	case CONDITION_AUTHOR_ROLE:
		break;
	}
	return say_list(condition, a);
}

const char *
condition_reason(const struct condition *condition,
    const struct circumstances *circumstances, struct pool *pool)
{
	bool new = condition_holds(condition, circumstances, VERSION_NEW);
	struct asking asking = { circumstances,
		new ? VERSION_NEW : VERSION_OLD, pool };

	return say(condition, &asking);
}
