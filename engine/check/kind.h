/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kind.h - what galley's own kinds of rules share
 *
 * A kind is a struct rule_kind like Vale's.  It looks things up in registries
 * when it is read, and judges by blocks, front matter and the time given.
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_KIND_H
#define GALLEY_CHECK_KIND_H

#include "registries.h"
#include "rule_run.h"

/* The tag of what no entry stands for. */
#define KIND_NO_ENTRY UINT32_MAX

/*
 * The registry that a rule reads; one that is not there is an error at
 * "extends".  Empty while a rule is judged by itself.
 */
enum error_code kind_registry(struct rule_reading *r, const char *name,
    const struct registry **out);

/* A rule's group, made by the first call. */
uint32_t kind_group(struct rule_reading *r);

/*
 * Adds words to a group as they are written: white space of any length, A-Z
 * and a-z alike where fold, whole words.
 */
enum error_code kind_add_phrase(struct rule_reading *r, uint32_t group,
    const char *phrase, uint32_t tag);
enum error_code kind_add_exact(struct rule_reading *r, uint32_t group,
    const char *phrase, uint32_t tag);

/* Adds an expression; at is where the file has it. */
enum error_code kind_add_pattern(struct rule_reading *r, uint32_t group,
    const char *pattern, uint32_t tag, const struct node *at);

/* Adds every expression of a list of the rule, if it has one. */
enum error_code kind_add_list(struct rule_reading *r, uint32_t group,
    const char *key);

/* A number that may have a fraction; absent leaves *out. */
enum error_code kind_get_decimal(const struct rule_reading *r,
    const char *key, double *out);

/* Says whose fault it is: the reason and the owner of a registry's entry. */
void kind_cite(struct rule_run *run, struct rule_hit *hit,
    const struct registry *registry, const struct node *entry);

/* Makes one text the hit's fix. */
void kind_offer(struct rule_run *run, struct rule_hit *hit, const char *text);

/* Whether the document is for a market that the entry holds for. */
bool kind_is_market(struct rule_run *run, const struct node *entry);

/* Whether the block is text as it stands, no part or sum of others. */
bool kind_is_plain(const struct block *block);

/* The same, and neither front matter nor the text of an image. */
bool kind_is_body(const struct block *block);

bool kind_is_heading(const struct block *block);

/* The next match of any of the rule's groups. */
bool kind_next(struct rule_run *run, uint32_t group, size_t from,
    struct expression_match *out);

/* Whether the body has these words somewhere, as whole words. */
bool kind_says(struct rule_run *run, const char *words);

/* White space collapsed, A-Z as a-z. */
const char *kind_flat(struct slice text, struct pool *pool);

/* Whether a flat text has flat words in it, as whole words. */
bool kind_has_words(const char *text, const char *words);

#endif
