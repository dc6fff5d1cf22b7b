/* SPDX-License-Identifier: Apache-2.0 */
#include "preapproval.h"

#include <string.h>

#include "text/words.h"

const struct customization *
proposal_before(const struct proposal *p)
{
	return p->old_ended && p->new ? NULL : p->old;
}

const char *
proposal_value(const struct template *t, const struct customization *c,
    const char *name)
{
	const char *value = c ? customization_value(c, name) : NULL;
	const struct field *field = template_field(t, name);

	return value ? value : field ? field_fallback(field) : NULL;
}

struct slice
proposal_region(const struct template *t, const struct customization *c,
    const char *name)
{
	const struct written_region *written = c ?
	    customization_region(c, name) : NULL;
	const struct region *region = template_region(t, name);

	if (written)
		return written->text;
	return region ? region->text : slice_of("");
}

static bool
is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
is_same_text(struct slice a, struct slice b)
{
	return slice_equal(template_trim(a), template_trim(b));
}

/* Whether today's template lets anybody say this. */
static bool
is_free(const struct field *field, const char *value)
{
	struct pool pool = { 0 };
	const char *why;
	bool free = value && field_admits(field, value, &why, &pool) &&
	    field_is_preapproved(field, value);

	pool_release(&pool);
	return free;
}

bool
preapproved_field(const struct proposal *p, const struct field *field)
{
	const char *value = proposal_value(p->t, p->new, field->name);

	return is_same(value, proposal_value(p->t, p->approved,
	    field->name)) || is_free(field, value);
}

static bool
is_option(const struct library *library, const struct region *region,
    struct slice text)
{
	struct pool pool = { 0 };
	bool found = false;

	for (size_t i = 0; !found && i < region->options.count; i++) {
		struct template block = { 0 };
		struct error err;

		found = !library_block(library, region->options.items[i],
		    &block, &pool, &err) &&
		    is_same_text(block.outline.body, text);
	}
	pool_release(&pool);
	return found;
}

static bool
is_small_edit(const struct library *library, const struct region *region,
    struct slice old_text, struct slice new_text)
{
	struct pool pool = { 0 };
	struct names wordings = { 0 };
	bool small;

	if (!region->preapproved_edits ||
	    words_changed(old_text, new_text) > region->preapproved_words)
		return false;
	library_wordings(library, &wordings, &pool);
	small = !claims_touched(&wordings, old_text, new_text);
	pool_release(&pool);
	return small;
}

/* Whether today's template lets anybody turn old_text into new_text. */
static bool
is_free_text(const struct library *library, const struct region *region,
    struct slice old_text, struct slice new_text)
{
	return is_same_text(old_text, new_text) ||
	    is_option(library, region, new_text) ||
	    is_small_edit(library, region, old_text, new_text);
}

bool
preapproved_region(const struct proposal *p, const struct region *region)
{
	return is_free_text(p->library, region,
	    proposal_region(p->t, p->approved, region->name),
	    proposal_region(p->t, p->new, region->name));
}

/* The approved version's own field or region that today's range leaves out. */
static const char *
find_beyond(const struct proposal *p)
{
	const struct customization *approved = p->approved;

	if (!approved)
		return NULL;
	for (size_t i = 0; i < p->t->field_count; i++) {
		const struct field *field = &p->t->fields[i];
		const char *value = customization_value(approved,
		    field->name);

		if (value && !is_free(field, value))
			return field->name;
	}
	for (size_t i = 0; i < p->t->region_count; i++) {
		const struct region *region = &p->t->regions[i];

		if (!is_free_text(p->library, region, region->text,
		    proposal_region(p->t, approved, region->name)))
			return region->name;
	}
	return NULL;
}

static bool
field_may_be(const struct proposal *p, const struct field *field, bool beyond)
{
	if (beyond && !field->at_use &&
	    customization_value(p->approved, field->name))
		return is_same(proposal_value(p->t, p->new, field->name),
		    proposal_value(p->t, p->approved, field->name));
	return preapproved_field(p, field);
}

static bool
region_may_be(const struct proposal *p, const struct region *region,
    bool beyond)
{
	if (beyond)
		return is_same_text(
		    proposal_region(p->t, p->approved, region->name),
		    proposal_region(p->t, p->new, region->name));
	return preapproved_region(p, region);
}

static const char *
field_reason(const struct proposal *p, const struct field *field,
    struct pool *pool)
{
	const char *value = proposal_value(p->t, p->new, field->name);

	if (!value)
		return pool_format(pool, "%s has no value any more",
		    field->name);
	return pool_format(pool, "%s %s is beyond the pre-approved %s",
	    field->name, value, field_preapproved_text(field, pool));
}

static const char *
judge_fields(const struct proposal *p, const char *beyond, struct pool *pool)
{
	for (size_t i = 0; i < p->t->field_count; i++) {
		const struct field *field = &p->t->fields[i];

		if (field_may_be(p, field, beyond != NULL))
			continue;
		/* It was only held against what lies beyond. */
		if (preapproved_field(p, field))
			return pool_format(pool, "%s differs, and %s was "
			    "approved beyond today's pre-approved range",
			    field->name, beyond);
		return field_reason(p, field, pool);
	}
	return NULL;
}

static const char *
judge_regions(const struct proposal *p, const char *beyond,
    struct pool *pool)
{
	for (size_t i = 0; i < p->t->region_count; i++) {
		const struct region *region = &p->t->regions[i];

		if (!region_may_be(p, region, beyond != NULL))
			return pool_format(pool, "the text of %s is not "
			    "pre-approved", region->name);
	}
	return NULL;
}

/* What the template does not know, it cannot have pre-approved. */
static const char *
judge_names(const struct proposal *p, struct pool *pool)
{
	for (size_t i = 0; i < p->new->field_count; i++) {
		const char *name = p->new->fields[i].name;

		if (!template_field(p->t, name))
			return pool_format(pool, "the template has no field "
			    "%s", name);
	}
	for (size_t i = 0; i < p->new->region_count; i++) {
		const char *name = p->new->regions[i].name;

		if (!template_region(p->t, name))
			return pool_format(pool, "the template has no region "
			    "%s", name);
	}
	return NULL;
}

static bool
is_same_frame(struct slice old_text, struct slice new_text)
{
	struct buf old_frame = { 0 }, new_frame = { 0 };
	bool same = customization_frame(old_text, &old_frame) &&
	    customization_frame(new_text, &new_frame) &&
	    slice_equal(buf_slice(&old_frame), buf_slice(&new_frame));

	buf_release(&old_frame);
	buf_release(&new_frame);
	return same;
}

/* For a use nothing is stored, so there are only values to compare. */
static bool
is_same_head(const struct customization *a, const struct customization *b)
{
	if (strcmp(a->template_id, b->template_id) != 0 ||
	    strcmp(a->share, b->share) != 0 ||
	    a->audience_count != b->audience_count)
		return false;
	for (size_t i = 0; i < a->audience_count; i++) {
		if (!is_same(a->audience[i].value,
		    customization_for(b, a->audience[i].name)))
			return false;
	}
	return true;
}

/* The base of before, or today's template, as far as its id was told. */
static bool
is_known_base(const struct proposal *p)
{
	const char *today = library_past(p->library, p->t->path).blob;

	if (is_same(p->new->base, p->approved->base))
		return true;
	return p->new->base[0] && (!today || is_same(p->new->base, today));
}

static const char *
judge_rest(const struct proposal *p)
{
	if (strcmp(p->new->template_id, p->t->id) != 0)
		return "it names another template";
	if (p->new->recalled.set)
		return "it is recalled";
	if (!p->approved)
		return strcmp(p->new->share, "me") == 0 ? NULL :
		    "it is offered to others (a new one says share: me)";
	if (!p->new_text.at)
		return is_same_head(p->approved, p->new) ? NULL :
		    "more than fields and regions differs from what was "
		    "approved";
	if (!is_same_frame(p->approved_text, p->new_text))
		return "more than fields and regions differs from what was "
		    "approved";
	return is_known_base(p) ? NULL : "its base is neither the approved "
	    "one's nor today's template";
}

bool
preapproved_whole(const struct proposal *p, const char **why,
    struct pool *pool)
{
	const char *beyond, *against;

	if (!p->new || !p->t) {
		*why = "it is removed, or its template is gone";
		return false;
	}
	beyond = find_beyond(p);
	against = judge_rest(p);
	if (!against)
		against = judge_names(p, pool);
	if (!against)
		against = judge_fields(p, beyond, pool);
	if (!against)
		against = judge_regions(p, beyond, pool);
	if (against)
		*why = against;
	return !against;
}

bool
proposal_only_fields(const struct proposal *p)
{
	struct buf before = { 0 }, after = { 0 };
	bool same = !p->old_ended &&
	    customization_without_fields(p->old_text, &before) &&
	    customization_without_fields(p->new_text, &after) &&
	    slice_equal(buf_slice(&before), buf_slice(&after));
	buf_release(&before);
	buf_release(&after);
	return same;
}
