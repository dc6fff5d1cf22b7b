/* SPDX-License-Identifier: Apache-2.0 */
/*
 * packs.h - objects that lie in packs, read without libgit2's detours
 *
 * libgit2's own reading keeps a second copy of each object and looks for files
 * first; a verification reads hundreds of thousands.  And it asks a
 * multi-pack-index before the packs' own indexes, which are judged
 * (pack_index.h): here each pack is opened alone, by its index, so that nothing
 * reads one.
 */

#ifndef GALLEY_STORE_PACKS_H
#define GALLEY_STORE_PACKS_H

#include <git2.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/oid.h"
#include "store/pack_index.h"

struct git_odb_backend;

/* The packs of some folders of objects; all zeros has none. */
struct packs {
	const struct names *folders;
	struct git_odb_backend **items;	/* one of each pack */
	size_t count;
	size_t last;	/* the pack that was read last */
	struct judged judged;
	size_t opened;	/* indexes among the judged whose packs were */
};

/* An object as a pack has it: at must be released. */
struct packed_object {
	void *at;
	size_t len;
	git_object_t type;
	struct git_odb_backend *from;
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
 * What the header tells, which no hash proves.  0, or what libgit2 says:
 * GIT_ENOTFOUND: no pack has it.  Its last error is of this call, if any.
 */
int packs_look(struct packs *packs, struct oid id, git_object_t *type,
    size_t *size);

/*
 * Makes the pack that has it young, so that housekeeping leaves it; false: no
 * pack has it, or it cannot be.
 */
bool packs_keep(const struct packs *packs, struct oid id);

/* The same for all of it: whether the bytes are the id's is not asked. */
int packs_read(struct packs *packs, struct oid id,
    struct packed_object *out);
void packed_object_release(struct packed_object *object);

#endif
