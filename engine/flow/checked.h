/* SPDX-License-Identifier: Apache-2.0 */
/*
 * checked.h - signatures verified ahead, on other threads
 *
 * Most of a verification's time goes into signatures, and none depends on
 * another.  Workers run ahead of the judgement, each with a store of its own,
 * and leave what they found step by step.  Only good signatures are left: for
 * any other the judge verifies anew, and tells what is wrong.
 */

#ifndef GALLEY_FLOW_CHECKED_H
#define GALLEY_FLOW_CHECKED_H

#include "store/store.h"

enum { CHECKED_THREADS = 8 };

struct checked_commit {
	struct oid id;
	const char *key;	/* that signed it */
	bool user_verified;
};

/* The commits of one step of main: the merge and its request's line. */
struct checked_step {
	struct checked_commit *items;
	size_t count;
};

struct checked;

/*
 * The steps are steps[count - 1] down to steps[0], as main grew.  So many
 * threads are started; the caller's store serves what he verifies himself.
 */
enum error_code checked_start(struct checked **out, struct store *store,
    const struct oid *steps, size_t count, int threads, struct error *err);

/*
 * What was found of steps[i]; until it is there, the caller verifies others.
 * A NULL checked found nothing.
 */
const struct checked_step *checked_wait(struct checked *checked, size_t i);

/* The commit in a step, or NULL. */
const struct checked_commit *checked_find(const struct checked_step *step,
    struct oid id);

void checked_free(struct checked *checked);

#endif
