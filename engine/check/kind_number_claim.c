/* SPDX-License-Identifier: Apache-2.0 */
/* number-claim: prices, dates and counts are those of the registry. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "kind.h"

static const char *const keys[] = { "decimal", "dates", "stale-years", NULL };

struct numbers {
	const struct registry *registry;
	uint32_t years;		/* group; made where years can be stale */
	uint32_t forms;		/* group of numbers in a wrong form */
	const char *decimal;	/* "point", "comma", or NULL */
	const char *dates;	/* "day-first", "month-first", or NULL */
	int64_t stale;
};

static const char YEAR[] = "\\b((?:19|20)\\d\\d)\\b";
static const char OF_COMMA[] = "\\b\\d{1,3}(?:\\.\\d{3})+,\\d+|\\b\\d+,"
    "\\d{1,2}\\b(?![,.]?\\d)";
static const char OF_POINT[] = "\\b\\d{1,3}(?:,\\d{3})+\\.\\d+|\\b\\d+\\."
    "\\d{1,2}\\b(?![,.]?\\d)";

/* Only what is no date in the other order is sure to be wrong. */
static const char OF_MONTH[] = "\\b(?:0?[1-9]|1[0-2])([/.-])(?:1[3-9]|2\\d|"
    "3[01])\\1(?:19|20)?\\d\\d\\b";
static const char OF_DAY[] = "\\b(?:1[3-9]|2\\d|3[01])([/.-])(?:0?[1-9]|"
    "1[0-2])\\1(?:19|20)?\\d\\d\\b";

enum { WRONG_NUMBER, WRONG_DATE };

static enum error_code
read_dates(struct rule_reading *r, struct numbers *own)
{
	bool by_day;
	enum error_code code = rule_get_text(r, "dates", &own->dates);

	if (code || !own->dates)
		return code;
	by_day = strcmp(own->dates, "day-first") == 0;
	if (!by_day && strcmp(own->dates, "month-first") != 0)
		return rule_fail(r, node_get(r->map, "dates"), "\"dates\" must "
		    "be day-first or month-first");
	return kind_add_pattern(r, own->forms, by_day ? OF_MONTH : OF_DAY,
	    WRONG_DATE, NULL);
}

static enum error_code
read_forms(struct rule_reading *r, struct numbers *own)
{
	if (!own->decimal)
		return ERR_NONE;
	if (strcmp(own->decimal, "point") != 0 &&
	    strcmp(own->decimal, "comma") != 0)
		return rule_fail(r, node_get(r->map, "decimal"), "\"decimal\" "
		    "must be point or comma");
	return kind_add_pattern(r, own->forms, own->decimal[0] == 'p' ?
	    OF_COMMA : OF_POINT, WRONG_NUMBER, NULL);
}

static enum error_code
read(struct rule_reading *r)
{
	struct numbers *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->years = expressions_group(r->expressions);
	own->forms = expressions_group(r->expressions);
	kind_group(r);
	if ((code = rule_get_number(r, "stale-years", &own->stale)) ||
	    (code = rule_get_text(r, "decimal", &own->decimal)) ||
	    (code = kind_registry(r, "numbers", &own->registry)) ||
	    (code = read_forms(r, own)) || (code = read_dates(r, own)))
		return code;
	if (own->stale)
		code = kind_add_pattern(r, own->years, YEAR, KIND_NO_ENTRY,
		    NULL);
	for (uint32_t i = 0; !code && i < own->registry->count; i++) {
		const struct node *entry = own->registry->entries[i];

		if (expressions_add(r->expressions, &(struct expression){
		    .group = r->rule->group, .captures = true, .tag = i,
		    .text = { slice_of(node_get_text(entry, "pattern", "")),
		    true, true } }, r->err))
			return error_at(r->err, (struct place){
			    own->registry->path, entry->line, entry->column },
			    "registry", "the pattern of \"%s\" is not valid",
			    registry_name(entry));
	}
	return code;
}

static void
judge_values(struct rule_run *run, const struct rule *rule)
{
	const struct numbers *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, run->block->text)) {
		const struct node *entry = own->registry->entries[m.tag];
		struct pattern_span at = pattern_value(&m.captured);
		struct slice found = rule_text(run, at.start, at.end);
		struct rule_hit hit = { .start = at.start, .end = at.end,
			.arguments = { registry_name(entry), node_get_text(
			entry, "value", "") }, .count = 3, .says = "the value "
			"of %s is \"%s\", not \"%s\"" };

		if (slice_is(found, hit.arguments[1]) ||
		    !kind_is_market(run, entry))
			continue;
		hit.arguments[2] = pool_copy(run->pool, found);
		kind_cite(run, &hit, own->registry, entry);
		kind_offer(run, &hit, hit.arguments[1]);
		rule_report(run, rule, &hit);
	}
}

static void
judge_forms(struct rule_run *run, const struct rule *rule)
{
	const struct numbers *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->forms, from, &m);
	    from = expression_after(&m, run->block->text)) {
		bool date = m.tag == WRONG_DATE;
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { NULL, date ? own->dates : own->decimal },
			.count = 2, .says = date ?
			"\"%s\" is not written %s" :
			"\"%s\" is not written with a decimal %s",
			.remedy = "write it as its readers do" };

		hit.arguments[0] = rule_text_copy(run, m.start, m.end);
		rule_report(run, rule, &hit);
	}
}

static void
judge_years(struct rule_run *run, const struct rule *rule)
{
	const struct numbers *own = rule->own;
	int64_t present = strtol(date_day(run->now).at, NULL, 10);
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->years, from, &m);
	    from = expression_after(&m, run->block->text)) {
		const char *year = rule_text_copy(run, m.start, m.end);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { year }, .count = 1, .says = "%s is long "
			"ago", .remedy = "say what is so today" };

		if (strtol(year, NULL, 10) + own->stale < present)
			rule_report(run, rule, &hit);
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	if (!kind_is_body(block))
		return;
	judge_values(run, rule);
	judge_forms(run, rule);
	judge_years(run, rule);
}

const struct rule_kind kind_number_claim = {
	.name = "number-claim",
	.keys = keys,
	.many = true,
	.read = read,
	.judge = judge,
};
