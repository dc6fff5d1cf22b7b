/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_index.h - whether a pack's index leads into its pack
 *
 * libgit2 reads where an index points, and past the end of the pack if it points
 * there.  gitformat-pack(5): versions 1 and 2, numbers most significant byte
 * first.
 */

#ifndef GALLEY_STORE_PACK_INDEX_H
#define GALLEY_STORE_PACK_INDEX_H

#include <sys/types.h>

#include "base/error.h"
#include "base/names.h"

/* The indexes that lead into their packs; all zeros has none. */
struct judged {
	struct names paths;
	struct pool pool;
};

/*
 * Judges each index in a folder of objects that was not judged before:
 * ERR_SYSTEM where one points out of its pack or cannot be read.  What is no
 * index is left to libgit2.
 */
enum error_code pack_index_judge_new(struct judged *judged,
    const char *objects, struct error *err);
void judged_release(struct judged *judged);

/* Whether an index leads into a pack of so many bytes; what is none may be so. */
bool pack_index_leads_inside(struct slice index, off_t pack);

#endif
