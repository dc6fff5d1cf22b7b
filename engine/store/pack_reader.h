/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_reader.h - objects straight out of packs: gitformat-pack(5)
 *
 * libgit2 reads a pack too, at twice the price.  So this one reads what is
 * plain, believes nothing that it is told, and leaves all else (large offsets,
 * very large objects, what is damaged) to libgit2, which says what is wrong.
 * Whether the bytes are an id's the caller asks of their hash.
 */

#ifndef GALLEY_STORE_PACK_READER_H
#define GALLEY_STORE_PACK_READER_H

#include <git2.h>

#include "base/oid.h"
#include "store/pack_index.h"

/* Deeper chains of deltas, and larger objects, are left to libgit2. */
enum { PACK_DEPTH_LIMIT = 64, PACK_SIZE_LIMIT = 16 << 20 };

struct pack_reader;

/*
 * Of the packs whose indexes were judged, later ones too; what was judged
 * outlives it.
 */
struct pack_reader *pack_reader_new(const struct judged *judged);
void pack_reader_free(struct pack_reader *reader);

/*
 * The bytes are valid until the next read.  False: no pack has it, or it is
 * left to libgit2.
 */
bool pack_reader_read(struct pack_reader *reader, struct oid id,
    git_object_t *type, struct slice *out);

#endif
