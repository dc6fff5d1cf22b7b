/* SPDX-License-Identifier: Apache-2.0 */
#include "disk.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum { FILE_BYTES = 64 * 1024 * 1024, FOLDER_DEPTH = 40 };

static bool
read_file(void *of, const char *path, struct slice *out)
{
	struct disk *disk = of;
	struct buf bytes = { 0 };
	struct error err;

	/* A folder is not read either. */
	if (file_read(&bytes, path, FILE_BYTES, &err)) {
		buf_release(&bytes);
		return false;
	}
	*out = buf_settle(&bytes, disk->pool);
	return true;
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	DIR *dir = opendir(folder[0] ? folder : ".");
	const struct dirent *entry;

	(void)of;
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] != '.')
			names_add(out, pool, pool_text(pool, entry->d_name));
	}
	if (dir)
		closedir(dir);
	names_sort(out);
}

struct source
disk_source(struct disk *disk)
{
	return (struct source){ .of = disk, .read = read_file,
		.list = list_folder };
}

bool
disk_is_folder(const char *path)
{
	struct stat found;

	return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static bool
is_link(const char *path)
{
	struct stat found;

	return lstat(path, &found) == 0 && S_ISLNK(found.st_mode);
}

static void
walk(const char *folder, unsigned depth, struct names *out, struct pool *pool)
{
	struct names entries = { 0 };

	if (depth == FOLDER_DEPTH)
		return;
	list_folder(NULL, folder, &entries, pool);
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = strcmp(folder, ".") == 0 ?
		    entries.items[i] : pool_format(pool, "%s/%s", folder,
		    entries.items[i]);

		if (!disk_is_folder(path))
			names_add(out, pool, path);
		else if (!is_link(path))
			walk(path, depth + 1, out, pool);
	}
}

enum error_code
disk_files(const char *path, struct names *out, struct pool *pool,
    struct error *err)
{
	size_t len = strlen(path);
	char *folder;

	if (!disk_is_folder(path)) {
		if (!file_exists(path))
			return error_set(err, ERR_MISSING, "%s is not there",
			    path);
		names_add(out, pool, pool_text(pool, path));
		return ERR_NONE;
	}
	while (len > 1 && path[len - 1] == '/')
		len--;
	folder = pool_copy(pool, (struct slice){ path, len });
	if (strncmp(folder, "./", 2) == 0)
		folder += 2;
	walk(folder, 0, out, pool);
	return ERR_NONE;
}
