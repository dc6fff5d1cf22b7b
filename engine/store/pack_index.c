/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_index.h"

#include <dirent.h>
#include <endian.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mapped.h"

enum {
	COUNTS_BYTES = 256 * 4,	/* the last says how many objects there are */
	ENTRY_BYTES = 24,	/* of version 1: offset and name */
	NAME_AND_CRC = 24,	/* of version 2, before the table of offsets */
	OFFSET_BYTES = 4,
	LONG_BYTES = 8,
	DIGEST_BYTES = 20,
};

static const unsigned char magic[] = { 0xFF, 't', 'O', 'c', 0, 0, 0, 2 };

/* Where an index has its offsets: count of them, a stride from each other. */
struct offsets {
	struct slice index;
	size_t first;
	size_t stride;
	size_t count;
	size_t longer;	/* where the table of those beyond 31 bits begins */
};

static uint32_t
number_at(struct slice index, size_t offset)
{
	const unsigned char *at = (const unsigned char *)index.at + offset;

	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

/* False: its size is none that an index has, so libgit2 refuses it. */
static bool
find_offsets(struct offsets *out, struct slice index)
{
	size_t begin = index.len > sizeof magic &&
	    memcmp(index.at, magic, sizeof magic) == 0 ? sizeof magic : 0;
	size_t body = begin + COUNTS_BYTES;

	if (index.len < body + 2 * DIGEST_BYTES)
		return false;
	*out = (struct offsets){ index, body, ENTRY_BYTES,
		number_at(index, body - 4), 0 };
	if (begin) {
		out->first += out->count * NAME_AND_CRC;
		out->stride = OFFSET_BYTES;
		out->longer = out->first + out->count * OFFSET_BYTES;
	}
	return out->first + out->count * out->stride + 2 * DIGEST_BYTES <=
	    index.len;
}

/* Of version 2 one with the highest bit set is a place among the longer. */
static bool
leads_inside(const struct offsets *o, size_t n, off_t pack)
{
	uint64_t offset = number_at(o->index, o->first + n * o->stride);

	if (o->longer && offset >> 31) {
		size_t at = o->longer + (offset & INT32_MAX) * LONG_BYTES;

		if (at + LONG_BYTES + 2 * DIGEST_BYTES > o->index.len)
			return false;
		offset = (uint64_t)number_at(o->index, at) << 32 |
		    number_at(o->index, at + 4);
	}
	return pack > DIGEST_BYTES && offset < (uint64_t)pack - DIGEST_BYTES;
}

/*
 * The same of all of version 2, two at once, as a long history has a hundred
 * thousand.  False: some may not, or are among the longer.
 */
static bool
plainly_lead_inside(const struct offsets *o, off_t pack)
{
	const uint64_t marks = UINT64_C(0x8000000080000000);
	off_t last = pack - DIGEST_BYTES - 1;
	uint64_t lasts = marks | (uint64_t)last << 32 | (uint64_t)last;
	uint64_t good = marks, two;

	if (!o->longer || last < 0 || last > INT32_MAX)
		return false;
	for (size_t i = 0; i + 2 <= o->count; i += 2) {
		memcpy(&two, o->index.at + o->first + i * OFFSET_BYTES,
		    sizeof two);
		two = be64toh(two);
		good &= ~two & (lasts - (two & ~marks));
	}
	return good == marks && (o->count % 2 == 0 || leads_inside(o,
	    o->count - 1, pack));
}

bool
pack_index_leads_inside(struct slice index, off_t pack)
{
	struct offsets offsets;

	if (!find_offsets(&offsets, index) ||
	    plainly_lead_inside(&offsets, pack))
		return true;
	for (size_t i = 0; i < offsets.count; i++) {
		if (!leads_inside(&offsets, i, pack))
			return false;
	}
	return true;
}

static enum error_code
fail_read(const char *path, struct error *err)
{
	return error_set(err, ERR_SYSTEM, "cannot read %s: %s", path,
	    strerror(errno));
}

/* Without its pack it is no index yet, and judged when that has come. */
static enum error_code
judge(struct judged *judged, const char *path, const char *pack,
    struct error *err)
{
	struct slice index;
	struct stat data;
	enum error_code code = ERR_NONE;

	if (stat(pack, &data))
		return errno == ENOENT ? ERR_NONE : fail_read(pack, err);
	code = mapped_open(&index, path, err);
	if (code)
		return code == ERR_MISSING ? ERR_NONE : code;
	if (pack_index_leads_inside(index, data.st_size))
		names_add(&judged->paths, &judged->pool,
		    pool_text(&judged->pool, path));
	else
		code = error_set(err, ERR_SYSTEM, "%s points out of its "
		    "pack: it is damaged (rm -f '%s' && git index-pack "
		    "'%s' makes it anew)", path, path, pack);
	mapped_close(&index);
	return code;
}

enum error_code
pack_index_judge_new(struct judged *judged, const char *objects,
    struct error *err)
{
	struct pool pool = { 0 };
	const char *folder = pool_format(&pool, "%s/pack", objects);
	DIR *dir = opendir(folder);
	enum error_code code = dir || errno == ENOENT || errno == ENOTDIR ?
	    ERR_NONE : fail_read(folder, err);
	struct dirent *entry;

	while (!code && dir && (entry = readdir(dir))) {
		const char *path = pool_format(&pool, "%s/%s", folder,
		    entry->d_name);
		struct slice stem = slice_of(path);

		if (!slice_ends(stem, ".idx") ||
		    names_has(&judged->paths, path))
			continue;
		stem.len -= strlen(".idx");
		code = judge(judged, path, pool_format(&pool, "%s.pack",
		    pool_copy(&pool, stem)), err);
	}
	if (dir)
		closedir(dir);
	pool_release(&pool);
	return code;
}

void
judged_release(struct judged *judged)
{
	pool_release(&judged->pool);
	*judged = (struct judged){ 0 };
}
