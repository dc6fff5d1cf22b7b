/* SPDX-License-Identifier: Apache-2.0 */
/* regulated-term: words that law minds, outside of where they are allowed. */
#include <string.h>

#include "kind.h"

static const char *const keys[] = { "negation-window", NULL };

struct regulated {
	const struct registry *registry;
	uint32_t allowed;	/* group of approved phrases */
	int64_t window;		/* words before it in which "no" stands */
};

static enum error_code
read(struct rule_reading *r)
{
	struct regulated *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->allowed = expressions_group(r->expressions);
	kind_group(r);
	if ((code = rule_get_number(r, "negation-window", &own->window)) ||
	    (code = kind_registry(r, "regulated", &own->registry)))
		return code;
	for (uint32_t i = 0; !code && i < own->registry->count; i++) {
		const struct node *entry = own->registry->entries[i];
		struct names allowed = registry_list(entry, "allowed",
		    r->pool);

		code = kind_add_phrase(r, r->rule->group,
		    registry_name(entry), i);
		for (size_t a = 0; !code && a < allowed.count; a++)
			code = kind_add_phrase(r, own->allowed,
			    allowed.items[a], i);
	}
	return code;
}

struct phrases {
	struct expression_match *items;
	size_t count;
};

static bool
is_in_phrase(const struct phrases *all, const struct expression_match *m)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct expression_match *p = &all->items[i];

		if (p->tag == m->tag && p->start <= m->start &&
		    p->end >= m->end)
			return true;
	}
	return false;
}

static bool
is_negation(struct slice word)
{
	return slice_is(word, "no") || slice_is(word, "not") ||
	    slice_is(word, "never") || slice_is(word, "without") ||
	    slice_is(word, "No") || slice_is(word, "Not") ||
	    slice_is(word, "Never") || slice_is(word, "Without") ||
	    slice_ends(word, "n't");
}

/* Whether one of so many words before at says no. */
static bool
is_negated(struct slice text, size_t at, int64_t window)
{
	for (; window > 0; window--) {
		size_t end, start;

		while (at && strchr(" \n\t", text.at[at - 1]))
			at--;
		end = at;
		while (at && !strchr(" \n\t.!?", text.at[at - 1]))
			at--;
		start = at;
		if (start == end)
			return false;
		if (is_negation((struct slice){ text.at + start, end -
		    start }))
			return true;
	}
	return false;
}

static bool
is_meant(struct rule_run *run, const struct node *entry)
{
	struct names segments = facts_values(run->facts, "segment",
	    run->pool);

	return kind_is_market(run, entry) &&
	    registry_admits(entry, "segments", &segments);
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct regulated *own = rule->own;
	struct phrases allowed = { 0 };
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->allowed, from, &m);
	    from = expression_after(&m, block->text)) {
		allowed.items = pool_grow(run->pool, allowed.items,
		    allowed.count, sizeof m);
		allowed.items[allowed.count++] = m;
	}
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const struct node *entry = own->registry->entries[m.tag];
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { registry_name(entry), node_get_text(
			entry, "role", "") }, .count = 2,
			.says = "\"%s\" is a regulated term (%s decides)" };

		if (!is_meant(run, entry) || is_in_phrase(&allowed, &m) ||
		    is_negated(block->text, m.start, own->window))
			continue;
		hit.remedy = pool_format(run->pool, "say it otherwise, or ask "
		    "%s for an exception", hit.arguments[1]);
		kind_cite(run, &hit, own->registry, entry);
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_regulated_term = {
	.name = "regulated-term",
	.keys = keys,
	.by_matches = true,
	.read = read,
	.judge = judge,
};
