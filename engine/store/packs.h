/* SPDX-License-Identifier: Apache-2.0 */
/*
 * packs.h - objects that lie in packs, read without libgit2's detours
 *
 * libgit2's own reading inflates byte by byte, as it has only just the room that
 * an object needs; a verification reads hundreds of thousands.
 */

#ifndef GALLEY_STORE_PACKS_H
#define GALLEY_STORE_PACKS_H

#include "store/pack_reader.h"

/* The packs of some folders of objects; all zeros has none. */
struct packs {
	const struct names *folders;
	struct judged judged;
	struct pack **items;	/* one of each index that was judged */
	size_t count;
	size_t last;		/* where an object was found last */
	struct pack_reader reader;
	struct pool pool;
};

/*
 * Lists the packs, and opens each when it is first asked for an object.  A
 * folder that cannot be read is ERR_SYSTEM; packs_close is called in any case.
 * The folders must outlive packs.
 */
enum error_code packs_open(struct packs *packs, const struct names *folders,
    struct error *err);
void packs_close(struct packs *packs);

/*
 * Looks for packs that were made meanwhile; ERR_SYSTEM: it cannot, or one of
 * them has an index that is damaged.
 */
enum error_code packs_refresh(struct packs *packs, struct error *err);

/*
 * What the header tells, which no hash proves.  ERR_MISSING: no pack has it;
 * ERR_INVALID: it is damaged; ERR_SYSTEM: it cannot be read.
 */
enum error_code packs_look(struct packs *packs, struct oid id,
    struct pack_object *out, struct error *err);

/*
 * Makes the pack that has it young, so that housekeeping leaves it; false: no
 * pack has it, or it cannot be.
 */
bool packs_keep(struct packs *packs, struct oid id);

/* All of it, in the pool: whether the bytes are the id's is not asked. */
enum error_code packs_read(struct packs *packs, struct oid id,
    struct pack_object *out, struct pool *pool, struct error *err);

#endif
