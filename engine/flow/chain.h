/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain.h - main's commits in order, each with the request that it merged
 *
 * Walking main back to its root for every short command would make them slower
 * with each merge.  So a file in the git directory remembers the chain, a line
 * a commit, and only what is newer is read.  The file may be deleted at any
 * time and is no authority: verify and the gate never ask it.
 */

#ifndef GALLEY_FLOW_CHAIN_H
#define GALLEY_FLOW_CHAIN_H

#include "store/store.h"

/* All zeros is the empty chain. */
struct chain {
	struct slice known;	/* the file as it was found, mapped */
	struct buf fresh;	/* the lines after it */
};

/*
 * Reads the chain that ends in tip, and adds to the file what is new.  Where
 * the file has another chain it is written anew.  False: an object of main
 * cannot be read, and the chain is empty.
 */
bool chain_follow(struct chain *chain, struct store *store, struct oid tip);

/* The first commit; zero: the chain is empty. */
struct oid chain_root(const struct chain *chain);

bool chain_holds(const struct chain *chain, struct oid commit);

/*
 * The last merge of a request of this name; unless since is NULL, of those that
 * came after that commit.  False: there is none.
 */
bool chain_find_merge(const struct chain *chain, const char *request,
    const struct oid *since, struct oid *out);

void chain_release(struct chain *chain);

#endif
