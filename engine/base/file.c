/* SPDX-License-Identifier: Apache-2.0 */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum error_code
fail(struct error *err, const char *verb, const char *path)
{
	enum error_code code = errno == ENOENT ? ERR_MISSING : ERR_SYSTEM;

	return error_set(err, code, "cannot %s %s: %s", verb, path,
	    strerror(errno));
}

enum error_code
file_read_fd(struct buf *out, int fd, const char *name, size_t limit,
    struct error *err)
{
	char chunk[16384];
	size_t total = 0;
	ssize_t got;

	while ((got = read(fd, chunk, sizeof chunk)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(err, "read", name);
		total += (size_t)got;
		if (total > limit)
			return error_set(err, ERR_REFUSED, "%s: too-large: "
			    "more than %zu bytes (make it smaller)", name,
			    limit);
		buf_add(out, (struct slice){ chunk, (size_t)got });
	}
	return ERR_NONE;
}

enum error_code
file_read(struct buf *out, const char *path, size_t limit, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	enum error_code code;

	if (fd < 0)
		return fail(err, "read", path);
	code = file_read_fd(out, fd, path, limit, err);
	close(fd);
	return code;
}

int
file_fill(int fd, struct slice bytes)
{
	while (bytes.len) {
		ssize_t done = write(fd, bytes.at, bytes.len);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		bytes = slice_skip(bytes, (size_t)done);
	}
	return 0;
}

static int
sync_folder_of(const char *path, struct pool *pool)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash ? pool_copy(pool,
	    (struct slice){ path, (size_t)(slash - path) + 1 }) : ".";
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int failed;

	if (fd < 0)
		return -1;
	failed = fsync(fd);
	close(fd);
	return failed;
}

/* How a file is put in its place. */
struct placing {
	const char *path;
	mode_t mode;
	bool synced;
};

/* Fills the temporary file and puts it in path's place. */
static int
replace(const struct placing *p, const char *temporary, int fd,
    struct slice bytes)
{
	int failed = file_fill(fd, bytes) || (p->synced && fsync(fd));

	return (close(fd) || failed || rename(temporary, p->path)) ? -1 : 0;
}

static enum error_code
place(const struct placing *p, struct slice bytes, struct error *err)
{
	struct pool pool = { 0 };
	char *temporary = pool_format(&pool, "%s.XXXXXX", p->path);
	enum error_code code = ERR_NONE;
	int fd = mkostemp(temporary, O_CLOEXEC);

	if (fd < 0) {
		code = fail(err, "write", p->path);
	} else if (fchmod(fd, p->mode) ||
	    replace(p, temporary, fd, bytes)) {
		code = fail(err, "write", p->path);
		unlink(temporary);
	} else if (p->synced && sync_folder_of(p->path, &pool)) {
		code = fail(err, "sync the folder of", p->path);
	}
	pool_release(&pool);
	return code;
}

enum error_code
file_write(const char *path, struct slice bytes, mode_t mode,
    struct error *err)
{
	return place(&(struct placing){ path, mode, true }, bytes, err);
}

enum error_code
file_put(const char *path, struct slice bytes, mode_t mode,
    struct error *err)
{
	return place(&(struct placing){ path, mode, false }, bytes, err);
}

enum error_code
file_replace(const char *path, struct slice bytes, struct error *err)
{
	char *real = realpath(path, NULL);
	enum error_code code;
	struct stat st;

	if (!real || stat(real, &st))
		code = fail(err, "write", path);
	else
		code = file_write(real, bytes, st.st_mode & 07777, err);
	free(real);
	return code;
}

enum error_code
file_move(const char *from, const char *to, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;

	if (rename(from, to))
		code = fail(err, "move", from);
	else if (sync_folder_of(to, &pool) || sync_folder_of(from, &pool))
		code = fail(err, "sync the folder of", to);
	pool_release(&pool);
	return code;
}

enum error_code
file_make_folder(const char *path, mode_t mode, struct error *err)
{
	struct pool pool = { 0 };
	char *copy = pool_text(&pool, path);
	enum error_code code = ERR_NONE;

	for (char *p = copy + 1; !code && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(copy, mode) && errno != EEXIST)
			code = fail(err, "make the folder", copy);
		*p = '/';
	}
	if (!code && mkdir(path, mode) && errno != EEXIST)
		code = fail(err, "make the folder", path);
	pool_release(&pool);
	return code;
}

enum error_code
file_make_temporary(const char **out, const char *name, struct pool *pool,
    struct error *err)
{
	const char *tmp = getenv("TMPDIR");
	char *path = pool_format(pool, "%s/%s-XXXXXX", tmp && *tmp ? tmp :
	    "/tmp", name);

	if (!mkdtemp(path))
		return error_set(err, ERR_SYSTEM, "%s cannot be made (look at "
		    "TMPDIR)", path);
	*out = path;
	return ERR_NONE;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static enum error_code
remove_entries(const char *path, struct pool *pool, struct error *err)
{
	DIR *folder = opendir(path);
	enum error_code code = ERR_NONE;
	struct dirent *entry;

	if (!folder)
		return errno == ENOENT ? ERR_NONE : fail(err, "open", path);
	while (!code && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			code = file_remove_tree(pool_format(pool, "%s/%s",
			    path, entry->d_name), err);
	}
	closedir(folder);
	return code;
}

enum error_code
file_empty_folder(const char *path, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code = remove_entries(path, &pool, err);

	pool_release(&pool);
	return code;
}

enum error_code
file_remove_tree(const char *path, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code;
	struct stat st;

	if (lstat(path, &st))
		return errno == ENOENT ? ERR_NONE : fail(err, "remove", path);
	if (!S_ISDIR(st.st_mode)) {
		if (unlink(path) && errno != ENOENT)
			return fail(err, "remove", path);
		return ERR_NONE;
	}
	code = remove_entries(path, &pool, err);
	pool_release(&pool);
	if (!code && rmdir(path) && errno != ENOENT)
		return fail(err, "remove", path);
	return code;
}
