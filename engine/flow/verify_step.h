/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_step.h - one step of main judged against the main before it
 */

#ifndef GALLEY_FLOW_VERIFY_STEP_H
#define GALLEY_FLOW_VERIFY_STEP_H

#include "distrust.h"
#include "kept_rules.h"
#include "survey.h"
#include "verify.h"

/* A verification in progress, from the root towards the tip. */
struct verifier {
	struct galley *g;
	const struct galley_verify *how;
	struct verify_range range;
	/* main's commits, the tip first, range.from the last */
	struct oid *chain;
	size_t count;
	struct view view;	/* main before the step that is judged */
	struct commit last;	/* that main's, if it is a merge; its texts are gone */
	struct pool policy_pool;	/* where view.policy lives */
	struct pasts pasts;	/* what the steps before changed */
	struct memo memo;	/* of the shelves as they are at view */
	struct pool memo_pool;
	struct front_memo front;	/* of the step that is judged */
	struct kept_rules rules;	/* that checks were last read from */
	struct checked *checked;	/* signatures verified ahead, or NULL */
	struct node *steps;
	struct distrust distrust;
	struct node *refused;	/* by the checks of then: [request, text] */
	int64_t merges;
	int64_t commits;
	const char *failed;	/* the request whose merge does not hold */
};

/* A step's own memory and its merge. */
struct step {
	struct pool pool;
	struct oid id;
	struct commit commit;
	struct event event;	/* the merge commit's, or the root's */
	struct dossier dossier;
};

/* Reads the commit of s->id and verifies its signature. */
enum error_code verify_step_read(struct verifier *v, struct step *s,
    struct error *err);

/* Main's first: it is judged by itself, and opens v->view. */
enum error_code verify_step_root(struct verifier *v, struct step *s,
    struct error *err);

/* A merge that was read, and its request, by rules T1 to T8 under v->view. */
enum error_code verify_step_merge(struct verifier *v, struct step *s,
    struct error *err);

#endif
