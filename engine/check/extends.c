/* SPDX-License-Identifier: Apache-2.0 */
#include "extends.h"

#include <string.h>

enum { PARENTS_MOST = 8 };

static bool
is_subset(const struct names *inner, const struct names *outer)
{
	for (size_t i = 0; i < inner->count; i++) {
		if (!names_has(outer, inner->items[i]))
			return false;
	}
	return true;
}

/* None means any, so the inner has to name some where the outer does. */
static bool
is_narrower_list(const struct names *inner, const struct names *outer)
{
	return !outer->count || (inner->count && is_subset(inner, outer));
}

static bool
is_narrower_preapproval(const struct field *child,
    const struct field *parent)
{
	const struct names *values = &child->preapproved_values;

	if (field_all_preapproved(parent))
		return true;
	if (!child->preapproved_given)
		return !parent->preapproved_given;
	if (child->preapproved_any)
		return parent->preapproved_any;
	if (child->preapproved.set)
		return parent->preapproved.set && range_covers(
		    &parent->preapproved, &child->preapproved);
	for (size_t i = 0; i < values->count; i++) {
		if (!field_is_preapproved(parent, values->items[i]))
			return false;
	}
	return true;
}

static const char *
wider_field(const struct field *child, const struct field *parent)
{
	if (!parent)
		return "is not a field of it";
	if (child->type != parent->type)
		return "has another type";
	if (!range_covers(&parent->allow, &child->allow))
		return "allows more";
	if (!is_narrower_list(&child->of, &parent->of))
		return "offers more";
	if (field_longest(child) > field_longest(parent) && !parent->allow.set)
		return "may be longer";
	if (field_needs_value(parent) && !field_needs_value(child))
		return "is not required";
	if (child->at_use && !parent->at_use)
		return "is asked at use only";
	if (!is_narrower_preapproval(child, parent))
		return "has more pre-approved";
	return NULL;
}

static bool
is_narrower_count(const struct region *child, const struct region *parent)
{
	return child->least_words >= parent->least_words &&
	    (!parent->most_words || (child->most_words &&
	    child->most_words <= parent->most_words));
}

static const char *
wider_region(const struct region *child, const struct region *parent)
{
	if (!parent)
		return "is not a region of it";
	if (!is_narrower_count(child, parent))
		return "allows another number of words";
	if (!is_subset(&child->options, &parent->options))
		return "has more options";
	if (child->preapproved_edits && (!parent->preapproved_edits ||
	    child->preapproved_words > parent->preapproved_words))
		return "has larger edits pre-approved";
	return NULL;
}

static void
judge_fields(const struct judged *j, const struct template *parent)
{
	const struct template *t = j->issue.t;

	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *field = &t->fields[i];
		const char *why = wider_field(field, template_field(parent,
		    field->name));

		if (why)
			judged_error(j, field->place, "extends", "%s %s: "
			    "extending %s may only narrow it", field->name,
			    why, parent->id);
	}
}

static void
judge_regions(const struct judged *j, const struct template *parent)
{
	const struct template *t = j->issue.t;

	for (size_t i = 0; i < t->region_count; i++) {
		const struct region *region = &t->regions[i];
		const char *why = wider_region(region, template_region(parent,
		    region->name));

		if (why)
			judged_error(j, region->place, "extends", "%s %s: "
			    "extending %s may only narrow it", region->name,
			    why, parent->id);
	}
}

static void
judge_audience(const struct judged *j, const struct template *parent)
{
	static const struct names any = { NULL, 0 };

	for (size_t i = 0; i < parent->facet_count; i++) {
		const struct facet *wide = &parent->facets[i];
		const struct facet *narrow = template_facet(j->issue.t,
		    wide->name);

		if (!is_narrower_list(narrow ? &narrow->values : &any,
		    &wide->values))
			judged_error(j, narrow ? narrow->place :
			    judged_file(j), "extends", "the audience's %s is "
			    "wider than that of %s", wide->name, parent->id);
	}
}

static bool
is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void
judge_head(const struct judged *j, const struct template *parent)
{
	const struct template *t = j->issue.t;

	if (strcmp(t->kind, parent->kind) != 0)
		judged_error(j, judged_file(j), "extends", "%s is a %s, and "
		    "this a %s", parent->id, parent->kind, t->kind);
	if (!is_same(t->workflow, parent->workflow))
		judged_error(j, judged_file(j), "extends", "its workflow is "
		    "not that of %s (name the same)", parent->id);
	if (parent->expires && (!t->expires || t->expires > parent->expires))
		judged_error(j, judged_file(j), "extends", "it outlives %s "
		    "(set expires to %s or before)", parent->id,
		    parent->expires_on);
	if (!is_subset(&parent->pillars, &t->pillars))
		judged_error(j, judged_file(j), "extends", "it leaves out a "
		    "pillar of %s (list them all)", parent->id);
	for (size_t i = 0; i < parent->limit_count; i++) {
		const struct limit *wide = &parent->limits[i];
		const struct limit *narrow = template_limit(t, wide->name);

		if (!narrow || narrow->most > wide->most)
			judged_error(j, judged_file(j), "extends", "%s may be "
			    "longer than in %s", wide->name, parent->id);
	}
}

/* Whether the parents end. */
static bool
has_end(const struct judged *j, const struct template *first)
{
	struct template parent = *first;
	struct error err;

	for (size_t i = 0; i < PARENTS_MOST; i++) {
		if (!parent.extends)
			return true;
		if (library_template(j->library, parent.extends, &parent,
		    j->pool, &err))
			return true;	/* told where it is read */
	}
	return false;
}

void
extends_check(const struct judged *j)
{
	const char *id = j->issue.t->extends;
	struct template parent;
	struct error err;

	if (!id)
		return;
	if (library_template(j->library, id, &parent, j->pool, &err)) {
		judged_error(j, judged_file(j), "extends", "%s", err.text);
		return;
	}
	if (!has_end(j, &parent)) {
		judged_error(j, judged_file(j), "extends", "the templates it "
		    "extends never end (at most %d)", PARENTS_MOST);
		return;
	}
	judge_head(j, &parent);
	judge_audience(j, &parent);
	judge_fields(j, &parent);
	judge_regions(j, &parent);
}
