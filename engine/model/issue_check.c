/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a customization, judged against its template. */
#include "issue.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/plural.h"
#include "preapproval.h"
#include "text/hidden.h"
#include "text/words.h"

struct judging {
	struct findings *out;
	const struct library *library;
	const struct template *t;
	const struct customization *c;
	struct pool *pool;
};

__attribute__((format(printf, 4, 5)))
static void
report(const struct judging *j, struct place place, const char *rule,
    const char *fmt, ...)
{
	struct finding finding = { .rule = rule, .severity = SEVERITY_ERROR,
		.place = place, .match = "", .fix = "" };
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	finding.message = pool_text(j->pool, text);
	findings_add(j->out, j->pool, finding);
}

static struct place
whole_file(const struct judging *j)
{
	return (struct place){ j->c->path, 1, 1 };
}

/* "did you mean": the nearest of the template's fields. */
static const char *
nearest_field(const struct judging *j, const char *name)
{
	struct names names = { 0 };

	for (size_t i = 0; i < j->t->field_count; i++)
		names_add(&names, j->pool, j->t->fields[i].name);
	return names_nearest(&names, name);
}

static void
judge_value(const struct judging *j, const struct setting *given)
{
	const struct field *field = template_field(j->t, given->name);
	const char *nearest, *why;

	if (!field) {
		nearest = nearest_field(j, given->name);
		report(j, given->place, "unknown-field", "%s has no field "
		    "\"%s\" (%s%s)", j->t->id, given->name, nearest ?
		    "did you mean " : "remove it", nearest ? nearest : "");
		return;
	}
	if (field_admits(field, given->value, &why, j->pool))
		return;
	report(j, given->place, field_type_admits(field->type, given->value) &&
	    !field_in_range(field, given->value) ? "field-range" :
	    "field-value", "%s: \"%s\" is not allowed (it should be %s)",
	    field->name, given->value, why);
}

static void
judge_values(const struct judging *j)
{
	for (size_t i = 0; i < j->c->field_count; i++)
		judge_value(j, &j->c->fields[i]);
}

/* Required, or used in the text with nothing to put there. */
static void
judge_missing(const struct judging *j)
{
	struct issue issue = { .library = j->library, .t = j->t, .c = j->c };
	struct names used = { 0 };
	struct error err;

	if (issue_slots(&issue, &used, j->pool, &err))
		used.count = 0;
	for (size_t i = 0; i < j->t->field_count; i++) {
		const struct field *field = &j->t->fields[i];

		if (field->at_use || proposal_value(j->t, j->c, field->name))
			continue;
		if (field_needs_value(field) || names_has(&used, field->name))
			report(j, whole_file(j), "missing-field", "%s has no "
			    "value (add %s: under fields)", field->name,
			    field->name);
	}
}

static struct place
region_place(const struct judging *j, const struct written_region *region)
{
	return (struct place){ j->c->path, region->line > 1 ?
		region->line - 1 : 1, 1 };
}

static void
judge_region(const struct judging *j, const struct written_region *written)
{
	const struct region *region = template_region(j->t, written->name);
	size_t words = words_count(written->text);
	const char *has = plural(words, "word", j->pool);

	if (!region) {
		report(j, region_place(j, written), "unknown-region", "%s has "
		    "no region \"%s\" (remove it)", j->t->id, written->name);
		return;
	}
	if (words < region->least_words)
		report(j, region_place(j, written), "region-words", "%s has "
		    "%s (write at least %zu)", written->name, has,
		    region->least_words);
	if (region->most_words && words > region->most_words)
		report(j, region_place(j, written), "region-words", "%s has "
		    "%s (write at most %zu)", written->name, has,
		    region->most_words);
}

static void
judge_regions(const struct judging *j)
{
	for (size_t i = 0; i < j->c->region_count; i++)
		judge_region(j, &j->c->regions[i]);
}

/* A facet means the field of that name, and stays inside the audience. */
const char *
issue_facet_objection(const struct template *t, const struct customization *c,
    const struct setting *given, struct pool *pool)
{
	const struct field *field = template_field(t, given->name);
	const struct facet *facet = template_facet(t, given->name);
	const char *value = field ? proposal_value(t, c, given->name) : NULL;

	if (strcmp(given->name, "account") == 0)
		return NULL;
	if (!field && !facet)
		return pool_format(pool, "\"%s\" is not a facet of %s (remove "
		    "it)", given->name, t->id);
	if (value && strcmp(value, given->value) != 0)
		return pool_format(pool, "%s: %s contradicts the field, which "
		    "is %s", given->name, given->value, value);
	if (facet && facet->values.count &&
	    !names_has(&facet->values, given->value))
		return pool_format(pool, "%s: %s is not in the audience of %s "
		    "(%s)", given->name, given->value, t->id,
		    names_join(&facet->values, ", ", pool));
	return NULL;
}

static void
judge_audience(const struct judging *j)
{
	for (size_t i = 0; i < j->c->audience_count; i++) {
		const struct setting *given = &j->c->audience[i];
		const char *against = issue_facet_objection(j->t, j->c, given,
		    j->pool);
		uint32_t hidden;

		if (hidden_find(slice_of(given->value), &hidden) <
		    strlen(given->value))
			report(j, given->place, "hidden-character", "the "
			    "hidden character U+%04X (remove it, also where "
			    "it is written as an escape)", (unsigned)hidden);
		if (against)
			report(j, given->place, "facet", "%s", against);
	}
}

static void
judge_document(const struct judging *j)
{
	struct issue issue = { .library = j->library, .t = j->t, .c = j->c,
		.every_part = true };
	struct document *document;
	struct error err;

	if (!issue_has_regions(&issue))
		return;		/* told already */
	if (issue_build(&document, &issue, &err)) {
		issue_add_error(j->out, &issue, &err, j->pool);
		return;
	}
	document_free(document);
	issue_check_channel(j->out, &issue, j->pool);
}

void
issue_check(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool)
{
	struct judging j = { out, library, t, c, pool };

	judge_values(&j);
	judge_missing(&j);
	judge_regions(&j);
	judge_audience(&j);
	judge_document(&j);
}
