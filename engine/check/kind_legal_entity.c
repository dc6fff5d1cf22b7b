/* SPDX-License-Identifier: Apache-2.0 */
/* legal-entity: our companies by their right names, and this year's notice. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "kind.h"

static const char *const keys[] = { "required", NULL };

enum { WRONG = 1 };

struct entities {
	const struct registry *registry;
	uint32_t notices;	/* group of copyright notices */
	bool required;		/* the market's entity is named, whole */
};

static const char NOTICE[] = "(?:\302\251|\\(c\\)|\\bcopyright\\b)[^\\n\\d]"
    "{0,40}(?:\\d{4}\\s?[-\342\200\223]\\s?)?(\\d{4})";

static enum error_code
add_entity(struct rule_reading *r, const struct node *entry, uint32_t tag)
{
	struct names wrong = registry_list(entry, "misnomers", r->pool);
	enum error_code code = kind_add_exact(r, r->rule->group,
	    registry_name(entry), 2 * tag);

	for (size_t i = 0; !code && i < wrong.count; i++)
		code = kind_add_exact(r, r->rule->group, wrong.items[i],
		    2 * tag + WRONG);
	return code;
}

static enum error_code
read(struct rule_reading *r)
{
	struct entities *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->notices = expressions_group(r->expressions);
	kind_group(r);
	if ((code = rule_get_bool(r, "required", &own->required)) ||
	    (code = kind_registry(r, "entities", &own->registry)) ||
	    (code = kind_add_pattern(r, own->notices, NOTICE, KIND_NO_ENTRY,
	    NULL)))
		return code;
	for (uint32_t i = 0; !code && i < own->registry->count; i++)
		code = add_entity(r, own->registry->entries[i], i);
	return code;
}

static void
judge_names(struct rule_run *run, const struct rule *rule)
{
	const struct entities *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, run->block->text)) {
		const struct node *entry = own->registry->entries[m.tag / 2];
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { registry_name(entry) }, .count = 1 };

		kind_cite(run, &hit, own->registry, entry);
		if (m.tag % 2 == WRONG) {
			hit.says = "the company is called \"%s\"";
			kind_offer(run, &hit, registry_name(entry));
		} else if (!kind_is_market(run, entry)) {
			hit.says = "\"%s\" is not our company in this market";
			hit.remedy = "name the company of this market";
		} else {
			continue;
		}
		rule_report(run, rule, &hit);
	}
}

static void
judge_notices(struct rule_run *run, const struct rule *rule)
{
	const struct entities *own = rule->own;
	const char *year = pool_format(run->pool, "%.4s",
	    date_day(run->now).at);
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->notices, from, &m);
	    from = expression_after(&m, run->block->text)) {
		struct pattern_span at = m.captured.groups[1];
		struct rule_hit hit = { .start = at.start, .end = at.end,
			.arguments = { year }, .count = 1,
			.says = "the notice is of another year than %s" };

		if (slice_is(rule_text(run, at.start, at.end), year))
			continue;
		kind_offer(run, &hit, year);
		rule_report(run, rule, &hit);
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	if (!kind_is_body(block))
		return;
	judge_names(run, rule);
	judge_notices(run, rule);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	static const char *const wanted[] = { "name", "address",
		"registration" };
	const struct entities *own = rule->own;

	for (size_t i = 0; own->required && i < own->registry->count; i++) {
		const struct node *entry = own->registry->entries[i];

		for (size_t w = 0; w < 3 && kind_is_market(run, entry); w++) {
			const char *text = node_get_text(entry, wanted[w], "");
			struct rule_hit hit = { .arguments = { wanted[w],
				registry_name(entry) }, .count = 2,
				.says = "the %s of \"%s\" is not said" };

			if (!text[0] || kind_says(run, text))
				continue;
			hit.remedy = pool_format(run->pool, "add: %s", text);
			kind_cite(run, &hit, own->registry, entry);
			rule_report_file(run, rule, &hit);
		}
	}
}

const struct rule_kind kind_legal_entity = {
	.name = "legal-entity",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.judge = judge,
	.finish = finish,
};
