/* SPDX-License-Identifier: Apache-2.0 */
/*
 * checked.h - commits read and their signatures verified ahead of the judge
 *
 * Most of a verification's time goes into signatures, and none depends on
 * another.  So they are verified some steps at a time, which keeps the caches
 * of a processor warm, and on other threads, each with a store of its own.
 * Only what is good is left: anything else the judge reads and verifies anew,
 * and tells what is wrong.
 */

#ifndef GALLEY_FLOW_CHECKED_H
#define GALLEY_FLOW_CHECKED_H

#include "data/commit.h"
#include "store/store.h"

enum { CHECKED_THREADS = 8 };

struct checked_commit {
	struct oid id;
	const char *key;	/* that signed it */
	bool user_verified;
	const struct commit *commit;	/* NULL: it was not kept */
};

/* The commits of one step of main: the merge and its request's line. */
struct checked_step {
	struct checked_commit *items;
	size_t count;
};

struct checked;

/*
 * The steps are steps[count - 1] down to steps[0], as main grew.  So many
 * threads are started (0: the caller does it all); the caller's store serves
 * what he verifies himself.
 */
enum error_code checked_start(struct checked **out, struct store *store,
    const struct oid *steps, size_t count, int threads, struct error *err);

/*
 * What was found of steps[i], which are asked for in their order; until it is
 * there, the caller verifies others.  It is valid until the next is asked for.
 * A NULL checked found nothing.
 */
const struct checked_step *checked_wait(struct checked *checked, size_t i);

/* The commit in a step, or NULL. */
const struct checked_commit *checked_find(const struct checked_step *step,
    struct oid id);

void checked_free(struct checked *checked);

#endif
