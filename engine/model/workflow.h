/* SPDX-License-Identifier: Apache-2.0 */
/*
 * workflow.h - who decides what (workflows/<id>.yaml)
 *
 * Conditions are data; condition.h evaluates them.
 */

#ifndef GALLEY_MODEL_WORKFLOW_H
#define GALLEY_MODEL_WORKFLOW_H

#include "worktime.h"

enum { WORKFLOW_STAGES = 32, CONDITION_DEPTH = 8 };

enum condition_kind {
	CONDITION_ALL,
	CONDITION_ANY,
	CONDITION_NOT,		/* one item */
	CONDITION_FIELD,	/* name; beyond, changed, or value in values */
	CONDITION_REGION,	/* name; beyond, changed */
	CONDITION_ONLY,		/* only: fields */
	CONDITION_WITHIN,	/* within: preapproved */
	CONDITION_WORDS_CHANGED,	/* range */
	CONDITION_KIND,		/* kind of document in values */
	CONDITION_FACET,	/* name, values */
	CONDITION_CLAIMS,	/* claims: touched */
	CONDITION_PATHS,	/* a prefix in values */
	CONDITION_AUTHOR_ROLE,	/* in values */
	CONDITION_SIZE,		/* range, in bytes */
};

struct condition {
	enum condition_kind kind;
	const char *name;
	struct names values;
	int64_t least;		/* range; INT64_MIN and INT64_MAX are open */
	int64_t most;
	bool beyond;		/* beyond: preapproved */
	bool changed;		/* changed: true */
	struct condition *items;
	size_t count;
};

enum needs_kind {
	NEEDS_ROLE,
	NEEDS_ANY,
	NEEDS_ALL,
};

struct needs {
	enum needs_kind kind;
	struct names roles;	/* NEEDS_ROLE: any of them */
	size_t approvals;	/* NEEDS_ROLE; 0 is "all" living holders */
	bool hardware;		/* key: hardware */
	struct needs *items;
	size_t count;
};

struct stage {
	const char *name;
	const struct condition *when;	/* NULL: always */
	struct needs needs;
	const char *after;
	struct names exception_by;
	struct time_span respond_within;	/* number 0: whenever */
	struct time_span remind;	/* after so long */
	struct names escalate_to;	/* roles told once that is over */
};

struct workflow {
	const char *id;
	struct stage *stages;
	size_t stage_count;
	const struct condition *auto_approve;	/* NULL: never */
	const char *override;	/* role, or NULL */
	bool suggesters_are_authors;
	bool distinct;
	int64_t audit_sample;	/* percent */
	int64_t approval_lasts_days;	/* 0: for ever */
	int64_t approval_lasts_months;
};

struct workflows {
	struct workflow *items;	/* by id, in byte order */
	size_t count;
};

/* "policy", "recall" and "override" are no stage names. */
enum error_code workflow_parse(struct workflow *out, const char *id,
    struct slice text, struct pool *pool, struct error *err);

/* The same of what yaml_parse read of the file; the map is borrowed. */
enum error_code workflow_take(struct workflow *out, const char *id,
    const struct node *map, struct pool *pool, struct error *err);

const struct workflow *workflows_find(const struct workflows *workflows,
    const char *id);

/* Adds every role that the workflow's needs, exception-by or override name. */
void workflow_roles(const struct workflow *workflow, struct names *out,
    struct pool *pool);

/* Compares two stages, or whole workflows, as what they demand. */
bool stage_equal(const struct stage *a, const struct stage *b);

#endif
