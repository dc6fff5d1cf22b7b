/* SPDX-License-Identifier: Apache-2.0 */
#include "disclaimers.h"

static enum error_code
add_triggers(struct rule_reading *r, struct disclaimers *own, uint32_t i)
{
	const struct node *list = node_get(own->registry->entries[i],
	    "triggers");
	enum error_code code = ERR_NONE;
	struct error err;

	for (size_t t = 0; !code && list && t < list->count; t++) {
		const struct node *at = list->items[t];

		code = expressions_add(r->expressions, &(struct expression){
		    .group = own->triggers, .text = { slice_of(at->text), true,
		    true }, .tag = i }, &err);
		if (code)
			return error_at(r->err, (struct place){
			    own->registry->path, at->line, at->column },
			    "registry", "%s", err.text);
	}
	return code;
}

static enum error_code
add_texts(struct rule_reading *r, struct disclaimers *own, uint32_t i)
{
	const struct node *entry = own->registry->entries[i];
	struct names former = registry_list(entry, "former", r->pool);
	const struct node *others = node_get(entry, "translations");
	enum error_code code = kind_add_phrase(r, own->texts,
	    node_get_text(entry, "text", ""), 2 * i);

	for (size_t t = 0; !code && others && t < others->count; t++)
		code = kind_add_phrase(r, own->texts, others->items[t]->text,
		    2 * i);
	for (size_t f = 0; !code && f < former.count; f++)
		code = kind_add_phrase(r, own->texts, former.items[f],
		    2 * i + 1);
	return code;
}

enum error_code
disclaimers_read(struct rule_reading *r)
{
	struct disclaimers *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->triggers = expressions_group(r->expressions);
	own->texts = expressions_group(r->expressions);
	if ((code = kind_registry(r, "disclaimers", &own->registry)) ||
	    (code = claim_words_read(&own->claims, r)))
		return code;
	for (uint32_t i = 0; !code && i < own->registry->count; i++) {
		code = add_triggers(r, own, i);
		if (!code)
			code = add_texts(r, own, i);
	}
	return code;
}

static void
note_trigger(struct disclaimer_seen *seen, const struct block *block,
    size_t start, size_t end)
{
	struct disclaimer_place place = { block, start, end };

	if (!seen->trigger.block)
		seen->trigger = place;
	seen->last_trigger = place;
}

/* A claim can call for a disclaimer, too. */
static void
note_claims(struct rule_run *run, const struct disclaimers *own,
    struct disclaimer_seen *seen)
{
	struct claim_mentions all = claim_words_all(run, &own->claims);

	for (size_t c = 0; c < all.count; c++) {
		const struct claim_mention *m = &all.items[c];

		for (size_t i = 0; i < own->registry->count; i++) {
			struct names ids = registry_list(
			    own->registry->entries[i], "claims", run->pool);

			if (names_has(&ids, m->claim->claim.id))
				note_trigger(&seen[i], run->block, m->start,
				    m->end);
		}
	}
}

void
disclaimers_judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct disclaimers *own = rule->own;
	struct disclaimers_state *state = rule_state(run, rule);
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	if (!state->items)
		state->items = pool_alloc(run->pool, (own->registry->count +
		    1) * sizeof *state->items);
	for (size_t from = 0; kind_next(run, own->triggers, from, &m);
	    from = expression_after(&m, block->text))
		note_trigger(&state->items[m.tag], block, m.start, m.end);
	for (size_t from = 0; kind_next(run, own->texts, from, &m);
	    from = m.end) {
		struct disclaimer_seen *seen = &state->items[m.tag / 2];
		struct disclaimer_place place = { block, m.start, m.end };

		if (m.tag % 2)
			seen->former = place;
		else
			seen->text = place;
	}
	note_claims(run, own, state->items);
}

const struct disclaimer_seen *
disclaimers_seen(struct rule_run *run, const struct rule *rule)
{
	struct disclaimers_state *state = rule_state(run, rule);

	return state->items;
}

void
disclaimers_report(struct rule_run *run, const struct rule *rule,
    struct disclaimer_place place, struct rule_hit *hit)
{
	run->block = place.block;
	hit->start = place.start;
	hit->end = place.end;
	rule_report(run, rule, hit);
}
