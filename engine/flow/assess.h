/* SPDX-License-Identifier: Apache-2.0 */
/*
 * assess.h - what is done with findings: which count, and what they amount to
 */

#ifndef GALLEY_FLOW_ASSESS_H
#define GALLEY_FLOW_ASSESS_H

#include "base/finding.h"
#include "data/node.h"
#include "galley.h"
#include "model/source.h"
#include "since.h"

/* A run of the checks.  All but names lives until the report is made. */
struct assess {
	const struct galley_check *how;
	const char *folder;	/* where the files lie: in its repository */
	const struct source *source;	/* the texts that were checked */
	struct names checked;	/* their paths, for the score */
	struct pool *pool;
	struct since since;	/* as last asked for */
	const char *newer;
	bool asked;
};

/* What the options mean, before anything is checked. */
enum error_code assess_judge(const struct galley_check *how,
    struct error *err);

/*
 * Leaves out what lies on lines that have not changed since.  newer is what was
 * checked, for git; NULL: the files as they lie.
 */
enum error_code assess_since(struct assess *a, const char *newer,
    struct findings *found, struct error *err);

/*
 * Marks what the baseline has, sorts, and sets findings, errors, failing,
 * checked and the score's keys.
 */
enum error_code assess_report(const struct assess *a, struct findings *found,
    struct node *report, struct error *err);

/* ERR_REFUSED where something is failing. */
enum error_code assess_verdict(const struct node *report, struct error *err);

#endif
