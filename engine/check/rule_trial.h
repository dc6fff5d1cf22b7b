/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule_trial.h - one rule alone, tried on texts before it is in force
 */

#ifndef GALLEY_CHECK_RULE_TRIAL_H
#define GALLEY_CHECK_RULE_TRIAL_H

#include "style.h"

struct rule_trial {
	const char *path;	/* of its file: ".../Style/Rule.yml" */
	struct slice text;
	/* whose vocabularies and dictionaries it reads; NULL: none */
	const struct style_config *config;
	const struct style_from *from;
};

/* "Style.Rule" of the path of a rule's file, or NULL: it is none. */
const char *rule_trial_id(const char *path, struct pool *pool);

/*
 * The rule alone as a set, switched on for Markdown at its own level.  ERR_
 * REFUSED names line and column of what is wrong with its file.
 */
enum error_code rule_trial_load(struct style_set **out,
    const struct rule_trial *trial, struct pool *pool, struct error *err);

/* An example on which the rule does not do what it says. */
struct rule_slip {
	bool good;		/* it finds something, else nothing */
	const char *text;
	const char *found;	/* its first message, or "" */
};

struct rule_slips {
	struct rule_slip *items;
	size_t count;
	size_t tried;
	int64_t now;
};

/* Runs the good and bad examples that the set's one rule carries, at a time. */
struct rule_slips rule_trial_run(struct style_set *set, int64_t now,
    struct pool *pool);

#endif
