/* SPDX-License-Identifier: Apache-2.0 */
/* trademark-mark: a mark's first mention carries its sign. */
#include <string.h>

#include "kind.h"

static const char *const keys[] = { "every", NULL };

struct trademark {
	const struct registry *terms;
	bool every;		/* not only the first mention */
};

struct seen {
	bool *marked;		/* by the entry; NULL: none yet */
};

/* What may stand behind a term: signs, as they are typed, too. */
static const char *const signs[] = { "\302\256", "\342\204\242",
	"\342\204\240", "(R)", "(TM)", "(SM)", "(r)", "(tm)", "(sm)" };

static enum error_code
read(struct rule_reading *r)
{
	struct trademark *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	if ((code = rule_get_bool(r, "every", &own->every)) ||
	    (code = kind_registry(r, "terms", &own->terms)))
		return code;
	for (uint32_t i = 0; !code && i < own->terms->count; i++) {
		const struct node *entry = own->terms->entries[i];

		if (node_get(entry, "mark") || node_get(entry, "marks"))
			code = kind_add_phrase(r, r->rule->group,
			    registry_name(entry), i);
	}
	return code;
}

/* The sign that this document's market wants. */
static const char *
wanted(struct rule_run *run, const struct node *entry)
{
	const struct node *marks = node_get(entry, "marks");
	struct names markets = facts_values(run->facts, "market", run->pool);
	const char *mark = node_get_text(entry, "mark", "");

	for (size_t i = 0; marks && i < markets.count; i++)
		mark = node_get_text(marks, markets.items[i], mark);
	return mark;
}

static size_t
sign_len(struct slice rest)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (slice_starts(rest, signs[i]))
			return strlen(signs[i]);
	}
	return 0;
}

static void
judge_mention(struct rule_run *run, const struct rule *rule,
    const struct expression_match *m)
{
	const struct trademark *own = rule->own;
	const struct node *entry = own->terms->entries[m->tag];
	const char *mark = wanted(run, entry);
	struct slice rest = slice_skip(run->block->text, m->end);
	size_t len = sign_len(rest);
	struct rule_hit hit = { .start = m->start, .end = m->end + len,
		.count = 2, .says = len ?
		"\"%s\" carries another sign here: \"%s\"" :
		"\"%s\" lacks its sign \"%s\"" };

	if (!mark[0] || slice_starts(rest, mark))
		return;
	hit.arguments[0] = registry_name(entry);
	hit.arguments[1] = mark;
	kind_cite(run, &hit, own->terms, entry);
	kind_offer(run, &hit, pool_format(run->pool, "%.*s%s", (int)(m->end -
	    m->start), run->block->text.at + m->start, mark));
	rule_report(run, rule, &hit);
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct trademark *own = rule->own;
	struct seen *seen = rule_state(run, rule);
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	if (!seen->marked)
		seen->marked = pool_alloc(run->pool, own->terms->count + 1);
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		if (own->every || !seen->marked[m.tag])
			judge_mention(run, rule, &m);
		seen->marked[m.tag] = true;
	}
}

const struct rule_kind kind_trademark_mark = {
	.name = "trademark-mark",
	.keys = keys,
	.of_whole = true,
	.by_matches = true,
	.state = sizeof(struct seen),
	.read = read,
	.judge = judge,
};
