/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unpacked.h - objects that are files of their own: "objects/3f/786850..."
 */

#ifndef GALLEY_STORE_UNPACKED_H
#define GALLEY_STORE_UNPACKED_H

#include "store/handle.h"

/* More than any file of a workspace may have (evidence: 10 MB). */
enum { OBJECT_SIZE_LIMIT = 16 << 20 };

/* All zeros is the empty value. */
struct unpacked {
	struct buf packed;	/* the file as it is */
	git_object_t type;
	size_t size;		/* as the header tells it, not yet verified */
	size_t header_len;
};

/*
 * Notes where the files lie: of a hook in folders of their own, which git
 * names in the environment, and of a clone with a reference in others.
 */
void unpacked_find_folders(struct store *store, bool from_env);

/* Finds the file and reads its header; ERR_MISSING: it has none. */
enum error_code unpacked_open(struct unpacked *out, struct store *store,
    struct oid id, struct error *err);

/* The bytes, which are those that the id stands for. */
enum error_code unpacked_read(const struct unpacked *unpacked, struct oid id,
    struct slice *out, struct pool *pool, struct error *err);

void unpacked_release(struct unpacked *unpacked);

#endif
