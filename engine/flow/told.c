/* SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"

enum { TOLD_LIMIT = 1024 * 1024 };

#define FOLDER "notices"

/* Names of ours have a dot, which no person's id has. */
static const char *
file_of(struct galley *g, const char *name)
{
	return workspace_file(g, pool_format(&g->pool, FOLDER "/%s", name));
}

/* What cannot be listed is not taken for a folder that ends there. */
enum error_code
told_persons(struct names *out, struct galley *g, struct error *err)
{
	const char *path = workspace_file(g, FOLDER);
	DIR *folder = opendir(path);
	struct dirent *entry;
	int failed = folder ? 0 : errno;

	if (failed == ENOENT)
		return ERR_NONE;
	while (folder && (errno = 0, entry = readdir(folder))) {
		if (!strchr(entry->d_name, '.'))
			names_add(out, &g->pool, pool_text(&g->pool,
			    entry->d_name));
	}
	if (folder) {
		failed = errno;
		closedir(folder);
	}
	names_sort(out);
	return failed ? error_set(err, ERR_SYSTEM, "%s: %s", path,
	    strerror(failed)) : ERR_NONE;
}

static enum error_code
read_lines(struct slice *out, struct galley *g, const char *name,
    struct error *err)
{
	struct buf text = { 0 };
	enum error_code code = file_read(&text, file_of(g, name), TOLD_LIMIT,
	    err);

	*out = buf_settle(&text, &g->pool);
	return code == ERR_MISSING ? ERR_NONE : code;
}

static int64_t
take_number(struct slice *rest, struct pool *pool)
{
	struct slice line;

	return slice_line(rest, &line) ? strtoll(pool_copy(pool, line), NULL,
	    10) : 0;
}

enum error_code
told_read(struct told *out, struct galley *g, const char *person,
    struct error *err)
{
	struct slice rest, line;
	enum error_code code = read_lines(&rest, g, person, err);

	if (code)
		return code;
	*out = (struct told){ .last = take_number(&rest, &g->pool) };
	while (slice_line(&rest, &line))
		names_add(&out->keys, &g->pool, pool_copy(&g->pool, line));
	names_sort(&out->keys);
	return ERR_NONE;
}

enum error_code
told_write(struct galley *g, const char *person, const struct told *told,
    struct error *err)
{
	struct buf text = { 0 };
	enum error_code code;

	buf_format(&text, "%" PRId64 "\n", told->last);
	for (size_t i = 0; i < told->keys.count; i++)
		buf_format(&text, "%s\n", told->keys.items[i]);
	code = file_write(file_of(g, person), buf_slice(&text), 0600, err);
	buf_release(&text);
	return code;
}

enum error_code
told_main_read(struct told_main *out, struct galley *g, struct error *err)
{
	struct slice rest, line;
	enum error_code code = read_lines(&rest, g, "main.told", err);

	if (!code && slice_line(&rest, &line) && oid_read(&out->commit, line))
		out->began = take_number(&rest, &g->pool);
	return code;
}

enum error_code
told_main_write(struct galley *g, const struct told_main *told,
    struct error *err)
{
	return file_write(file_of(g, "main.told"), slice_of(pool_format(
	    &g->pool, "%s\n%" PRId64 "\n", oid_text(told->commit).hex,
	    told->began)), 0600, err);
}

enum error_code
told_lock(int *out, struct galley *g, struct error *err)
{
	const char *path = file_of(g, "lock.told");
	enum error_code code = file_make_folder(workspace_file(g, FOLDER),
	    0700, err);
	int fd;

	if (code)
		return code;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return error_set(err, ERR_SYSTEM, "%s: %s", path,
		    strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB)) {
		close(fd);
		return error_set(err, ERR_SYSTEM, "another galley notify is "
		    "sending (the next one sends what is new)");
	}
	*out = fd;
	return ERR_NONE;
}
