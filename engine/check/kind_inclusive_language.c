/* SPDX-License-Identifier: Apache-2.0 */
/* inclusive-language: better words, but for those who use the others. */
#include <string.h>

#include "kind.h"

static const char *const keys[] = { "swap", "except", NULL };

struct swaps {
	const struct node *map;		/* term to "a|b" */
	const struct node *except;	/* segment to terms; or NULL */
};

static enum error_code
judge_map(struct rule_reading *r, const char *key, enum node_kind kind,
    const struct node **out)
{
	const struct node *map = node_get(r->map, key);

	*out = map;
	if (map && map->kind != NODE_MAP)
		return rule_fail(r, map, "\"%s\" must be a map", key);
	for (size_t i = 0; map && i < map->count; i++) {
		if (map->items[i]->kind != kind)
			return rule_fail(r, map->items[i], "\"%s\" must be a "
			    "%s", map->items[i]->key, kind == NODE_TEXT ?
			    "text" : "list");
	}
	return ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct swaps *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	if ((code = judge_map(r, "swap", NODE_TEXT, &own->map)) ||
	    (code = judge_map(r, "except", NODE_LIST, &own->except)))
		return code;
	if (!own->map)
		return rule_fail(r, NULL, "\"swap\" is missing (add words, and "
		    "what is better)");
	for (uint32_t i = 0; !code && i < own->map->count; i++)
		code = kind_add_phrase(r, r->rule->group,
		    own->map->items[i]->key, i);
	return code;
}

/* Whether the readers use the word of themselves. */
static bool
is_theirs(struct rule_run *run, const struct swaps *own, const char *term)
{
	struct names segments = facts_values(run->facts, "segment",
	    run->pool);

	for (size_t i = 0; own->except && i < own->except->count; i++) {
		const struct node *list = own->except->items[i];
		struct names terms = registry_list(own->except, list->key,
		    run->pool);

		if (names_has(&segments, list->key) &&
		    names_has(&terms, term))
			return true;
	}
	return false;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct swaps *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const struct node *item = own->map->items[m.tag];
		struct slice rest = slice_of(item->text), one;
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { item->text, item->key }, .count = 2,
			.says = "say %s instead of \"%s\"" };

		if (is_theirs(run, own, item->key))
			continue;
		while (slice_until(&rest, '|', &one))
			kind_offer(run, &hit, pool_copy(run->pool, one));
		hit.arguments[0] = names_join(&hit.fixes, " or ", run->pool);
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_inclusive_language = {
	.name = "inclusive-language",
	.keys = keys,
	.by_matches = true,
	.read = read,
	.judge = judge,
};
