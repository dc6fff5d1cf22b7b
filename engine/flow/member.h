/* SPDX-License-Identifier: Apache-2.0 */
/*
 * member.h - a person's entry, taken, changed by the caller, and proposed
 *
 *	member_take(g, id, &person, err) || ... ||
 *	    member_put(g, &person, &(struct member_change){ "hours", NULL },
 *	    report, err)
 */

#ifndef GALLEY_FLOW_MEMBER_H
#define GALLEY_FLOW_MEMBER_H

#include "data/node.h"
#include "workspace.h"

/* ERR_MISSING: nobody here has this id. */
enum error_code member_find(struct galley *g, const char *id,
    const struct person **out, struct error *err);

/* A copy that may be changed; id NULL: the caller's own, ended or not. */
enum error_code member_take(struct galley *g, const char *id,
    struct person *out, struct error *err);

/* ERR_REFUSED of one who has ended already. */
enum error_code member_judge_living(const struct person *person,
    struct error *err);

struct member_change {
	const char *topic;	/* "hours": the request is hours-ann */
	const char *message;	/* NULL: "Change hours of Ann" */
};

/*
 * Proposes the person's file as it now is, once it reads as it is meant; the
 * report is an act's.
 */
enum error_code member_put(struct galley *g, const struct person *person,
    const struct member_change *change, struct node **report,
    struct error *err);

#endif
