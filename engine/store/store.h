/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.h - a git repository: objects, trees, refs, its work tree
 *
 * The only folder that knows libgit2.  Objects are read raw and commits are
 * written as the bytes they are given; what they mean is decided above.
 */

#ifndef GALLEY_STORE_STORE_H
#define GALLEY_STORE_STORE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/names.h"
#include "base/oid.h"

struct store;

/*
 * Opens the repository that holds folder, searching upward.  Refused by name:
 * none there, shallow, partial, SHA-256, grafts and replacements.
 */
enum error_code store_open(struct store **out, const char *folder,
    struct error *err);

/*
 * Opens the one that the environment of git's hook names, with what the push
 * brought; nothing is written.  ERR_SYSTEM: a variable leads elsewhere.
 */
enum error_code store_open_from_env(struct store **out, struct error *err);

/*
 * Whether anything may be written: not in what was opened from a hook's
 * environment, where git has yet to make up its mind.
 */
bool store_may_write(const struct store *store);

/* All that was written in this folder's file system is on the disk. */
enum error_code store_settle(const char *folder, struct error *err);

/*
 * What a push brought that the repository did not have, while git still keeps
 * it apart; all zeros where it keeps nothing apart.
 */
struct incoming {
	size_t objects;
	size_t commits;		/* among them */
	uint64_t bytes;		/* as they are when unpacked */
};

enum error_code store_incoming(struct store *store, struct incoming *out,
    struct error *err);

/*
 * What is there and cannot be read is not absent.  A caller that goes on
 * without it says so by store_doubt; from then on store_trust fails with the
 * first such error and no ref is moved, since an act may rest on the gap.
 */
void store_doubt(struct store *store, const struct error *err);
enum error_code store_trust(const struct store *store, struct error *err);

/* Whether the folder is absent or empty; ERR_REFUSED: it is not. */
enum error_code store_judge_new(const char *folder, struct error *err);

/* Makes a new repository with an unborn main in an absent or empty folder. */
enum error_code store_create(struct store **out, const char *folder,
    struct error *err);

/* The same, bare: a server's. */
enum error_code store_create_bare(struct store **out, const char *folder,
    struct error *err);
void store_close(struct store *store);

/* Both end in "/"; a bare repository's work folder is NULL. */
const char *store_git_folder(const struct store *store);
const char *store_work_folder(const struct store *store);

/* Objects.  Bytes live in the pool.  A missing one is ERR_MISSING. */
enum object_kind { OBJECT_COMMIT, OBJECT_TREE, OBJECT_BLOB, OBJECT_OTHER };

enum error_code store_read(struct store *store, struct oid id,
    enum object_kind kind, struct slice *out, struct pool *pool,
    struct error *err);

/*
 * The same without asking whether a packed object's bytes are those that its id
 * stands for: for long lists, which decide nothing.
 */
enum error_code store_glance(struct store *store, struct oid id,
    enum object_kind kind, struct slice *out, struct pool *pool,
    struct error *err);
bool store_has(struct store *store, struct oid id);
enum error_code store_size(struct store *store, struct oid id,
    enum object_kind *kind, size_t *size, struct error *err);

/*
 * Makes an object.  It is written when refs are moved (or much was made), or by
 * store_flush, which whoever lets another program read it has to call: when
 * that returns, all that was made is on the disk.
 */
enum error_code store_write(struct store *store, enum object_kind kind,
    struct slice bytes, struct oid *out, struct error *err);
enum error_code store_flush(struct store *store, struct error *err);

/* Trees. */
enum { MODE_FILE = 0100644, MODE_FOLDER = 040000 };

struct tree_entry {
	const char *name;	/* NUL-terminated, in the pool */
	unsigned mode;
	struct oid id;
};

struct tree {
	struct tree_entry *items;
	size_t count;
};

/* Reads the entries as they are stored; malformed bytes are ERR_INVALID. */
enum error_code store_tree(struct store *store, struct oid id,
    struct tree *out, struct pool *pool, struct error *err);

/*
 * The entry at a path.  ERR_MISSING: there is none; any other code: a tree on
 * the way is malformed or cannot be read.
 */
enum error_code store_find(struct store *store, struct oid tree,
    const char *path, struct tree_entry *out, struct pool *pool,
    struct error *err);

/* The same, where what cannot be read may count as absent. */
bool store_entry(struct store *store, struct oid tree, const char *path,
    struct tree_entry *out, struct pool *pool);

/* What differs between two trees (zero id: empty), in byte order of paths. */
struct tree_change {
	const char *path;
	unsigned old_mode;	/* 0: absent */
	unsigned new_mode;
	struct oid old_id;
	struct oid new_id;
};

struct tree_changes {
	struct tree_change *items;
	size_t count;
};

/* Compares raw trees, descending only where ids differ. */
enum error_code store_diff(struct store *store, struct oid old_tree,
    struct oid new_tree, struct tree_changes *out, struct pool *pool,
    struct error *err);

/* Two texts made from one: what only one of them changed is taken. */
struct joining {
	struct slice base;
	struct slice mine;
	struct slice theirs;
};

/* False: both changed the same or neighbouring lines; out is untouched. */
bool store_join(const struct joining *sides, struct slice *out,
    struct pool *pool);

/* base with the changes' new sides put in (new_mode 0: removed). */
enum error_code store_update_tree(struct store *store, struct oid base,
    const struct tree_changes *changes, struct oid *out, struct error *err);

/*
 * Refs.  Names are full: "refs/heads/main".  One that is there and cannot be
 * read, or holds no commit, is in doubt.
 */
bool store_ref(struct store *store, const char *name, struct oid *out);

struct ref {
	const char *name;
	struct oid id;
};

struct refs {
	struct ref *items;
	size_t count;
};

/* Every ref below a prefix ("refs/heads/custom/"), in byte order. */
enum error_code store_refs(struct store *store, const char *prefix,
    struct refs *out, struct pool *pool, struct error *err);

/* A move of a ref; zero old id: it must not exist; zero new id: removed. */
struct ref_move {
	const char *name;
	struct oid old_id;
	struct oid new_id;
};

/*
 * Whether git, which tells a hook this move, only packs the ref: it stays where
 * it is, in packed-refs instead of a file of its own.
 */
bool store_is_packing(struct store *store, const struct ref_move *move);

/*
 * Moves all or none, each only from its old id (another value is ERR_MOVED,
 * a lock ERR_SYSTEM that names the file), synced to the disk when it returns.
 */
enum error_code store_move_refs(struct store *store,
    const struct ref_move *moves, size_t count, struct error *err);

/* Configuration of the repository ("user.name"); false: not set. */
bool store_config(struct store *store, const char *name, const char **out,
    struct pool *pool);
enum error_code store_set_config(struct store *store, const char *name,
    const char *value, struct error *err);

/* Every value of a name that may have many, the machine's first. */
struct names store_config_all(struct store *store, const char *name,
    struct pool *pool);

/* The names that are set below a prefix, in lower case. */
struct names store_config_below(struct store *store, const char *prefix,
    struct pool *pool);

/* Adds a value to the repository's own; removes all of these. */
enum error_code store_add_config(struct store *store, const char *name,
    const char *value, struct error *err);
enum error_code store_unset_config(struct store *store, const char *name,
    struct error *err);

/* The branch that HEAD names, "refs/heads/main"; NULL: it names none. */
const char *store_head(struct store *store, struct pool *pool);
enum error_code store_set_head(struct store *store, const char *branch,
    struct error *err);

/*
 * Brings the work tree from one tree to another where main is checked out: a
 * file that was changed by hand is left as it is and named in kept.  A bare
 * repository, or another HEAD, is left alone.
 */
enum error_code store_checkout(struct store *store, struct oid old_tree,
    struct oid new_tree, struct names *kept, struct pool *pool,
    struct error *err);

#endif
