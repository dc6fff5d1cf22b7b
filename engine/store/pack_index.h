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

#include "base/error.h"

/*
 * Judges each index in a folder of objects: ERR_SYSTEM where one points out of
 * its pack.  What is no index is left to libgit2.
 */
enum error_code pack_index_judge_all(const char *objects, struct error *err);

#endif
