/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_index.h - where a pack's objects lie, and whether that is in the pack
 *
 * gitformat-pack(5): versions 1 and 2, numbers most significant byte first.  A
 * multi-pack-index only says again what the indexes say, and is not read.
 */

#ifndef GALLEY_STORE_PACK_INDEX_H
#define GALLEY_STORE_PACK_INDEX_H

#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/names.h"
#include "base/oid.h"

/* An index's names and offsets, so many of each, with strides between. */
struct pack_index {
	struct slice bytes;
	size_t counts;		/* 256 numbers: names up to each first byte */
	size_t names;
	size_t name_stride;
	size_t offsets;
	size_t stride;
	size_t count;
	size_t longer;	/* where the table of those beyond 31 bits begins */
};

/* False: its size is none that an index has.  The bytes are borrowed. */
bool pack_index_read(struct pack_index *out, struct slice bytes);

/* Where an object begins, by what the index says; false: it has none. */
bool pack_index_find(const struct pack_index *index, struct oid id,
    uint64_t *offset);

/* The indexes that lead into their packs; all zeros has none. */
struct judged {
	struct names paths;
	struct pool pool;
};

/*
 * Judges each index in a folder of objects that was not judged before:
 * ERR_SYSTEM where one points out of its pack or cannot be read.  What is no
 * index has no objects.
 */
enum error_code pack_index_judge_new(struct judged *judged,
    const char *objects, struct error *err);
void judged_release(struct judged *judged);

/* Whether an index leads into a pack of so many bytes; what is none may be so. */
bool pack_index_leads_inside(struct slice index, off_t pack);

#endif
