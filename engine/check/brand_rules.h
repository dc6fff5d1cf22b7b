/* SPDX-License-Identifier: Apache-2.0 */
/*
 * brand_rules.h - the style rules of a workspace, read once from one main
 *
 * Its .vale.ini names the styles below rules/.  They are read when a check
 * first asks, and freed with the pool.
 */

#ifndef GALLEY_CHECK_BRAND_RULES_H
#define GALLEY_CHECK_BRAND_RULES_H

#include "style.h"

/* Rules as they were read. */
struct brand_set {
	bool asked;
	struct style_set *set;	/* NULL: main has none, or they are bad */
	bool bad;
	struct error err;
};

/* Filled in up to "sha256" by whoever reads main. */
struct brand_rules {
	const struct source *source;
	struct pool *pool;
	bool (*dictionary)(void *of, const char *name, const char **path);
	void *of;
	void (*sha256)(struct slice bytes, struct digest *out);
	/* as style.h has them, of what is read for errors alone; or NULL */
	const struct names *wanted;
	const struct style_memory *memory;
	struct brand_set all;
	struct brand_set errors;
	size_t loads;		/* how often rules were compiled */
};

/*
 * What the rules find in a file; none without a .vale.ini.  Rules that cannot
 * be read are an error in every file: nothing passes unjudged.  rules may be
 * NULL.
 */
void brand_rules_check(struct brand_rules *rules, struct findings *out,
    const struct style_file *file, struct pool *pool);

/*
 * Adds the paths of the rules that were read for errors alone; false: none
 * were, or they are bad.
 */
bool brand_rules_wanted(const struct brand_rules *rules, struct names *out,
    struct pool *pool);

/*
 * Judges a file that shall become a rule, by its own bytes: a .yml, the
 * .vale.ini or a registry.  ERR_REFUSED names line and column, also of a scope that can
 * never match.
 */
enum error_code brand_rules_judge(const char *path, struct slice text,
    struct error *err);

/*
 * Whether all rules of a tree can be read together with its registries and
 * claims; the error is that of the first that cannot.
 */
enum error_code brand_rules_judge_all(const struct source *source,
    struct error *err);

#endif
