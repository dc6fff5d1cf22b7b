/* SPDX-License-Identifier: Apache-2.0 */
/* conditional: what may stand only where something else introduces it. */
#include "rule_run.h"

static const char *const keys[] = { "first", "second", "exceptions", "vocab",
	"ignorecase", NULL };

struct conditional {
	uint32_t second;	/* its group; the rule's is first's */
	bool captures;		/* second says what it introduces */
};

struct introduced {
	struct names words;
};

static enum error_code
add_part(struct rule_reading *r, const char *key, uint32_t group)
{
	struct expression x = { .group = group, .captures = true };
	const char *text = NULL;
	enum error_code code = rule_get_text(r, key, &text);

	if (code)
		return code;
	if (!text)
		return rule_fail(r, NULL, "\"%s\" is missing", key);
	x.text.text = slice_of(text);
	return rule_add(r, &x, node_get(r->map, key));
}

static enum error_code
read(struct rule_reading *r)
{
	struct conditional *own = pool_alloc(r->pool, sizeof *own);
	struct regex_tree tree;
	const char *second = "";
	bool unused = false;
	enum error_code code;

	r->rule->own = own;
	r->rule->group = expressions_group(r->expressions);
	own->second = expressions_group(r->expressions);
	if ((code = rule_get_bool(r, "ignorecase", &unused)) ||
	    (code = rule_read_exceptions(r)) ||
	    (code = add_part(r, "first", r->rule->group)) ||
	    (code = add_part(r, "second", own->second)) ||
	    (code = rule_get_text(r, "second", &second)))
		return code;
	if (!regex_parse(&tree, slice_of(second), false, r->pool, r->err))
		own->captures = tree.captures > 0;
	return ERR_NONE;
}

/* Remembers what second's groups took; says whether second stands here. */
static bool
meet_second(struct rule_run *run, const struct conditional *own,
    struct introduced *known)
{
	struct expression_match match;
	bool any = false;
	size_t from = 0;

	for (; expressions_next(run->search, own->second, from, &match);
	    from = expression_after(&match, run->block->text)) {
		any = true;
		for (size_t g = 1; g < match.captured.count; g++) {
			const struct pattern_span *s =
			    &match.captured.groups[g];

			if (s->start != SIZE_MAX && s->end > s->start)
				names_add(&known->words, run->pool,
				    rule_text_copy(run, s->start, s->end));
		}
	}
	return any;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct conditional *own = rule->own;
	struct introduced *known = rule_state(run, rule);
	struct expression_match match;
	bool there = meet_second(run, own, known);
	size_t from = 0;

	for (; rule_next(run, rule, from, &match);
	    from = expression_after(&match, block->text)) {
		const char *text = rule_text_copy(run, match.start, match.end);
		struct rule_hit hit = { .start = match.start,
			.end = match.end, .arguments = { text }, .count = 1 };

		if (own->captures ? names_has(&known->words, text) : there)
			continue;
		if (match.end > match.start &&
		    !rule_excepts(run, rule, match.start, match.end))
			rule_report(run, rule, &hit);
	}
}

const struct rule_kind rule_conditional = {
	.name = "conditional",
	.keys = keys,
	.state = sizeof(struct introduced),
	.read = read,
	.judge = judge,
};
