/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule.h - one style rule: what its YAML says, and how its kind judges
 *
 * rule.c reads the keys that all kinds have; each kind stands in a file of
 * its own and is one struct rule_kind.
 */

#ifndef GALLEY_CHECK_RULE_H
#define GALLEY_CHECK_RULE_H

#include "base/finding.h"
#include "data/node.h"
#include "expressions.h"
#include "selector.h"
#include "text/blocks.h"

struct rule_kind;
struct registries;

struct rule {
	const char *id;		/* "Microsoft.Terms" */
	const char *path;	/* of its file */
	struct slice text;	/* of its file; empty: it is built in */
	const char *version;	/* NULL: not asked yet; style_set_version */
	const struct rule_kind *kind;
	enum severity severity;
	const char *message;
	const char *link;
	const char *why;	/* NULL: the file does not say */
	const char *owner;	/* NULL likewise */
	struct names good;	/* texts in which it finds nothing */
	struct names bad;	/* texts in each of which it finds something */
	const char *action;	/* "replace", "remove" ..., or "" */
	struct names parameters;	/* of the action */
	struct selector scope;
	bool of_parts;		/* it is only about sentences or paragraphs */
	int64_t limit;		/* findings per file; 0: any number */
	bool fold;		/* ignorecase */
	bool nonword;
	struct names exceptions;	/* with the vocabulary's */
	struct pattern *except;	/* one of them, in the match; or NULL */
	bool phrases;		/* an exception has several words */
	uint32_t group;		/* of the expressions; UINT32_MAX: none */
	uint32_t number;	/* in its style set */
	void *own;		/* the kind's */
};

/* Words that a workspace accepts and rejects, each an expression. */
struct vocabulary {
	struct names accept;
	struct names reject;
};

/* What a rule is read from and into. */
struct rule_reading {
	struct rule *rule;
	const struct node *map;
	struct expressions *expressions;
	struct expressions *parts;	/* of rules about parts of texts */
	const struct vocabulary *vocabulary;
	/* an installed dictionary, by its name ("en_US") */
	bool (*dictionary)(void *of, const char *name, const char **path);
	void *of;
	/* a file by its path below the styles; NULL: nobody knows them */
	bool (*asset)(void *of, const char *path, struct slice *out);
	void *asset_of;
	struct registries *registries;	/* NULL: nobody knows them yet */
	const char *word_template;	/* "%s" in it; NULL: the usual one */
	struct answers *answers;	/* what is known of the file; or NULL */
	struct pool *pool;
	struct error *err;
};

struct rule_run;

/* A kind of rule; the last three may be NULL. */
struct rule_kind {
	const char *name;
	const char *const *keys;	/* besides the common ones */
	bool lenient;		/* unknown keys are passed over */
	bool many;		/* a place may have several findings */
	bool of_whole;		/* a fragment cannot be judged */
	bool by_matches;	/* asked only where its group may match */
	bool forgets;		/* no node of its map is kept, only texts */
	size_t state;		/* bytes kept per file */
	enum error_code (*read)(struct rule_reading *r);
	void (*judge)(struct rule_run *run, const struct rule *rule,
	    const struct block *block);
	void (*finish)(struct rule_run *run, const struct rule *rule);
	void (*release)(struct rule *rule);
};

extern const struct rule_kind rule_existence;
extern const struct rule_kind rule_substitution;
extern const struct rule_kind rule_occurrence;
extern const struct rule_kind rule_repetition;
extern const struct rule_kind rule_consistency;
extern const struct rule_kind rule_conditional;
extern const struct rule_kind rule_capitalization;
extern const struct rule_kind rule_metric;
extern const struct rule_kind rule_readability;
extern const struct rule_kind rule_spelling;

/* galley's own kinds, which know registries, front matter and the time. */
extern const struct rule_kind kind_claim_evidence;
extern const struct rule_kind kind_claim_expiry;
extern const struct rule_kind kind_claim_scope;
extern const struct rule_kind kind_evidence_hash;
extern const struct rule_kind kind_disclaimer_required;
extern const struct rule_kind kind_disclaimer_orphan;
extern const struct rule_kind kind_term_variant;
extern const struct rule_kind kind_trademark_mark;
extern const struct rule_kind kind_competitor_mention;
extern const struct rule_kind kind_regulated_term;
extern const struct rule_kind kind_link_policy;
extern const struct rule_kind kind_asset_approved;
extern const struct rule_kind kind_required_part;
extern const struct rule_kind kind_placeholder;
extern const struct rule_kind kind_first_use;
extern const struct rule_kind kind_number_claim;
extern const struct rule_kind kind_readability_band;
extern const struct rule_kind kind_accessibility;
extern const struct rule_kind kind_privacy;
extern const struct rule_kind kind_pillar_coverage;
extern const struct rule_kind kind_legal_entity;
extern const struct rule_kind kind_channel_length;
extern const struct rule_kind kind_tone;
extern const struct rule_kind kind_block_drift;
extern const struct rule_kind kind_project_consistency;
extern const struct rule_kind kind_inclusive_language;
extern const struct rule_kind kind_locale_parity;
extern const struct rule_kind kind_approval_invalidated;

/*
 * Reads a rule's file; r has everything but the map.  Errors read
 * "path:line:column: rule: ...".
 */
enum error_code rule_read(struct rule_reading *r, struct slice text);

/* The same of a map that is there already, in r->map. */
enum error_code rule_take(struct rule_reading *r);

/* "path:line:column: rule: text" at a node. */
enum error_code rule_fail(const struct rule_reading *r,
    const struct node *at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * The values of keys, weakly typed: a text where a list may stand is a list
 * of one, "true" is true, "3" is 3.  What is absent leaves *out as it was.
 */
const struct node *rule_get(const struct rule_reading *r,
    const char *key);		/* NULL: nothing stands there */
enum error_code rule_get_text(const struct rule_reading *r, const char *key,
    const char **out);
enum error_code rule_get_number(const struct rule_reading *r,
    const char *key, int64_t *out);
enum error_code rule_get_bool(const struct rule_reading *r, const char *key,
    bool *out);
enum error_code rule_get_list(const struct rule_reading *r, const char *key,
    const struct node **out);	/* NULL: absent */

/* Adds an expression of the rule; at is where the file has it. */
enum error_code rule_add(struct rule_reading *r,
    const struct expression *expression, const struct node *at);

/*
 * Reads exceptions and vocab, and makes the pattern that a match must not
 * hold.
 */
enum error_code rule_read_exceptions(struct rule_reading *r);

#endif
