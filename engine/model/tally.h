/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tally.h - persons' approvals counted towards the needs of one requirement
 *
 * Persons are counted, never keys or events (rule T2); who counts for what is
 * read from old main at the merge's time (T3); an author never counts (T4).
 */

#ifndef GALLEY_MODEL_TALLY_H
#define GALLEY_MODEL_TALLY_H

#include "people.h"
#include "workflow.h"

/* One person's approval. */
struct ballot {
	const char *person;
	bool hardware;		/* signed by an sk key with the user verified */
};

struct tally {
	const struct people *people;
	int64_t now;
	const struct needs *needs;
	struct names authors;	/* who does not count */
	struct ballot *ballots;	/* each person once, in byte order */
	size_t count;
};

/* Adds a person's approval; of two by one person the hardware key's counts. */
void tally_add(struct tally *tally, struct ballot ballot, struct pool *pool);

/* Whether a ballot counts for role, which is one of the needs. */
bool tally_counts(const struct tally *tally, const struct needs *role,
    const struct ballot *ballot);

/*
 * Whether person is one of those who must approve where all holders must: a
 * living holder of the role himself, and no author.
 */
bool tally_must(const struct tally *tally, const struct needs *role,
    const struct person *person);

/* Whether the ballots satisfy the needs. */
bool tally_reached(const struct tally *tally);

/* Adds the persons whose ballots count towards some of the needs. */
void tally_counted(const struct tally *tally, struct names *out,
    struct pool *pool);

/* Whether person holds, or acts with, a role that some of the needs name. */
bool tally_could(const struct tally *tally, const char *person);

/* Adds the living, with a living key, whose approval would still count. */
void tally_missing(const struct tally *tally, struct names *out,
    struct pool *pool);

/*
 * Whether all the needs can be satisfied by persons who differ, each counted
 * for one role of one requirement.  A search that grows too long says no.
 */
bool tally_distinct(const struct tally *const *tallies, size_t count,
    struct pool *pool);

#endif
