/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merge.h - whether a request may merge now, and the merge's message
 *
 * The one decision: approve, status, explain, the gate and verify ask it.
 */

#ifndef GALLEY_MODEL_MERGE_H
#define GALLEY_MODEL_MERGE_H

#include "route.h"

struct merge_question {
	const struct library *library;	/* old main; now is the merge's time */
	const struct request *request;
	const struct changes *changes;
	const char *seen;	/* hex, of the present change set */
	/* of a policy request; else NULL */
	const struct policy *new_policy;
};

struct decision {
	struct route route;
	bool may_merge;
	/* of the first thing in the way: "T5", "stale" ...; NULL */
	const char *rule;
	const char *why;	/* and in words; NULL when may_merge */
	struct names waits_for;	/* persons who can act next */
	struct names blockers;	/* whose request-changes blocks it (T5) */
};

/* Whether a path of it moved on main, and that alone is in the way first. */
bool merge_is_stale(const struct decision *decision);

/*
 * Counts verdicts (T3 to T5), then judges by T6 and T7.  Fails only where the
 * route cannot be planned.
 */
enum error_code merge_decide(struct decision *out,
    const struct merge_question *q, struct pool *pool, struct error *err);

/*
 * What person could satisfy by approving now: names of requirements into out.
 * Returns NULL, or why there is none (his own words, no role, already done).
 */
const char *merge_open_to(const struct decision *decision,
    const struct merge_question *q, const struct person *person,
    struct names *out, struct pool *pool);

/*
 * The overrides by which person lifts what blocks the request, one for each
 * workflow of the route that gives him the role: "standard/override" into out
 * (T5).  Returns NULL, or why there is none.
 */
const char *merge_override_to(const struct decision *decision,
    const struct merge_question *q, const struct person *person,
    struct names *out, struct pool *pool);

/*
 * Whether person may reject the request, or (override false) ask for changes:
 * who could satisfy a requirement that is needed, and to reject also who acts
 * with an override role (T5).  Otherwise *why says why not.
 */
struct objection {
	const struct person *person;
	bool override;		/* a reject, which the override role may too */
};

bool merge_may_object(const struct decision *decision,
    const struct merge_question *q, struct objection objection,
    const char **why);

/* Appends the computed message of the merge commit. */
void merge_message(const struct decision *decision, const char *request,
    struct buf *out);

#endif
