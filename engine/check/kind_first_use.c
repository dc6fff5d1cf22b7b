/* SPDX-License-Identifier: Apache-2.0 */
/* first-use: an acronym is explained where it stands first. */
#include <string.h>

#include "kind.h"

static const char *const keys[] = { "tokens", "exceptions", "vocab", NULL };

static const char ACRONYM[] = "\\b[A-Z]{2,6}\\b";

struct known {
	struct names seen;
};

static enum error_code
read(struct rule_reading *r)
{
	const struct node *list = NULL;
	enum error_code code;

	kind_group(r);
	if ((code = rule_read_exceptions(r)) ||
	    (code = rule_get_list(r, "tokens", &list)))
		return code;
	if (!list)
		return rule_add(r, &(struct expression){
		    .group = r->rule->group, .text = { slice_of(ACRONYM),
		    false, true } }, NULL);
	for (size_t i = 0; !code && i < list->count; i++)
		code = kind_add_exact(r, r->rule->group,
		    list->items[i]->text, 0);
	return code;
}

/* "service level agreement (SLA)", or "SLA (service level agreement)". */
static bool
is_explained(struct slice text, const struct expression_match *m)
{
	struct slice rest = slice_skip(text, m->end);

	if (slice_starts(rest, " ("))
		return true;
	return m->start > 1 && text.at[m->start - 1] == '(' &&
	    slice_starts(rest, ")");
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct known *known = rule_state(run, rule);
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const char *word = pool_copy(run->pool, rule_text(run,
		    m.start, m.end));
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { word }, .count = 1, .says = "\"%s\" is "
			"not explained where it stands first", .remedy =
			"write the words, and it behind them in parentheses" };

		if (names_has(&known->seen, word) ||
		    rule_excepts(run, rule, m.start, m.end))
			continue;
		names_add(&known->seen, run->pool, word);
		if (!is_explained(block->text, &m))
			rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_first_use = {
	.name = "first-use",
	.keys = keys,
	.of_whole = true,
	.by_matches = true,
	.state = sizeof(struct known),
	.read = read,
	.judge = judge,
};
