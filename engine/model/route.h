/* SPDX-License-Identifier: Apache-2.0 */
/*
 * route.h - which approvals a change set needs
 */

#ifndef GALLEY_MODEL_ROUTE_H
#define GALLEY_MODEL_ROUTE_H

#include "changes.h"
#include "library.h"
#include "request.h"

enum result {
	RESULT_NOT_NEEDED,
	RESULT_WAITING,
	RESULT_SATISFIED,
	RESULT_EXCEPTED,
	RESULT_BLOCKED,
	RESULT_ERROR,
};

struct requirement {
	const char *name;	/* "standard/brand", "policy", "recall" */
	const struct workflow *workflow;	/* NULL for policy and recall */
	const struct stage *stage;	/* NULL for policy and recall */
	/* by route_plan: NOT_NEEDED, WAITING or ERROR */
	enum result result;
	const char *reason;
	struct names satisfied_by;	/* persons, in byte order */
	struct names can_act;	/* living persons who could */
};

enum route_kind {
	ROUTE_STAGES,
	ROUTE_POLICY,
	ROUTE_RECALL,
};

struct route {
	enum route_kind kind;
	bool auto_approved;
	struct requirement *items;	/* by name, in byte order */
	size_t count;
};

struct route_question {
	const struct library *library;	/* old main */
	const struct changes *changes;
	enum ref_kind ref_kind;
	const struct names *authors;
};

/*
 * Plans: which stages of which workflows this change set needs, by old main
 * alone, before any verdict is counted.  A route without stages that no
 * auto-approve names, and what no rule matches, is ERR_REFUSED.
 */
enum error_code route_plan(struct route *out, const struct route_question *q,
    struct pool *pool, struct error *err);

const char *result_name(enum result result);	/* "NOT-NEEDED" ... */

#endif
