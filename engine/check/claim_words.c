/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_words.h"

#include <stdlib.h>
#include <string.h>

/* A wording and whose it is. */
struct wording {
	const char *text;
	uint32_t claim;
};

/* The longer one goes first: of two at one place it says more. */
static int
by_length(const void *left, const void *right)
{
	const struct wording *a = left, *b = right;
	size_t a_len = strlen(a->text), b_len = strlen(b->text);

	if (a_len != b_len)
		return a_len < b_len ? 1 : -1;
	return (a->claim > b->claim) - (a->claim < b->claim);
}

static enum error_code
add_wordings(struct rule_reading *r, const struct claim_words *words)
{
	struct wording *all = NULL;
	size_t count = 0;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; i < words->registries->claim_count; i++) {
		const struct names *list =
		    &words->registries->claims[i].claim.wordings;

		for (size_t w = 0; w < list->count; w++) {
			all = pool_grow(r->pool, all, count, sizeof *all);
			all[count++] = (struct wording){ list->items[w],
				(uint32_t)i };
		}
	}
	if (count)
		qsort(all, count, sizeof *all, by_length);
	for (size_t i = 0; !code && i < count; i++)
		code = kind_add_phrase(r, words->group, all[i].text,
		    all[i].claim);
	return code;
}

enum error_code
claim_words_read(struct claim_words *out, struct rule_reading *r)
{
	enum error_code code;

	out->group = expressions_group(r->expressions);
	out->registries = r->registries;
	if (!r->registries)
		return ERR_NONE;
	code = registries_claims(r->registries, r->err);
	return code ? code : add_wordings(r, out);
}

enum error_code
claim_words_begin(struct rule_reading *r, claim_words_fails *fails)
{
	struct claim_words *own = pool_alloc(r->pool, sizeof *own);

	r->rule->own = own;
	own->fails = fails;
	return claim_words_read(own, r);
}

const struct known_claim *
claim_words_find(const struct claim_words *words, const char *id)
{
	const struct registries *known = words->registries;

	for (size_t i = 0; known && i < known->claim_count; i++) {
		if (strcmp(known->claims[i].claim.id, id) == 0)
			return &known->claims[i];
	}
	return NULL;
}

struct claim_mentions
claim_words_all(struct rule_run *run, const struct claim_words *words)
{
	struct claim_mentions all = { 0 };
	struct expression_match m;

	for (size_t from = 0; kind_next(run, words->group, from, &m);
	    from = m.end) {
		all.items = pool_grow(run->pool, all.items, all.count,
		    sizeof *all.items);
		all.items[all.count++] = (struct claim_mention){
			&words->registries->claims[m.tag], m.start, m.end };
	}
	return all;
}

bool
claim_words_is_noted(const struct rule_run *run, const struct block *block,
    const struct block_note *note)
{
	struct source_span span = block_source(block, 0, block->text.len);
	size_t from = note->span.from;

	if (from < span.from)
		return false;
	return from <= span.to || !memchr(run->source.at + span.to, '\n',
	    from - span.to);
}

const char *
claim_words_cite(const struct claim *claim, struct pool *pool)
{
	return pool_format(pool, "%s: %s", claim->path, claim->title);
}

/* Whether the kind is against a claim, and why; NULL: it is none of ours. */
static bool
fails(struct rule_run *run, const struct rule *rule,
    const struct known_claim *known, struct rule_hit *hit)
{
	const struct claim_words *words = rule->own;

	if (!known)
		return false;
	hit->arguments[0] = known->claim.id;
	hit->count = 1;
	hit->reason = claim_words_cite(&known->claim, run->pool);
	hit->owner = known->claim.owner;
	return words->fails(run, rule, known, hit);
}

void
claim_words_judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct claim_mentions all = claim_words_all(run, rule->own);

	(void)block;
	for (size_t i = 0; i < all.count; i++) {
		const struct claim_mention *m = &all.items[i];
		struct rule_hit hit = { .start = m->start, .end = m->end };

		if (fails(run, rule, m->claim, &hit))
			rule_report(run, rule, &hit);
	}
}

/* What the text names by a marker. */
static void
ask_notes(struct rule_run *run, const struct rule *rule)
{
	for (size_t i = 0; i < run->blocks->note_count; i++) {
		const struct block_note *note = &run->blocks->notes[i];
		struct rule_hit hit = { 0 };

		if (fails(run, rule, claim_words_find(rule->own, note->claim),
		    &hit))
			rule_report_span(run, rule, &hit, note->span);
	}
}

void
claim_words_finish(struct rule_run *run, const struct rule *rule)
{
	struct names named = facts_values(run->facts, "claims", run->pool);

	for (size_t i = 0; i < named.count; i++) {
		struct rule_hit hit = { 0 };

		if (fails(run, rule, claim_words_find(rule->own,
		    named.items[i]), &hit))
			rule_report_file(run, rule, &hit);
	}
	ask_notes(run, rule);
}
