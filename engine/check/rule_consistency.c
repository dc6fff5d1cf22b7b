/* SPDX-License-Identifier: Apache-2.0 */
/* consistency: one of two spellings, but not both in a file. */
#include "rule_run.h"

static const char *const keys[] = { "either", "ignorecase", "nonword", NULL };

struct consistency {
	uint32_t *groups;	/* a pair each; its two sides are tags 0 and 1 */
	size_t count;
};

enum { PAIRS = 1000 };

/* Which sides the file has had, two bits a pair. */
struct seen {
	unsigned char sides[PAIRS];
};

static enum error_code
add_pair(struct rule_reading *r, const struct node *value, uint32_t group)
{
	struct expression x = {
		.group = group,
		.text = { .text = slice_of(value->key), .fold = r->rule->fold,
		    .multiline = true },
		.word = !r->rule->nonword,
	};
	enum error_code code = rule_add(r, &x, value);

	x.text.text = slice_of(value->text);
	x.tag = 1;
	return code ? code : rule_add(r, &x, value);
}

static enum error_code
read(struct rule_reading *r)
{
	struct consistency *own = pool_alloc(r->pool, sizeof *own);
	const struct node *map = node_get(r->map, "either");
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_bool(r, "ignorecase", &r->rule->fold)) ||
	    (code = rule_get_bool(r, "nonword", &r->rule->nonword)))
		return code;
	if (!map || map->kind != NODE_MAP || map->count > PAIRS)
		return rule_fail(r, map, "\"either\" must be a map of at most "
		    "%d pairs (one spelling: the other)", PAIRS);
	own->groups = pool_alloc(r->pool, (map->count + 1) *
	    sizeof *own->groups);
	for (size_t i = 0; !code && i < map->count; i++) {
		if (map->items[i]->kind != NODE_TEXT)
			return rule_fail(r, map->items[i], "the other "
			    "spelling must be one text");
		own->groups[own->count] = expressions_group(r->expressions);
		code = add_pair(r, map->items[i], own->groups[own->count++]);
	}
	return code;
}

static void
judge_pair(struct rule_run *run, const struct rule *rule, uint32_t group,
    unsigned char *sides)
{
	struct rule_hit hit = { .count = 1 };
	struct expression_match match;
	size_t from = 0;

	for (; expressions_next(run->search, group, from, &match);
	    from = expression_after(&match, run->block->text)) {
		*sides |= (unsigned char)(1U << match.tag);
		hit.start = match.start;
		hit.end = match.end;
	}
	if (*sides != 3 || hit.end == 0)
		return;
	hit.arguments[0] = rule_text_copy(run, hit.start, hit.end);
	rule_report(run, rule, &hit);
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct consistency *own = rule->own;
	struct seen *seen = rule_state(run, rule);

	(void)block;
	for (size_t i = 0; i < own->count; i++) {
		if (expressions_may_match(run->search, own->groups[i]))
			judge_pair(run, rule, own->groups[i],
			    &seen->sides[i]);
	}
}

const struct rule_kind rule_consistency = {
	.name = "consistency",
	.keys = keys,
	.lenient = true,
	.state = sizeof(struct seen),
	.read = read,
	.judge = judge,
};
