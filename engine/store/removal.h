/* SPDX-License-Identifier: Apache-2.0 */
/*
 * removal.h - many refs taken out of packed-refs in one rewrite
 *
 * The caller holds the refs' own locks.  Prepared, the new file waits as
 * packed-refs.lock; nothing is lost until the removal is finished.
 */

#ifndef GALLEY_STORE_REMOVAL_H
#define GALLEY_STORE_REMOVAL_H

#include "store/store.h"

/* All zeros is the removal of nothing. */
struct removal {
	const char *git_folder;
	struct names names;	/* in byte order */
	bool waiting;		/* packed-refs.lock is ours */
};

enum error_code removal_prepare(struct removal *removal, struct error *err);

/* Puts the new packed-refs in place and removes the files. */
enum error_code removal_finish(struct removal *removal, struct error *err);

/* Once the locks are gone: folders that hold no ref any more. */
void removal_tidy(const struct removal *removal);

/* Gives up what was prepared and not finished. */
void removal_abandon(struct removal *removal);

#endif
