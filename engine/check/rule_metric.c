/* SPDX-License-Identifier: Apache-2.0 */
/* metric: a formula over what a file counts. */
#include <string.h>

#include "formula.h"
#include "rule_run.h"

static const char *const keys[] = { "formula", "condition", NULL };

struct metric {
	const char *formula;
	const char *condition;
};

static const struct {
	const char *name;
	size_t offset;
} variables[] = {
#define COUNTED(field) { #field, offsetof(struct block_counts, field) }
	COUNTED(words), COUNTED(sentences), COUNTED(characters),
	COUNTED(syllables), COUNTED(paragraphs), COUNTED(complex_words),
	COUNTED(long_words), COUNTED(polysyllabic_words), COUNTED(pre),
	COUNTED(list), COUNTED(blockquote),
#undef COUNTED
	{ "heading.h1", offsetof(struct block_counts, heading[0]) },
	{ "heading.h2", offsetof(struct block_counts, heading[1]) },
	{ "heading.h3", offsetof(struct block_counts, heading[2]) },
	{ "heading.h4", offsetof(struct block_counts, heading[3]) },
	{ "heading.h5", offsetof(struct block_counts, heading[4]) },
	{ "heading.h6", offsetof(struct block_counts, heading[5]) },
};

static bool
is_name(struct slice name, const char *wanted)
{
	if (name.len != strlen(wanted))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (name.at[i] != wanted[i] &&
		    !(name.at[i] == '_' && wanted[i] == '.'))
			return false;
	}
	return true;
}

static double
value_of(void *of, struct slice name)
{
	for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
		size_t count;

		if (!is_name(name, variables[i].name))
			continue;
		memcpy(&count, (const char *)of + variables[i].offset,
		    sizeof count);
		return (double)count;
	}
	return 0;
}

static enum error_code
read(struct rule_reading *r)
{
	struct block_counts none = { 0 };
	struct formula_names names = { &none, value_of };
	struct metric *own = pool_alloc(r->pool, sizeof *own);
	struct error err;
	double value;
	bool holds;
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_text(r, "formula", &own->formula)) ||
	    (code = rule_get_text(r, "condition", &own->condition)))
		return code;
	if (!own->formula || !own->condition)
		return rule_fail(r, NULL, "\"%s\" is missing",
		    own->formula ? "condition" : "formula");
	if (formula_value(&value, slice_of(own->formula), &names, &err))
		return rule_fail(r, node_get(r->map, "formula"), "%s",
		    err.text);
	if (formula_compare(&holds, value, slice_of(own->condition), &names,
	    &err))
		return rule_fail(r, node_get(r->map, "condition"), "%s",
		    err.text);
	r->rule->scope = (struct selector){ 0 };
	return ERR_NONE;
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct metric *own = rule->own;
	struct block_counts counts = run->blocks->counts;
	struct formula_names names = { &counts, value_of };
	struct rule_hit hit = { .count = 1 };
	double value = 0;
	bool holds = false;
	struct error err;

	if (counts.words == 0 || formula_value(&value,
	    slice_of(own->formula), &names, &err) ||
	    formula_compare(&holds, value, slice_of(own->condition), &names,
	    &err) || !holds)
		return;
	hit.arguments[0] = pool_format(run->pool, "%.2f", value);
	rule_report_file(run, rule, &hit);
}

const struct rule_kind rule_metric = {
	.name = "metric",
	.keys = keys,
	.read = read,
	.finish = finish,
};
