/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_index.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/slice.h"

/* The table of 256 counts, then per object 20 bytes, 4 of CRC, 4 of offset. */
enum {
	COUNTS_AT = 8,
	COUNTS_BYTES = 256 * 4,
	NAME_AND_CRC = 24,
	OFFSET_BYTES = 4,
	DIGEST_BYTES = 20,
};

static const unsigned char magic[] = { 0xFF, 't', 'O', 'c', 0, 0, 0, 2 };

static uint32_t
number_at(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

/* With the highest bit set it counts entries of a table that comes after. */
static bool
leads_inside(struct slice index, off_t pack)
{
	const unsigned char *at = (const unsigned char *)index.at;
	size_t count, first = COUNTS_AT + COUNTS_BYTES;

	if (index.len < first + 2 * DIGEST_BYTES ||
	    memcmp(at, magic, sizeof magic) != 0)
		return true;
	count = number_at(at + first - 4);
	first += count * NAME_AND_CRC;
	if (first + count * OFFSET_BYTES + 2 * DIGEST_BYTES > index.len)
		return true;
	for (size_t i = 0; i < count; i++) {
		uint32_t offset = number_at(at + first + i * OFFSET_BYTES);

		if (!(offset >> 31) && (off_t)offset + DIGEST_BYTES >= pack)
			return false;
	}
	return true;
}

static enum error_code
judge(const char *path, const char *pack, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat index, data;
	enum error_code code = ERR_NONE;
	void *map = MAP_FAILED;

	if (fd >= 0 && !fstat(fd, &index) && !stat(pack, &data))
		map = mmap(NULL, (size_t)index.st_size, PROT_READ, MAP_PRIVATE,
		    fd, 0);
	if (map != MAP_FAILED) {
		if (!leads_inside((struct slice){ map, (size_t)index.st_size },
		    data.st_size))
			code = error_set(err, ERR_SYSTEM, "%s points out of its "
			    "pack: it is damaged (rm -f '%s' && git index-pack "
			    "'%s' makes it anew)", path, path, pack);
		munmap(map, (size_t)index.st_size);
	}
	if (fd >= 0)
		close(fd);
	return code;
}

enum error_code
pack_index_judge_all(const char *objects, struct error *err)
{
	struct pool pool = { 0 };
	const char *folder = pool_format(&pool, "%s/pack", objects);
	DIR *dir = opendir(folder);
	enum error_code code = ERR_NONE;
	struct dirent *entry;

	while (!code && dir && (entry = readdir(dir))) {
		struct slice name = slice_of(entry->d_name);

		if (!slice_ends(name, ".idx"))
			continue;
		name.len -= strlen(".idx");
		code = judge(pool_format(&pool, "%s/%s", folder,
		    entry->d_name), pool_format(&pool, "%s/%s.pack", folder,
		    pool_copy(&pool, name)), err);
	}
	if (dir)
		closedir(dir);
	pool_release(&pool);
	return code;
}
