/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules.h - the style rules at hand, of main or of a folder, for rule's parts
 */

#ifndef GALLEY_FLOW_RULES_H
#define GALLEY_FLOW_RULES_H

#include "check/rule.h"
#include "check/rule_trial.h"
#include "disk.h"
#include "loose_report.h"
#include "workspace.h"

/* The address must stay: parts point at each other. */
struct rules {
	struct galley *g;	/* NULL: a folder's */
	struct pool *pool;	/* of the report */
	struct node *report;
	struct loose_report *loose;
	struct disk disk;
	struct source source;
	struct style_from from;
	int64_t now;
	struct style_set *set;	/* NULL: main has no .vale.ini */
};

enum error_code rules_open(struct rules *out, galley *g, const char *config,
    struct error *err);

/* Hands the report over, or frees it where the code says that none is due. */
int rules_close(struct rules *r, enum error_code code,
    galley_report **report);

/* A rule and its file, where it is; ERR_MISSING: no such rule or file. */
struct found_rule {
	const char *id;
	const char *path;
	struct slice text;
	const struct rule *rule;	/* NULL: a file that is not in the set */
};

/* names' rules; all of the set where there are none.  Files are read. */
struct found_rules {
	struct found_rule *items;
	size_t count;
};

enum error_code rules_find(struct rules *r, const struct galley_rules *what,
    struct found_rules *out, struct error *err);

/* The rule alone, as a set. */
enum error_code rules_try(struct rules *r, const struct found_rule *rule,
    struct style_set **out, struct error *err);

#endif
