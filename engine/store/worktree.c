/* SPDX-License-Identifier: Apache-2.0 */
/* The work tree, brought along but for what was changed by hand. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/handle.h"

/* A larger file in the work tree is none that galley put there. */
enum { WORK_FILE_LIMIT = 16 << 20 };

/* More files than these are synced with all else at once. */
enum { SYNC_EACH = 64 };

struct checkout {
	struct store *store;
	git_index *index;
	struct names *kept;
	struct pool *pool;
	struct error *err;
	bool sync_each;
};

/* What lies at a path of the work tree. */
enum found {
	FOUND_NOTHING,
	FOUND_OLD,
	FOUND_NEW,
	FOUND_OTHER,
};

static bool
is_main_out(struct store *store)
{
	git_reference *head = NULL;
	bool out = false;

	if (git_repository_is_bare(store->repo) ||
	    git_reference_lookup(&head, store->repo, "HEAD"))
		return false;
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC)
		out = strcmp(git_reference_symbolic_target(head),
		    "refs/heads/main") == 0;
	git_reference_free(head);
	return out;
}

static char *
work_path(struct checkout *c, const char *path)
{
	return pool_format(c->pool, "%s%s", store_work_folder(c->store), path);
}

/* Whether all folders above it are real ones, or not there yet. */
static bool
is_inside(struct checkout *c, const char *path)
{
	char *at = work_path(c, path);
	size_t root = strlen(at) - strlen(path);
	struct stat st;

	for (char *p = at + root; (p = strchr(p, '/')); p++) {
		bool folder;

		*p = '\0';
		if (lstat(at, &st))
			return true;
		folder = S_ISDIR(st.st_mode);
		*p = '/';
		if (!folder)
			return false;
	}
	return true;
}

static enum found
look(struct checkout *c, const struct tree_change *change)
{
	const char *path = work_path(c, change->path);
	struct buf bytes = { 0 };
	struct error unused;
	struct stat st;
	enum found found = FOUND_OTHER;
	git_oid id;

	if (lstat(path, &st))
		return FOUND_NOTHING;
	if (S_ISREG(st.st_mode) &&
	    file_read(&bytes, path, WORK_FILE_LIMIT, &unused) == ERR_NONE &&
	    git_odb_hash(&id, bytes.at ? bytes.at : "", bytes.len,
	    GIT_OBJECT_BLOB) == 0) {
		struct oid is = handle_from_oid(&id);

		if (change->new_mode && oid_equal(is, change->new_id))
			found = FOUND_NEW;
		else if (change->old_mode && oid_equal(is, change->old_id))
			found = FOUND_OLD;
	}
	buf_release(&bytes);
	return found;
}

/* What somebody staged by hand is his too. */
static bool
is_staged(struct checkout *c, const struct tree_change *change)
{
	const git_index_entry *entry = git_index_get_bypath(c->index,
	    change->path, 0);
	struct oid id;

	if (!entry)
		return change->old_mode && change->new_mode;
	id = handle_from_oid(&entry->id);
	return !(change->old_mode && oid_equal(id, change->old_id)) &&
	    !(change->new_mode && oid_equal(id, change->new_id));
}

static bool
may_replace(struct checkout *c, const struct tree_change *change)
{
	enum found found;

	if (!is_inside(c, change->path) || is_staged(c, change))
		return false;
	found = look(c, change);
	if (found == FOUND_NOTHING)
		return !change->old_mode || !change->new_mode;
	return found != FOUND_OTHER;
}

static bool
is_plain(unsigned mode)
{
	return mode == MODE_FILE || mode == 0100755;
}

static enum error_code
fail_index(struct checkout *c, int failed)
{
	const char *lock = pool_format(c->pool, "%sindex.lock",
	    git_repository_path(c->store->repo));

	if (failed == GIT_ELOCKED || file_exists(lock))
		return handle_locked(c->err, lock);
	return handle_fail(c->err, ERR_SYSTEM, "cannot write the index of %s",
	    store_work_folder(c->store));
}

static git_index_time
index_time(struct timespec time)
{
	return (git_index_time){ (int32_t)time.tv_sec,
		(uint32_t)time.tv_nsec };
}

/* The file as it is on the disk, so that git need not read it to know it. */
static enum error_code
enter(struct checkout *c, const struct tree_change *change)
{
	git_index_entry entry = { .path = change->path,
		.mode = change->new_mode, .id = handle_oid(change->new_id) };
	const char *path = work_path(c, change->path);
	struct stat st;

	if (lstat(path, &st))
		return error_set(c->err, ERR_SYSTEM, "cannot look at %s: %s",
		    path, strerror(errno));
	entry.ctime = index_time(st.st_ctim);
	entry.mtime = index_time(st.st_mtim);
	entry.dev = (uint32_t)st.st_dev;
	entry.ino = (uint32_t)st.st_ino;
	entry.uid = (uint32_t)st.st_uid;
	entry.gid = (uint32_t)st.st_gid;
	entry.file_size = (uint32_t)st.st_size;
	git_error_clear();
	return git_index_add(c->index, &entry) ? fail_index(c, 0) : ERR_NONE;
}

/*
 * The index follows main even where the file stays: else the next commit by
 * hand would take main's change back.
 */
static enum error_code
follow(struct checkout *c, const struct tree_change *change)
{
	git_index_entry entry = { 0 };
	int failed;

	if (is_staged(c, change))
		return ERR_NONE;
	git_error_clear();
	if (!change->new_mode) {
		failed = git_index_remove(c->index, change->path, 0);
		return failed && failed != GIT_ENOTFOUND ?
		    fail_index(c, failed) : ERR_NONE;
	}
	entry.path = change->path;
	entry.mode = change->new_mode;
	entry.id = handle_oid(change->new_id);
	failed = git_index_add(c->index, &entry);
	return failed ? fail_index(c, failed) : ERR_NONE;
}

static enum error_code
keep(struct checkout *c, const struct tree_change *change)
{
	names_add(c->kept, c->pool, change->path);
	return follow(c, change);
}

static void
remove_file(struct checkout *c, const char *path)
{
	char *at = work_path(c, path);
	size_t root = strlen(at) - strlen(path);
	char *slash;

	unlink(at);
	while ((slash = strrchr(at, '/')) && (size_t)(slash - at) >= root) {
		*slash = '\0';
		if (rmdir(at))
			return;
	}
}

static enum error_code
write_file(struct checkout *c, const struct tree_change *change)
{
	char *at = work_path(c, change->path);
	struct pool pool = { 0 };
	struct slice bytes;
	enum error_code code = store_read(c->store, change->new_id,
	    OBJECT_BLOB, &bytes, &pool, c->err);

	if (!code) {
		char *slash = strrchr(at, '/');

		*slash = '\0';
		code = file_make_folder(at, 0777, c->err);
		*slash = '/';
	}
	if (!code)
		code = (c->sync_each ? file_write : file_put)(at, bytes,
		    change->new_mode & 0777, c->err);
	pool_release(&pool);
	return code;
}

static enum error_code
remove_one(struct checkout *c, const struct tree_change *change)
{
	if (!may_replace(c, change))
		return keep(c, change);
	remove_file(c, change->path);
	return follow(c, change);
}

static enum error_code
put_one(struct checkout *c, const struct tree_change *change)
{
	enum error_code code;

	if (!is_plain(change->new_mode) || !may_replace(c, change))
		return keep(c, change);
	code = write_file(c, change);
	return code ? code : enter(c, change);
}

/* Removes first: a file may stand where a folder was. */
static enum error_code
bring(struct checkout *c, const struct tree_changes *changes)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < changes->count; i++) {
		if (!changes->items[i].new_mode)
			code = remove_one(c, &changes->items[i]);
	}
	for (size_t i = 0; !code && i < changes->count; i++) {
		if (changes->items[i].new_mode)
			code = put_one(c, &changes->items[i]);
	}
	return code;
}

/*
 * Else a power cut leaves a name without bytes: an index at which every command
 * of git fails.
 */
static enum error_code
sync_index(struct checkout *c)
{
	const char *folder = store_git_folder(c->store);
	const char *index = pool_format(c->pool, "%sindex", folder);
	int fd, failed;

	if (!c->sync_each)
		return store_settle(folder, c->err);
	fd = open(index, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	failed = fd < 0 || fsync(fd) ? errno : 0;
	if (fd >= 0)
		close(fd);
	return failed ? error_set(c->err, ERR_SYSTEM, "cannot sync %s: %s",
	    index, strerror(failed)) : ERR_NONE;
}

/* What git itself is doing is soon over. */
static bool
is_locked(const struct store *store, struct pool *pool)
{
	const char *lock = pool_format(pool, "%sindex.lock",
	    git_repository_path(store->repo));
	unsigned tries = 0;

	while (file_exists(lock)) {
		if (!handle_wait(&tries))
			return true;
	}
	return false;
}

static enum error_code
write_all(struct checkout *c, const struct tree_changes *changes)
{
	enum error_code code;
	int failed;

	if (is_locked(c->store, c->pool))
		return fail_index(c, GIT_ELOCKED);
	git_error_clear();
	failed = git_repository_index(&c->index, c->store->repo) ||
	    git_index_read(c->index, 0);
	code = failed ? fail_index(c, 0) : bring(c, changes);
	/* What was brought before a failure is noted all the same. */
	git_error_clear();
	if (c->index && (failed = git_index_write(c->index)) && !code)
		code = fail_index(c, failed);
	git_index_free(c->index);
	return code ? code : sync_index(c);
}

/*
 * Others wait: between reading the index and writing it nobody else's entries
 * may come in.  The system gives it free, however we end.
 */
static enum error_code
lock_folder(const struct store *store, int *out, struct error *err)
{
	const char *folder = store_git_folder(store);
	int failed;

	*out = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	do {
		failed = *out < 0 || flock(*out, LOCK_EX);
	} while (failed && *out >= 0 && errno == EINTR);
	return failed ? error_set(err, ERR_SYSTEM, "cannot lock %s: %s",
	    folder, strerror(errno)) : ERR_NONE;
}

enum error_code
store_checkout(struct store *store, struct oid old_tree, struct oid new_tree,
    struct names *kept, struct pool *pool, struct error *err)
{
	struct checkout c = { store, NULL, kept, pool, err, false };
	struct tree_changes changes = { 0 };
	enum error_code code;
	int lock;

	if (!is_main_out(store))
		return ERR_NONE;
	code = store_diff(store, old_tree, new_tree, &changes, pool, err);
	if (code || !changes.count)
		return code;
	c.sync_each = changes.count <= SYNC_EACH;
	code = lock_folder(store, &lock, err);
	if (!code)
		code = write_all(&c, &changes);
	if (lock >= 0)
		close(lock);
	return code;
}
