/* SPDX-License-Identifier: Apache-2.0 */
/* claim-evidence: what sounds like a claim is one of claims/. */
#include <string.h>

#include "claim_words.h"

static const char *const keys[] = { "tokens", "marked", NULL };

/* What sounds like a claim, where the rule does not say. */
static const char *const usual[] = {
	"\\b\\d+(?:[.,]\\d+)*\\s?%",
	("\\b\\d+(?:[.,]\\d+)*\\s?(?:x|times)\\s+(?:as|faster|more|fewer|better"
	"|cheaper|less)\\b"),
	("\\b(?:twice|three times|four times|five times|ten times|half) "
	"(?:as|the)\\b"),
	("\\b(?:fastest|safest|cheapest|easiest|leading|market leader|number "
	"one|no\\. ?1)\\b|#1\\b"),
	/* Not of manners: "best regards", "do our best", "at best". */
	("(?<!\\bat |\\ball the |\\b(?:my|our|your|his|her|its|their) )\\bbest\\b"
	"(?! (?:regards|wishes|practices?|of luck)\\b)"),
	"\\bguarantee[sd]?\\b",
};

struct claim_evidence {
	struct claim_words words;
	uint32_t sounds;	/* the group of what sounds like a claim */
	bool marked;		/* wordings alone do not do: name the claim */
};

static enum error_code
read(struct rule_reading *r)
{
	struct claim_evidence *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->sounds = expressions_group(r->expressions);
	if ((code = rule_get_bool(r, "marked", &own->marked)) ||
	    (code = claim_words_read(&own->words, r)) ||
	    (code = kind_add_list(r, own->sounds, "tokens")))
		return code;
	if (node_get(r->map, "tokens"))
		return ERR_NONE;
	for (size_t i = 0; !code && i < sizeof usual / sizeof usual[0]; i++)
		code = kind_add_pattern(r, own->sounds, usual[i],
		    KIND_NO_ENTRY, NULL);
	return code;
}

static bool
makes(const struct claim_mentions *all, const char *id)
{
	for (size_t i = 0; i < all->count; i++) {
		if (strcmp(all->items[i].claim->claim.id, id) == 0)
			return true;
	}
	return false;
}

/* A marker names a claim that is there, in words that it allows. */
static void
judge_note(struct rule_run *run, const struct rule *rule,
    const struct block_note *note)
{
	const struct claim_evidence *own = rule->own;
	const struct known_claim *claim = claim_words_find(&own->words,
	    note->claim);
	struct rule_hit hit = { .arguments = { note->claim }, .count = 1 };

	if (!claim) {
		hit.says = "there is no claim \"%s\"";
		hit.remedy = "name a claim of claims/, or write it first";
	} else {
		hit.says = "the claim \"%s\" is not in its own words";
		hit.reason = claim_words_cite(&claim->claim, run->pool);
		hit.owner = claim->claim.owner;
		hit.remedy = pool_format(run->pool, "say \"%s\"",
		    claim->claim.wordings.items[0]);
	}
	rule_report_span(run, rule, &hit, note->span);
}

static bool
is_named(struct rule_run *run, const char *id)
{
	struct names named = facts_values(run->facts, "claims", run->pool);

	for (size_t i = 0; i < run->blocks->note_count; i++) {
		const struct block_note *note = &run->blocks->notes[i];

		if (strcmp(note->claim, id) == 0 &&
		    claim_words_is_noted(run, run->block, note))
			return true;
	}
	return names_has(&named, id);
}

/* What a wording covers needs no other proof. */
static bool
is_covered(struct rule_run *run, const struct claim_evidence *own,
    const struct claim_mentions *all, const struct expression_match *found)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct claim_mention *m = &all->items[i];

		if (m->start <= found->start && m->end >= found->end)
			return !own->marked || is_named(run,
			    m->claim->claim.id);
	}
	return false;
}

static void
judge_notes(struct rule_run *run, const struct rule *rule,
    const struct claim_mentions *all)
{
	for (size_t i = 0; i < run->blocks->note_count; i++) {
		const struct block_note *note = &run->blocks->notes[i];

		if (claim_words_is_noted(run, run->block, note) &&
		    !makes(all, note->claim))
			judge_note(run, rule, note);
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct claim_evidence *own = rule->own;
	struct claim_mentions all = claim_words_all(run, &own->words);
	struct expression_match m;

	judge_notes(run, rule, &all);
	for (size_t from = 0; kind_next(run, own->sounds, from, &m);
	    from = expression_after(&m, block->text)) {
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.count = 1, .says = "no claim proves \"%s\"",
			.remedy = "say it in the words of a claim "
			"of claims/ (a person proves it)" };

		if (is_covered(run, own, &all, &m))
			continue;
		hit.arguments[0] = rule_text_copy(run, m.start, m.end);
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_claim_evidence = {
	.name = "claim-evidence",
	.keys = keys,
	.many = true,
	.read = read,
	.judge = judge,
};
