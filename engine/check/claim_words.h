/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claim_words.h - where a text makes a claim of claims/, or names one
 *
 * A claim is made by one of its wordings, or named by "[^claim:id]" or by the
 * front matter's "claims".
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_CLAIM_WORDS_H
#define GALLEY_CHECK_CLAIM_WORDS_H

#include "kind.h"

typedef bool claim_words_fails(struct rule_run *run,
    const struct rule *rule, const struct known_claim *claim,
    struct rule_hit *hit);

/* The first member of what a kind that asks about claims keeps in its rule. */
struct claim_words {
	const struct registries *registries;	/* NULL: there are none */
	uint32_t group;
	/* what the kind asks about a claim; true: what hit says is reported */
	claim_words_fails *fails;
};

/* A wording in the block at hand. */
struct claim_mention {
	const struct known_claim *claim;
	size_t start;
	size_t end;
};

struct claim_mentions {
	struct claim_mention *items;
	size_t count;
};

/* Reads claims/ and adds its wordings to a group of the rule. */
enum error_code claim_words_read(struct claim_words *out,
    struct rule_reading *r);

/* The whole reading of a kind that keeps nothing besides; fails is its own. */
enum error_code claim_words_begin(struct rule_reading *r,
    claim_words_fails *fails);

/* Every wording in the block at hand; to be asked once a block. */
struct claim_mentions claim_words_all(struct rule_run *run,
    const struct claim_words *words);

/* Whether a "[^claim:id]" stands in a block, or right behind its line. */
bool claim_words_is_noted(const struct rule_run *run,
    const struct block *block, const struct block_note *note);

const struct known_claim *claim_words_find(const struct claim_words *words,
    const char *id);

/* "claims/speed.yaml: Speed", as findings cite it. */
const char *claim_words_cite(const struct claim *claim, struct pool *pool);

/*
 * A kind's judge and finish: they ask about every claim that a block makes, and
 * that the file names in its front matter or by a marker.
 */
void claim_words_judge(struct rule_run *run, const struct rule *rule,
    const struct block *block);
void claim_words_finish(struct rule_run *run, const struct rule *rule);

#endif
