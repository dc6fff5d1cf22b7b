/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index.h - what lists remember of each request's ref, to judge only what moved
 *
 * A file in the git directory, which may be deleted at any time.  Only lists
 * read it: whatever acts, and the gate and verify, judge anew, so that nothing
 * in it can let anything be approved.
 */

#ifndef GALLEY_FLOW_INDEX_H
#define GALLEY_FLOW_INDEX_H

#include <stdint.h>

#include "model/event.h"
#include "store/store.h"

/* For whom, by which main and on which day (UTC) requests were judged. */
struct index_key {
	const char *file;	/* in galley's folder: each list has its own */
	struct oid main;
	const char *person;
	int64_t day;
};

struct index_entry {
	const char *ref;	/* full, also below refs/remotes/ */
	struct oid head;
	/* kind and time are what the head's commit says */
	bool read;
	enum event_kind kind;
	int64_t time;
	/* whom the line that ends there names as owner; empty: not asked yet */
	struct slice owner;
	bool judged;		/* by the index's key */
	/* judged: JSON of what waits; empty: nothing does */
	struct slice item;
	/* and when it first says that something is due; 0: now */
	int64_t due;
};

#define INDEX_NEVER INT64_C(999999999999999999)	/* due then */

struct index {
	struct index_entry *items;	/* by ref, in byte order */
	size_t count;
	size_t fresh;		/* read or judged since the file was written */
	struct buf file;	/* as it was found */
};

/*
 * Fills in what the file knows of entries that have a ref and a head: of the
 * same head what it says, and by the same key how it was judged.
 */
void index_load(struct index *index, struct store *store,
    const struct index_key *key);

/* Writes the file anew if enough is fresh; one that cannot be is left. */
void index_save(const struct index *index, struct store *store,
    const struct index_key *key);

/* What was read; the entries belong to who made them. */
void index_release(struct index *index);

#endif
