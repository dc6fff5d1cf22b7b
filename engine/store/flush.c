/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unwritten objects become files of git's own form.  In an order that a power
 * cut cannot turn round: no name leads to bytes that are not on the disk, and
 * when this is done the names are, too.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/deflate.h"
#include "store/handle.h"

/* So many files are open at once; and of the folders' names there are so many. */
enum { BATCH = 32, FOLDERS = 256, TRIES = 32 };

/* A file that has not got its name yet. */
struct draft {
	char *temporary;
	const char *path;
	int fd;
};

struct flush {
	struct store *store;
	const char *objects;	/* the folder */
	struct deflate *deflate;
	struct draft drafts[BATCH];
	size_t count;
	bool touched[FOLDERS];	/* by the first byte of the id */
	unsigned number;	/* of temporary names */
	struct pool pool;
	struct error *err;
};

static enum error_code
fail(struct flush *f, const char *what, const char *path)
{
	return error_set(f->err, ERR_SYSTEM, "cannot %s %s: %s", what, path,
	    strerror(errno));
}

static const char *
path_of(struct flush *f, struct oid id)
{
	struct oid_text hex = oid_text(id);

	return pool_format(&f->pool, "%s/%.2s/%s", f->objects, hex.hex,
	    hex.hex + 2);
}

/*
 * A name that git's housekeeping takes for left over after a while.  One that
 * is taken was left by a process of our number.
 */
static int
open_draft(struct flush *f, struct draft *d, struct oid id)
{
	char *folder = pool_format(&f->pool, "%s/%.2s", f->objects,
	    oid_text(id).hex);
	int fd, tries = TRIES;

	do {
		d->temporary = pool_format(&f->pool, "%s/tmp_obj_%ld_%u",
		    folder, (long)getpid(), f->number++);
		fd = open(d->temporary, O_WRONLY | O_CREAT | O_EXCL |
		    O_CLOEXEC | O_NOFOLLOW, 0444);
	} while (fd < 0 && --tries && (errno == EEXIST || (errno == ENOENT &&
	    (mkdir(folder, 0777) == 0 || errno == EEXIST))));
	return fd;
}

static enum error_code
write_draft(struct flush *f, const struct unwritten_object *object)
{
	struct draft *d = &f->drafts[f->count];
	struct buf packed = { 0 };
	char head[32];
	int len = snprintf(head, sizeof head, "%s %zu",
	    handle_kind_name(object->kind), object->bytes.len) + 1;
	enum error_code code = ERR_NONE;

	d->path = path_of(f, object->id);
	d->fd = open_draft(f, d, object->id);
	if (d->fd < 0)
		return fail(f, "write", d->path);
	f->count++;
	deflate_bytes(f->deflate, (struct slice){ head, (size_t)len },
	    object->bytes, &packed);
	if (file_fill(d->fd, buf_slice(&packed)))
		code = fail(f, "write", d->path);
	f->touched[object->id.at[0]] = true;
	buf_release(&packed);
	return code;
}

/* The bytes of all are on the disk before the first gets its name. */
static enum error_code
name_drafts(struct flush *f)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < f->count; i++) {
		if (fsync(f->drafts[i].fd))
			code = fail(f, "sync", f->drafts[i].path);
	}
	for (size_t i = 0; !code && i < f->count; i++) {
		if (rename(f->drafts[i].temporary, f->drafts[i].path))
			code = fail(f, "write", f->drafts[i].path);
		else
			f->drafts[i].temporary = NULL;
	}
	return code;
}

/* What has no name goes; the others are whole. */
static void
end_batch(struct flush *f)
{
	for (size_t i = 0; i < f->count; i++) {
		close(f->drafts[i].fd);
		if (f->drafts[i].temporary)
			unlink(f->drafts[i].temporary);
	}
	f->count = 0;
}

static int
sync_path(const char *path, int flags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	int failed = fd < 0 || fsync(fd);

	if (fd >= 0)
		close(fd);
	return failed;
}

/*
 * Who made an object that is there already may not have synced it, and may
 * have made it so long ago that git's housekeeping is about to take it: its
 * file is made young, as git does, and synced.  false: it has none.
 */
static bool
keep_stored(struct flush *f, const struct unwritten_object *object,
    enum error_code *code)
{
	const char *path = path_of(f, object->id);

	if (utimensat(AT_FDCWD, path, NULL, 0))
		return packs_keep(&f->store->packs, object->id);
	f->touched[object->id.at[0]] = true;
	if (sync_path(path, 0)) {
		if (errno == ENOENT)
			return packs_keep(&f->store->packs, object->id);
		*code = fail(f, "sync", path);
	}
	return true;
}

static enum error_code
write_objects(struct flush *f)
{
	const struct unwritten *u = &f->store->unwritten;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < u->count; i++) {
		const struct unwritten_object *object = &u->items[i];

		if (object->stored && keep_stored(f, object, &code))
			continue;
		code = write_draft(f, object);
		if (!code && f->count == BATCH) {
			code = name_drafts(f);
			end_batch(f);
		}
	}
	if (!code)
		code = name_drafts(f);
	end_batch(f);
	return code;
}

/*
 * Whoever made a folder may not have synced the one above it.  One that is gone
 * was emptied by git's housekeeping, into a pack that it synced.
 */
static enum error_code
sync_folders(struct flush *f)
{
	bool any = false;

	for (unsigned i = 0; i < FOLDERS; i++) {
		const char *path;

		if (!f->touched[i])
			continue;
		any = true;
		path = pool_format(&f->pool, "%s/%02x", f->objects, i);
		if (sync_path(path, O_DIRECTORY) && errno != ENOENT)
			return fail(f, "sync", path);
	}
	return any && sync_path(f->objects, O_DIRECTORY) ?
	    fail(f, "sync", f->objects) : ERR_NONE;
}

enum error_code
store_flush(struct store *store, struct error *err)
{
	struct flush f = { .store = store, .err = err };
	enum error_code code;

	if (store->unwritten.count == 0)
		return ERR_NONE;
	f.objects = store->folders.items[0];
	f.deflate = deflate_new();
	code = write_objects(&f);
	if (!code)
		code = sync_folders(&f);
	if (!code)
		unwritten_release(&store->unwritten);
	deflate_free(f.deflate);
	pool_release(&f.pool);
	return code;
}
