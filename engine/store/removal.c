/* SPDX-License-Identifier: Apache-2.0 */
#include "store/removal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/handle.h"
#include "store/packed.h"

static char *
path_of(const struct removal *removal, const char *name, struct pool *pool)
{
	return pool_format(pool, "%s%s", removal->git_folder, name);
}

static bool
is_named(const struct removal *removal, struct slice name, struct buf *key)
{
	buf_clear(key);
	buf_add(key, name);
	return names_sorted_has(&removal->names, key->at);
}

/* Appends what stays; false: packed-refs is broken. */
static bool
keep_others(const struct removal *removal, struct slice text, struct buf *out)
{
	struct packed_line line;
	struct buf key = { 0 };

	while (packed_next(&text, &line)) {
		if (!line.name.len || !is_named(removal, line.name, &key))
			buf_add(out, line.whole);
	}
	buf_release(&key);
	return text.len == 0;
}

static enum error_code
take_lock(struct removal *removal, const char *lock, int *out,
    struct error *err)
{
	unsigned tries = 0;

	do {
		*out = open(lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
	} while (*out < 0 && errno == EEXIST && handle_wait(&tries));
	if (*out < 0 && errno == EEXIST)
		return handle_locked(err, lock);
	if (*out < 0)
		return error_set(err, ERR_SYSTEM, "cannot write %s: %s", lock,
		    strerror(errno));
	removal->waiting = true;
	return ERR_NONE;
}

/* Reads under the lock, so that nobody else's change is lost. */
static enum error_code
fill(struct removal *removal, int fd, const char *lock, struct error *err)
{
	struct packed packed;
	struct buf kept = { 0 };
	enum error_code code = packed_open(&packed, removal->git_folder, err);

	if (code)
		return code;
	if (!keep_others(removal, packed.text, &kept))
		code = error_set(err, ERR_INVALID, "%spacked-refs is broken "
		    "(see git fsck)", removal->git_folder);
	else if (kept.len == packed.text.len)
		removal_abandon(removal);
	else if (file_fill(fd, buf_slice(&kept)) || fsync(fd))
		code = error_set(err, ERR_SYSTEM, "cannot write %s: %s", lock,
		    strerror(errno));
	buf_release(&kept);
	packed_close(&packed);
	return code;
}

enum error_code
removal_prepare(struct removal *removal, struct error *err)
{
	struct pool pool = { 0 };
	const char *lock;
	enum error_code code;
	int fd = -1;

	if (removal->names.count == 0)
		return ERR_NONE;
	lock = path_of(removal, "packed-refs.lock", &pool);
	names_sort(&removal->names);
	code = take_lock(removal, lock, &fd, err);
	if (!code)
		code = fill(removal, fd, lock, err);
	if (fd >= 0)
		close(fd);
	if (code)
		removal_abandon(removal);
	pool_release(&pool);
	return code;
}

enum error_code
removal_finish(struct removal *removal, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;

	if (removal->waiting && rename(
	    path_of(removal, "packed-refs.lock", &pool),
	    path_of(removal, "packed-refs", &pool)))
		code = error_set(err, ERR_SYSTEM, "cannot replace "
		    "%spacked-refs: %s", removal->git_folder, strerror(errno));
	else
		removal->waiting = false;
	for (size_t i = 0; !code && i < removal->names.count; i++) {
		const char *name = removal->names.items[i];

		if (unlink(path_of(removal, name, &pool)) && errno != ENOENT &&
		    errno != ENOTDIR)
			code = error_set(err, ERR_SYSTEM, "cannot remove "
			    "%s%s: %s", removal->git_folder, name,
			    strerror(errno));
	}
	pool_release(&pool);
	return code;
}

/* Removes empty folders upward, but never refs/heads and its like. */
static void
remove_folders(char *path, size_t keep)
{
	char *slash;

	while ((slash = strrchr(path, '/')) && (size_t)(slash - path) > keep) {
		*slash = '\0';
		if (rmdir(path))
			return;
	}
}

static size_t
kept_length(const char *path, const char *name)
{
	const char *second = strchr(name + strlen("refs/"), '/');

	return strlen(path) - strlen(second ? second : "");
}

void
removal_tidy(const struct removal *removal)
{
	struct pool pool = { 0 };

	for (size_t i = 0; i < removal->names.count; i++) {
		const char *name = removal->names.items[i];
		char *ref = path_of(removal, name, &pool);
		char *log = pool_format(&pool, "%slogs/%s",
		    removal->git_folder, name);

		remove_folders(ref, kept_length(ref, name));
		unlink(log);
		remove_folders(log, kept_length(log, name));
	}
	pool_release(&pool);
}

void
removal_abandon(struct removal *removal)
{
	struct pool pool = { 0 };

	if (removal->waiting)
		unlink(path_of(removal, "packed-refs.lock", &pool));
	removal->waiting = false;
	pool_release(&pool);
}
