/* SPDX-License-Identifier: Apache-2.0 */
#include "circumstance.h"

#include "text/words.h"
#include "values.h"

const struct customization *
circumstance_version(const struct proposal *p, enum version version)
{
	return version == VERSION_OLD ? p->old : p->new;
}

const char *
circumstance_value(const struct proposal *p, const struct customization *c,
    const struct field *field)
{
	return proposal_value(p->t, c, field->name);
}

static struct slice
text_of(const struct proposal *p, const struct customization *c,
    const struct region *region)
{
	return template_trim(proposal_region(p->t, c, region->name));
}

bool
circumstance_value_changed(const struct proposal *p,
    const struct field *field)
{
	return !values_same_text(circumstance_value(p, proposal_before(p), field),
	    circumstance_value(p, p->new, field));
}

bool
circumstance_region_changed(const struct proposal *p,
    const struct region *region)
{
	return !slice_equal(text_of(p, proposal_before(p), region),
	    text_of(p, p->new, region));
}

static const char *
audience_of(const struct customization *c, const char *facet)
{
	return c ? customization_for(c, facet) : NULL;
}

bool
circumstance_audience_changed(const struct proposal *p, const char *facet)
{
	return !values_same_text(audience_of(proposal_before(p), facet),
	    audience_of(p->new, facet));
}

bool
circumstance_value_is_beyond(const struct asking *a,
    const struct field *field)
{
	const struct proposal *p = &a->c->proposal;
	const char *value, *why;

	if (!p->new)
		return false;
	if (field->at_use)
		return !field_all_preapproved(field);
	value = circumstance_value(p, p->new, field);
	if (values_same_text(value, field_fallback(field)))
		return false;
	return !field_admits(field, value, &why, a->pool) ||
	    !field_is_preapproved(field, value);
}

bool
circumstance_value_is_one_of(const struct asking *a,
    const struct field *field, const struct names *values)
{
	const struct proposal *p = &a->c->proposal;
	const char *value = circumstance_value(p,
	    circumstance_version(p, a->version), field);
	const char *why;

	if (!field->at_use)
		return value && names_has(values, value);
	for (size_t i = 0; i < values->count; i++) {
		if (field_admits(field, values->items[i], &why, a->pool))
			return true;
	}
	return false;
}

int64_t
circumstance_words_changed(const struct proposal *p)
{
	int64_t words = 0;

	for (size_t i = 0; i < p->t->region_count; i++) {
		const struct region *region = &p->t->regions[i];

		words += (int64_t)words_changed(
		    text_of(p, p->approved, region),
		    text_of(p, p->new, region));
	}
	return words;
}

static bool
fields_touch_claims(const struct proposal *p, const struct names *wordings)
{
	for (size_t i = 0; i < p->t->field_count; i++) {
		const struct field *field = &p->t->fields[i];
		const char *before = circumstance_value(p, proposal_before(p),
		    field);
		const char *after = circumstance_value(p, p->new, field);

		if (claims_touched(wordings, slice_of(before ? before : ""),
		    slice_of(after ? after : "")))
			return true;
	}
	return false;
}

bool
circumstance_claims_touched(const struct proposal *p, struct pool *pool)
{
	struct names wordings = { 0 };

	library_wordings(p->library, &wordings, pool);
	for (size_t i = 0; i < p->t->region_count; i++) {
		const struct region *region = &p->t->regions[i];

		if (claims_touched(&wordings,
		    text_of(p, proposal_before(p), region),
		    text_of(p, p->new, region)))
			return true;
	}
	return fields_touch_claims(p, &wordings);
}

const char *
circumstance_path(const struct circumstances *c, const struct names *prefixes)
{
	for (size_t i = 0; i < c->paths.count; i++) {
		struct slice path = slice_of(c->paths.items[i]);

		for (size_t j = 0; j < prefixes->count; j++) {
			if (slice_starts(path, prefixes->items[j]))
				return c->paths.items[i];
		}
	}
	return NULL;
}

const char *
circumstance_role(const struct circumstances *c, const struct names *roles)
{
	for (size_t i = 0; i < c->author_roles.count; i++) {
		if (names_has(roles, c->author_roles.items[i]))
			return c->author_roles.items[i];
	}
	return NULL;
}
