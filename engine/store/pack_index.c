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

static uint32_t
number_at(struct slice index, size_t offset)
{
	const unsigned char *at = (const unsigned char *)index.at + offset;

	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

bool
pack_index_read(struct pack_index *out, struct slice bytes)
{
	size_t begin = bytes.len > sizeof magic &&
	    memcmp(bytes.at, magic, sizeof magic) == 0 ? sizeof magic : 0;
	size_t body = begin + COUNTS_BYTES;
	struct pack_index index = { .bytes = bytes, .counts = begin };

	if (bytes.len < body + 2 * DIGEST_BYTES)
		return false;
	index.count = number_at(bytes, body - 4);
	index.names = begin ? body : body + OFFSET_BYTES;
	index.name_stride = begin ? DIGEST_BYTES : ENTRY_BYTES;
	index.offsets = begin ? body + index.count * NAME_AND_CRC : body;
	index.stride = begin ? OFFSET_BYTES : ENTRY_BYTES;
	index.longer = begin ? index.offsets + index.count * OFFSET_BYTES : 0;
	if (index.offsets + index.count * index.stride + 2 * DIGEST_BYTES >
	    bytes.len)
		return false;
	*out = index;
	return true;
}

/* The nth offset; false: it is among the longer ones, which end before. */
static bool
offset_at(const struct pack_index *index, size_t n, uint64_t *out)
{
	uint64_t offset = number_at(index->bytes, index->offsets +
	    n * index->stride);

	if (index->longer && offset >> 31) {
		size_t at = index->longer + (offset & INT32_MAX) * LONG_BYTES;

		if (at + LONG_BYTES + 2 * DIGEST_BYTES > index->bytes.len)
			return false;
		offset = (uint64_t)number_at(index->bytes, at) << 32 |
		    number_at(index->bytes, at + 4);
	}
	*out = offset;
	return true;
}

/* How many names have a first byte up to this one, as far as it may be. */
static size_t
count_to(const struct pack_index *index, int first)
{
	size_t told = first < 0 ? 0 : number_at(index->bytes, index->counts +
	    (size_t)first * 4);

	return told < index->count ? told : index->count;
}

bool
pack_index_find(const struct pack_index *index, struct oid id,
    uint64_t *offset)
{
	size_t low, high;

	if (index->count == 0)
		return false;
	low = count_to(index, id.at[0] - 1);
	high = count_to(index, id.at[0]);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(id.at, index->bytes.at + index->names +
		    middle * index->name_stride, DIGEST_BYTES);

		if (order == 0)
			return offset_at(index, middle, offset);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static bool
leads_inside(const struct pack_index *index, size_t n, off_t pack)
{
	uint64_t offset;

	return offset_at(index, n, &offset) && pack > DIGEST_BYTES &&
	    offset < (uint64_t)pack - DIGEST_BYTES;
}

/*
 * The same of all of version 2, two at once, as a long history has a hundred
 * thousand.  False: some may not, or are among the longer.
 */
static bool
plainly_lead_inside(const struct pack_index *o, off_t pack)
{
	const uint64_t marks = UINT64_C(0x8000000080000000);
	off_t last = pack - DIGEST_BYTES - 1;
	uint64_t lasts = marks | (uint64_t)last << 32 | (uint64_t)last;
	uint64_t good = marks, two;

	if (!o->longer || last < 0 || last > INT32_MAX)
		return false;
	for (size_t i = 0; i + 2 <= o->count; i += 2) {
		memcpy(&two, o->bytes.at + o->offsets + i * OFFSET_BYTES,
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
	struct pack_index read;

	if (!pack_index_read(&read, index) || plainly_lead_inside(&read, pack))
		return true;
	for (size_t i = 0; i < read.count; i++) {
		if (!leads_inside(&read, i, pack))
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
