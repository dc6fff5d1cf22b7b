/* SPDX-License-Identifier: Apache-2.0 */
/* Refs moved all together or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/loose.h"
#include "store/removal.h"

enum { FOLDER_TRIES = 8 };

/*
 * Two transactions, because libgit2 lets go of all locks where it commits:
 * what is removed stays locked until what is written has been written.
 */
struct moving {
	struct store *store;
	/* by name, so that two movers never wait crosswise */
	struct ref_move *moves;
	size_t count;
	struct pool pool;
	struct error *err;
	git_transaction *writes;
	git_transaction *removes;
	struct removal removal;
	struct names synced;	/* folders */
};

static int
by_name(const void *a, const void *b)
{
	const struct ref_move *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static bool
is_moved(const struct moving *m, const char *name)
{
	struct ref_move key = { name, { { 0 } }, { { 0 } } };

	return bsearch(&key, m->moves, m->count, sizeof *m->moves, by_name);
}

static const char *
describe(struct moving *m, struct oid id)
{
	return oid_is_zero(id) ? "absent" :
	    pool_text(&m->pool, oid_text(id).hex);
}

static enum error_code
check_value(struct moving *m, const struct ref_move *move)
{
	const char *folder = store_git_folder(m->store);
	struct loose own = loose_read(AT_FDCWD, pool_format(&m->pool, "%s%s",
	    folder, move->name));

	if (own.kind == LOOSE_ABSENT)
		own = loose_resolve(folder, move->name);
	if (own.kind == LOOSE_BROKEN || own.kind == LOOSE_SYMBOLIC)
		return loose_fail(&own, folder, move->name, m->err);
	if (!oid_equal(own.id, move->old_id))
		return error_set(m->err, ERR_MOVED, "%s moved: it is %s, not "
		    "%s", move->name, describe(m, own.id),
		    describe(m, move->old_id));
	return ERR_NONE;
}

/* git cannot hold refs/heads/a and refs/heads/a/b. */
static enum error_code
check_room(struct moving *m, const struct ref_move *move)
{
	struct refs below = { 0 };
	struct oid id;
	char *above = pool_text(&m->pool, move->name);
	char *slash;
	enum error_code code = store_refs(m->store, pool_format(&m->pool,
	    "%s/", move->name), &below, &m->pool, m->err);

	if (code)
		return code;
	if (below.count)
		return error_set(m->err, ERR_REFUSED, "%s cannot be made "
		    "beside %s (choose another name)", move->name,
		    below.items[0].name);
	while ((slash = strrchr(above, '/'))) {
		*slash = '\0';
		if (is_moved(m, above) || store_ref(m->store, above, &id))
			return error_set(m->err, ERR_REFUSED, "%s cannot be "
			    "made beside %s (choose another name)",
			    move->name, above);
	}
	return ERR_NONE;
}

/* git gc may remove an empty folder just before the lock is made in it. */
static enum error_code
lock_one(struct moving *m, const struct ref_move *move)
{
	git_transaction *all = oid_is_zero(move->new_id) ? m->removes :
	    m->writes;
	unsigned tries = 0, folders = 0;
	struct error why;
	int failed;

	do {
		git_error_clear();
		failed = git_transaction_lock_ref(all, move->name);
	} while ((failed == GIT_ELOCKED || (failed &&
	    ++folders < FOLDER_TRIES)) && handle_wait(&tries));
	if (!failed)
		return ERR_NONE;
	if (failed == GIT_ELOCKED)
		return handle_locked(m->err, pool_format(&m->pool, "%s%s.lock",
		    store_git_folder(m->store), move->name));
	handle_fail(&why, ERR_SYSTEM, "cannot lock %s", move->name);
	if (check_room(m, move) == ERR_REFUSED)
		return ERR_REFUSED;
	*m->err = why;
	return ERR_SYSTEM;
}

static enum error_code
check_target(struct moving *m, const struct ref_move *move)
{
	enum object_kind kind;
	size_t size;
	enum error_code code = store_size(m->store, move->new_id, &kind,
	    &size, m->err);

	if (!code && kind != OBJECT_COMMIT)
		code = error_set(m->err, ERR_INVALID, "%s cannot name %s, "
		    "which is not a commit", move->name,
		    oid_text(move->new_id).hex);
	return code;
}

static enum error_code
stage(struct moving *m, const struct ref_move *move)
{
	git_oid target = handle_oid(move->new_id);
	enum error_code code = check_value(m, move);
	git_signature *galley = NULL;

	if (!code && oid_is_zero(move->new_id)) {
		names_add(&m->removal.names, &m->pool, move->name);
		return ERR_NONE;
	}
	if (!code && oid_is_zero(move->old_id))
		code = check_room(m, move);
	if (!code)
		code = check_target(m, move);
	if (code)
		return code;
	git_error_clear();
	if (git_signature_now(&galley, "galley", "galley@localhost") ||
	    git_transaction_set_target(m->writes, move->name, &target, galley,
	    "galley"))
		code = handle_fail(m->err, ERR_SYSTEM, "cannot move %s",
		    move->name);
	git_signature_free(galley);
	return code;
}

/*
 * libgit2 syncs the file and its folder, but not the folders it made.  Above a
 * folder that was synced since the moves all were.
 */
static enum error_code
sync_folders(struct moving *m, const char *name)
{
	char *path = pool_format(&m->pool, "%s%s",
	    store_git_folder(m->store), name);
	size_t shortest = strlen(path) - strlen(name);
	char *slash;

	while ((slash = strrchr(path, '/')) &&
	    (size_t)(slash - path) + 1 >= shortest) {
		int fd, failed;

		*slash = '\0';
		if (names_has(&m->synced, path))
			return ERR_NONE;
		names_add(&m->synced, &m->pool, pool_text(&m->pool, path));
		fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (fd < 0 && errno == ENOENT)
			continue;
		failed = fd < 0 || fsync(fd);
		if (fd >= 0)
			close(fd);
		if (failed)
			return error_set(m->err, ERR_SYSTEM, "%s was moved, "
			    "but %s could not be synced: %s", name, path,
			    strerror(errno));
	}
	return ERR_NONE;
}

static bool
shares_folder(const char *a, const char *b)
{
	size_t len = (size_t)(strrchr(a, '/') - a) + 1;

	return strncmp(a, b, len) == 0 && !strchr(b + len, '/');
}

static enum error_code
commit(struct moving *m)
{
	enum error_code code = removal_prepare(&m->removal, m->err);

	if (code)
		return code;
	git_error_clear();
	if (git_transaction_commit(m->writes)) {
		removal_abandon(&m->removal);
		return handle_fail(m->err, ERR_SYSTEM, "cannot move %s",
		    m->moves[0].name);
	}
	code = removal_finish(&m->removal, m->err);
	git_transaction_free(m->removes);
	m->removes = NULL;
	removal_tidy(&m->removal);
	for (size_t i = 0; !code && i < m->count; i++) {
		if (i == 0 ||
		    !shares_folder(m->moves[i - 1].name, m->moves[i].name))
			code = sync_folders(m, m->moves[i].name);
	}
	return code;
}

static enum error_code
check_names(struct moving *m)
{
	for (size_t i = 0; i < m->count; i++) {
		const char *name = m->moves[i].name;
		int valid = 0;

		if (git_reference_name_is_valid(&valid, name) || !valid ||
		    strncmp(name, "refs/", 5) != 0)
			return error_set(m->err, ERR_INVALID, "%s is not a "
			    "name of a ref", name);
		if (i && strcmp(m->moves[i - 1].name, name) == 0)
			return error_set(m->err, ERR_INVALID, "%s is moved "
			    "twice", name);
	}
	return ERR_NONE;
}

static enum error_code
begin(struct moving *m)
{
	enum error_code code = check_names(m);

	git_error_clear();
	if (!code && (git_transaction_new(&m->writes, m->store->repo) ||
	    git_transaction_new(&m->removes, m->store->repo)))
		code = handle_fail(m->err, ERR_SYSTEM, "cannot move refs");
	for (size_t i = 0; !code && i < m->count; i++)
		code = lock_one(m, &m->moves[i]);
	for (size_t i = 0; !code && i < m->count; i++)
		code = stage(m, &m->moves[i]);
	return code;
}

enum error_code
store_move_refs(struct store *store, const struct ref_move *moves,
    size_t count, struct error *err)
{
	struct moving m = { .store = store, .count = count, .err = err };
	enum error_code code;

	if (count == 0)
		return ERR_NONE;
	(void)((code = store_trust(store, err)) ||
	    (code = store_flush(store, err)));
	if (code)
		return code;
	m.removal.git_folder = store_git_folder(store);
	m.moves = pool_alloc(&m.pool, count * sizeof *moves);
	memcpy(m.moves, moves, count * sizeof *moves);
	qsort(m.moves, count, sizeof *m.moves, by_name);
	code = begin(&m);
	if (!code)
		code = commit(&m);
	git_transaction_free(m.writes);
	git_transaction_free(m.removes);
	pool_release(&m.pool);
	return code;
}
