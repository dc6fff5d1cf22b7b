/* SPDX-License-Identifier: Apache-2.0 */
/*
 * past.h - what main's merges say of each path, up to one commit of main
 *
 * Learned merge by merge, from the root on.  verify keeps it in memory; for
 * commands a file in the git directory remembers it, which may be deleted at
 * any time and is never an authority for anybody else.
 */

#ifndef GALLEY_FLOW_PAST_H
#define GALLEY_FLOW_PAST_H

#include "data/commit.h"
#include "model/changes.h"
#include "model/library.h"
#include "store/store.h"

/* One path: when it last changed, and the last version a person approved. */
struct past_entry {
	const char *path;
	int64_t merged_at;
	int64_t approved_at;
	struct oid approved;	/* zero: none */
};

/* A table by path; all zeros knows nothing. */
struct pasts {
	struct pool pool;
	struct past_entry *slots;
	size_t room;		/* a power of two, or 0 */
	size_t count;
	struct oid commit;	/* of main, up to which it is known */
	struct slice file;	/* as it is on the disk */
	struct slice lines;	/* of it, by path: what is not in the table */
};

/* Adds what the commit of main after the last one changed. */
enum error_code pasts_learn(struct pasts *pasts, struct store *store,
    const struct commit *commit, struct oid id, struct error *err);

/* The same, where what it changed is known. */
void pasts_note(struct pasts *pasts, const struct changes *changes,
    const struct commit *commit, struct oid id);

/* What is known of a path; the approved text is read into pool. */
struct past pasts_ask(const struct pasts *pasts, struct store *store,
    const char *path, struct pool *pool);

/*
 * Learns all up to main's commit tip, from the file where it has something,
 * and writes the file anew.  A file that cannot be used is left aside.
 */
enum error_code pasts_follow(struct pasts *pasts, struct store *store,
    struct oid tip, struct error *err);

/*
 * Writes the file anew, with all that is known; where it cannot, the next one
 * reads main again.
 */
void pasts_save(struct pasts *pasts, struct store *store);

void pasts_release(struct pasts *pasts);

#endif
