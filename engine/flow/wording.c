/* SPDX-License-Identifier: Apache-2.0 */
#include "wording.h"

#include <string.h>

#include "model/issue.h"

static enum error_code
fail_unknown(const struct wording_place *p, const char *what,
    const char *name, const struct names *known, struct error *err)
{
	const char *near = names_nearest(known, name);

	return error_set(err, ERR_REFUSED, "unknown-%s: %s has no %s called "
	    "%s%s%s%s (galley show %s lists them)", what, p->t->id, what,
	    name, near ? "; did you mean " : "", near ? near : "",
	    near ? "?" : "", p->t->id);
}

static enum error_code
set_field(const struct wording_place *p, const struct galley_pair *pair,
    struct error *err)
{
	const struct field *field = template_field(p->t, pair->name);
	struct names known = { 0 };
	const char *why;

	if (!field) {
		for (size_t i = 0; i < p->t->field_count; i++)
			names_add(&known, p->pool, p->t->fields[i].name);
		return fail_unknown(p, "field", pair->name, &known, err);
	}
	if (pair->value && !field_admits(field, pair->value, &why, p->pool))
		return error_set(err, ERR_REFUSED, "field-value: %s=%s: it has "
		    "to be %s", pair->name, pair->value, why);
	customization_set(p->c, field->name, pair->value, p->pool);
	return ERR_NONE;
}

/* An option's text where its id was given, else what was typed. */
static enum error_code
region_text(const struct wording_place *p, const struct region *region,
    const char *typed, struct slice *out, struct error *err)
{
	struct template block;
	enum error_code code;

	if (names_has(&region->options, typed)) {
		code = library_block(p->library, typed, &block, p->pool, err);
		if (!code)
			*out = slice_of(pool_format(p->pool, "%s\n", pool_copy(
			    p->pool, slice_trim(block.outline.content))));
		return code;
	}
	*out = slice_of(pool_format(p->pool, "%s\n", pool_copy(p->pool,
	    slice_trim(slice_of(typed)))));
	return ERR_NONE;
}

static enum error_code
set_region(const struct wording_place *p, const struct galley_pair *pair,
    struct error *err)
{
	const struct region *region = template_region(p->t, pair->name);
	struct names known = { 0 };
	struct slice text;
	enum error_code code;

	if (!region) {
		for (size_t i = 0; i < p->t->region_count; i++)
			names_add(&known, p->pool, p->t->regions[i].name);
		return fail_unknown(p, "region", pair->name, &known, err);
	}
	code = region_text(p, region, pair->value, &text, err);
	if (!code)
		customization_set_region(p->c, region->name, text, p->pool);
	return code;
}

/* Nobody's approval lets a text go to whom it is not made for. */
static enum error_code
judge_facet(const struct wording_place *p, const struct galley_pair *pair,
    struct error *err)
{
	struct setting given = { .name = pair->name, .value = pair->value };
	const char *why = issue_facet_objection(p->t, p->c, &given, p->pool);

	return why ? error_set(err, ERR_REFUSED, "facet: %s (galley show %s "
	    "lists what it needs)", why, p->t->id) : ERR_NONE;
}

enum error_code
wording_apply(const struct wording *words, const struct wording_place *p,
    struct error *err)
{
	enum error_code code = ERR_NONE;

	if (words->account)
		customization_set_for(p->c, "account", words->account,
		    p->pool);
	for (size_t i = 0; i < words->facets->count; i++)
		customization_set_for(p->c, words->facets->items[i].name,
		    words->facets->items[i].value, p->pool);
	for (size_t i = 0; !code && i < words->fields->count; i++)
		code = set_field(p, &words->fields->items[i], err);
	for (size_t i = 0; !code && i < words->regions->count; i++)
		code = set_region(p, &words->regions->items[i], err);
	for (size_t i = 0; !code && i < words->facets->count; i++)
		code = judge_facet(p, &words->facets->items[i], err);
	return code;
}
