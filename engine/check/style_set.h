/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style_set.h - the inside of a set of styles
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_STYLE_SET_H
#define GALLEY_CHECK_STYLE_SET_H

#include "registries.h"
#include "rule_run.h"
#include "style.h"

/* Which rules choose blocks of a scope; found out once per scope. */
struct scope_choice {
	const char *scope;
	bool *chosen;		/* by the rule's number */
};

struct style_set {
	struct pool pool;
	struct style_config config;
	struct expressions *expressions;
	struct expressions *parts;	/* of sentences and paragraphs */
	struct vocabulary vocabulary;
	struct rule **rules;
	size_t count;
	struct scope_choice *scopes;
	size_t scope_count;
	struct names idle;
	struct names lacks;
	struct registries registries;
	/* of each section */
	struct pattern **block_ignores;
	struct pattern **token_ignores;
	size_t bytes;		/* read so far */
};

struct style_rule_file {
	const char *id;
	const char *path;
	struct slice text;
	const struct node *map;	/* instead of a text, or NULL */
};

/* NULL: there is none of that name. */
struct rule *style_set_find(const struct style_set *set, const char *id);

/* Whether one more rule, of so many bytes, is beyond what a set may hold. */
bool style_set_is_full(const struct style_set *set, size_t more);

/* Reads a rule into the set; one that is there already is left. */
enum error_code style_set_add(struct style_set *set,
    const struct style_from *from, const struct style_rule_file *file,
    struct error *err);

/* Reads a rule's file by what is known of it, and remembers what is not. */
enum error_code style_known_read(struct rule_reading *r,
    const struct style_memory *memory, struct slice text);

/* The built-in style Vale: its rules as files would have them. */
enum error_code style_builtin_add(struct style_set *set,
    const struct style_from *from, const char *rule, struct error *err);

/* Whether BlockIgnores or TokenIgnores of a line are expressions. */
enum error_code style_ignores_judge(const struct style_config *config,
    const struct names *texts, size_t line, struct error *err);

/* Fills in what of the file is left out, masked, or a comment. */
void style_ignores_find(struct blocks_wish *wish,
    const struct style_set *set, const struct style_file *file,
    struct pattern_work *work, struct pool *pool);

/* Reads what the configuration's vocabularies accept and reject. */
void style_vocabulary_load(struct style_set *set,
    const struct source *source);

/* If a term of theirs is no expression, err says which, and where. */
void style_vocabulary_judge(struct style_set *set,
    const struct source *source, struct error *err);

/*
 * The beginning of the SHA-256 of a rule's file, in hex; NULL: it has no file,
 * or nobody can tell.
 */
const char *style_set_version(struct style_set *set, struct rule *rule);

/*
 * What comments in the text switch off.  An alert is muted when the last
 * comment before it that speaks of its rule says so.
 */
bool style_mute(const struct blocks *blocks, const struct alert *alert);

#endif
