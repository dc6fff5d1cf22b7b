/* SPDX-License-Identifier: Apache-2.0 */
/*
 * handle.h - what the files of this folder share: libgit2 behind the store
 */

#ifndef GALLEY_STORE_HANDLE_H
#define GALLEY_STORE_HANDLE_H

#include <git2.h>

#include "store/cache.h"
#include "store/packs.h"
#include "store/unwritten.h"

/* Two trees and what differs between them. */
struct compared {
	struct oid old_tree;
	struct oid new_tree;
	struct tree_changes changes;
	struct pool pool;
};

struct store {
	git_repository *repo;
	git_config *config;	/* a snapshot, taken when first asked for */
	struct names folders;	/* that hold objects */
	struct packs packs;	/* in those folders */
	struct cache *cache;
	struct unwritten unwritten;
	struct compared compared;	/* last, if little differs */
	bool guest;	/* opened by a hook: nothing is written */
	struct error doubt;	/* the first read that failed unheard */
	struct pool pool;
};

/* As often as git_libgit2_shutdown ends it. */
enum error_code handle_start(struct error *err);

git_oid handle_oid(struct oid id);
struct oid handle_from_oid(const git_oid *id);

/*
 * store_read without a copy where the cache holds it: the bytes are valid until
 * the next read, or as long as the pool.
 */
enum error_code object_borrow(struct store *store, struct oid id,
    enum object_kind kind, struct slice *out, struct pool *pool,
    struct error *err);

git_object_t handle_type(enum object_kind kind);

/* As git's headers of objects spell it: "blob". */
const char *handle_kind_name(enum object_kind kind);

/*
 * Fills in err with the text and what libgit2 said of it; returns code.  Whoever
 * calls it clears what was said (git_error_clear) before what may fail: of a
 * failure that did not matter libgit2 speaks until the next.
 */
enum error_code handle_fail(struct error *err, enum error_code code,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* ERR_INVALID: the object's bytes are not what its id stands for. */
enum error_code handle_damaged(struct oid id, struct error *err);

/* A file that is there after all waiting; the remedy names it. */
enum error_code handle_locked(struct error *err, const char *lock);

/* Waits a little for a lock to go; false: it has been long enough. */
bool handle_wait(unsigned *tries);

/* Makes libgit2 end the process where memory runs out; before its start. */
void alloc_install(void);

/* Does nothing; whoever calls it is linked with the rest of no_network.c. */
void no_network_install(void);

/*
 * Refuses, by name, what makes the objects of a git folder less than they
 * seem: shallow and partial clones, SHA-256, grafts and replacements.
 */
enum error_code admit_check(const char *git_folder, struct error *err);

#endif
