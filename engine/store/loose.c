/* SPDX-License-Identifier: Apache-2.0 */
#include "store/loose.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/packed.h"

enum { SYMBOLIC_DEPTH = 5 };

struct scan {
	const char *git_folder;
	const char *prefix;
	struct refs *out;
	struct pool *pool;
	struct error *err;
	struct buf path;	/* of what is looked at: "refs/heads/main" */
};

static enum error_code scan_folder(struct scan *scan, int folder);

static struct loose
parse(struct slice text)
{
	struct loose out = { .kind = LOOSE_BROKEN };

	text = slice_trim(text);
	if (slice_starts(text, "ref: ") && text.len - 5 < sizeof out.target) {
		out.kind = LOOSE_SYMBOLIC;
		memcpy(out.target, text.at + 5, text.len - 5);
	} else if (oid_read(&out.id, text) && !oid_is_zero(out.id)) {
		out.kind = LOOSE_ID;
	}
	return out;
}

/* No file has a name that is too long, and a folder is no ref. */
static struct loose
unread(int reason)
{
	bool absent = reason == ENOENT || reason == ENOTDIR ||
	    reason == EISDIR || reason == ENAMETOOLONG;

	return (struct loose){ .kind = absent ? LOOSE_ABSENT : LOOSE_BROKEN,
		.reason = absent ? 0 : reason };
}

struct loose
loose_read(int folder, const char *path)
{
	/* A pipe put there must not make us wait, nor a link lead us away. */
	int fd = openat(folder, path,
	    O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	char text[600];
	ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof text);
	int reason = errno;

	if (fd >= 0)
		close(fd);
	return len < 0 ? unread(reason) :
	    parse((struct slice){ text, (size_t)len });
}

enum error_code
loose_fail(const struct loose *loose, const char *git_folder,
    const char *name, struct error *err)
{
	if (loose->reason)
		return error_set(err, ERR_SYSTEM, "cannot read %s%s: %s",
		    git_folder, name, strerror(loose->reason));
	return error_set(err, ERR_INVALID, "%s%s holds no commit (write the "
	    "right one into it, or remove it)", git_folder, name);
}

/* A name that was packed since its file was looked for is in packed-refs. */
static struct loose
read_anywhere(const char *git_folder, const char *name)
{
	struct buf path = { 0 };
	struct packed packed;
	struct error err;
	struct loose found;

	buf_format(&path, "%s%s", git_folder, name);
	found = loose_read(AT_FDCWD, path.at);
	buf_release(&path);
	if (found.kind != LOOSE_ABSENT)
		return found;
	if (packed_open(&packed, git_folder, &err))
		return (struct loose){ .kind = LOOSE_BROKEN, .reason = EIO };
	if (packed_find(&packed, name, &found.id))
		found.kind = LOOSE_ID;
	packed_close(&packed);
	return found;
}

struct loose
loose_resolve(const char *git_folder, const char *name)
{
	struct loose found = read_anywhere(git_folder, name);

	for (int i = 0; i < SYMBOLIC_DEPTH; i++) {
		struct loose next;

		if (found.kind != LOOSE_SYMBOLIC ||
		    strncmp(found.target, "refs/", 5) != 0 ||
		    strstr(found.target, ".."))
			break;
		next = read_anywhere(git_folder, found.target);
		found = next;
	}
	return found;
}

static enum error_code
add_file(struct scan *scan, int folder, const char *name)
{
	struct loose loose = loose_read(folder, name);
	struct refs *out = scan->out;

	if (loose.kind == LOOSE_SYMBOLIC)
		loose = loose_resolve(scan->git_folder, scan->path.at);
	if (loose.kind == LOOSE_BROKEN)
		return loose_fail(&loose, scan->git_folder, scan->path.at,
		    scan->err);
	if (loose.kind != LOOSE_ID)
		return ERR_NONE;
	out->items = pool_grow(scan->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = (struct ref){
		pool_copy(scan->pool, buf_slice(&scan->path)), loose.id };
	return ERR_NONE;
}

static enum error_code
scan_entry(struct scan *scan, int folder, const struct dirent *entry)
{
	struct slice name = slice_of(entry->d_name);
	size_t len = scan->path.len;
	enum error_code code = ERR_NONE;
	int inner = -1;

	if (name.at[0] == '.' || slice_ends(name, ".lock"))
		return ERR_NONE;
	buf_add(&scan->path, name);
	if (slice_starts(buf_slice(&scan->path), scan->prefix)) {
		if (entry->d_type != DT_REG)
			inner = openat(folder, name.at, O_RDONLY |
			    O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (inner < 0) {
			code = add_file(scan, folder, name.at);
		} else {
			buf_char(&scan->path, '/');
			code = scan_folder(scan, inner);
		}
	}
	scan->path.len = len;
	scan->path.at[len] = '\0';
	return code;
}

/* Closes the folder. */
static enum error_code
scan_folder(struct scan *scan, int folder)
{
	DIR *entries = fdopendir(folder);
	enum error_code code = ERR_NONE;
	struct dirent *entry;

	if (!entries) {
		close(folder);
		return error_set(scan->err, ERR_SYSTEM, "cannot read %s%s: %s",
		    scan->git_folder, scan->path.at, strerror(errno));
	}
	while (!code && (entry = readdir(entries)))
		code = scan_entry(scan, folder, entry);
	closedir(entries);
	return code;
}

enum error_code
loose_list(const char *git_folder, const char *prefix, struct refs *out,
    struct pool *pool, struct error *err)
{
	struct scan scan = { git_folder, prefix, out, pool, err, { 0 } };
	const char *slash = strrchr(prefix, '/');
	char *path;
	enum error_code code = ERR_NONE;
	int folder;

	buf_add(&scan.path, (struct slice){ prefix,
	    slash ? (size_t)(slash - prefix) + 1 : 0 });
	path = pool_format(pool, "%s%s", git_folder, scan.path.at);
	folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0)
		code = scan_folder(&scan, folder);
	else if (errno != ENOENT && errno != ENOTDIR)
		code = error_set(err, ERR_SYSTEM, "cannot read %s: %s", path,
		    strerror(errno));
	buf_release(&scan.path);
	return code;
}
