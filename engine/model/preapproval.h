/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preapproval.h - what a representative may do without asking
 *
 * The one place that says whether a customization lies within what marketing
 * pre-approved.  route.h asks it, and through route.h use, explain, the gate
 * and verify.
 */

#ifndef GALLEY_MODEL_PREAPPROVAL_H
#define GALLEY_MODEL_PREAPPROVAL_H

#include "customization.h"
#include "library.h"

/* A customization before and after; NULL where it does not exist. */
struct proposal {
	const struct library *library;
	const struct template *t;	/* today's */
	const struct customization *old;	/* on old main */
	struct slice old_text;
	bool old_ended;		/* its approval; what stays is to be approved anew */
	const struct customization *new;
	struct slice new_text;	/* at NULL: made for one use, stored nowhere */
	/* the last that a person approved, unless that has ended */
	const struct customization *approved;
	struct slice approved_text;
};

/*
 * What a change is counted from; NULL: the template, where there is no old
 * version, or one to be approved anew.
 */
const struct customization *proposal_before(const struct proposal *p);

/* The value in force: the one given, else the default, else NULL. */
const char *proposal_value(const struct template *t,
    const struct customization *c, const char *field);

/* The region's text in force: the one written, else the template's. */
struct slice proposal_region(const struct template *t,
    const struct customization *c, const char *region);

/* Whether a field's new value, or a region's new text, is pre-approved. */
bool preapproved_field(const struct proposal *p, const struct field *field);
bool preapproved_region(const struct proposal *p,
    const struct region *region);

/*
 * within: preapproved of galley-workspace(5); *why: the first reason against.
 */
bool preapproved_whole(const struct proposal *p, const char **why,
    struct pool *pool);

/* only: fields; both versions count, every byte outside fields is equal. */
bool proposal_only_fields(const struct proposal *p);

#endif
