/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_memory.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/build_id.h"
#include "base/file.h"
#include "base/mapped.h"
#include "base/pack.h"
#include "sign/hash.h"

enum { LIMIT = 16 * 1024 * 1024, PATH_ROOM = 4096, HEAD = 16,
	FILES = 64 };

static const char MAGIC[8] = { 'g', 'r', 'u', 'l', 'e', 's', '1', '\n' };

/* What is known of one file of rules. */
struct record {
	struct slice file;	/* its bytes */
	struct slice answers;
};

struct records {
	struct record *items;
	size_t count;
};

struct rule_memory {
	struct pool *pool;
	struct style_memory face;
	const char *folder;
	const char *path;
	struct slice file;	/* mapped, as long as the pool lives */
	struct records known;	/* sorted by file */
	struct records used;	/* what is to be written, if anything is new */
	bool changed;
};

static int
by_file(const void *left, const void *right)
{
	const struct record *a = left, *b = right;

	if (a->file.len != b->file.len)
		return a->file.len < b->file.len ? -1 : 1;
	return a->file.len ? memcmp(a->file.at, b->file.at, a->file.len) : 0;
}

static void
add(struct rule_memory *m, struct records *records, struct record record)
{
	records->items = pool_grow(m->pool, records->items, records->count,
	    sizeof *records->items);
	records->items[records->count++] = record;
}

static bool
recall(void *of, struct slice *file, struct slice *answers)
{
	struct rule_memory *m = of;
	struct record key = { .file = *file };
	const struct record *found = m->known.count ? bsearch(&key,
	    m->known.items, m->known.count, sizeof key, by_file) : NULL;

	if (!found)
		return false;
	*file = found->file;
	*answers = found->answers;
	add(m, &m->used, *found);
	return true;
}

static void
keep(void *of, struct slice file, struct slice answers)
{
	struct rule_memory *m = of;
	struct record record = { { pool_copy(m->pool, file), file.len },
		{ pool_copy(m->pool, answers), answers.len } };
	struct records *used = &m->used;

	m->changed = true;
	/* What was recalled of the same file is not what it said. */
	if (used->count && by_file(&used->items[used->count - 1],
	    &record) == 0)
		used->count--;
	add(m, used, record);
}

/* Tells a torn file, not a forged one: who can forge it is its owner. */
static uint64_t
checksum(struct slice bytes)
{
	uint64_t sum = bytes.len, word;
	size_t i = 0;

	for (; i + sizeof word <= bytes.len; i += sizeof word) {
		memcpy(&word, bytes.at + i, sizeof word);
		sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 29;
	}
	for (; i < bytes.len; i++)
		sum = (sum ^ (unsigned char)bytes.at[i]) *
		    UINT64_C(0x100000001B3);
	return sum;
}

/* Nobody else could have written it. */
static bool
is_ours(const struct stat *st, mode_t type)
{
	return (st->st_mode & S_IFMT) == type && st->st_uid == geteuid() &&
	    !(st->st_mode & (S_IWGRP | S_IWOTH));
}

static void
unmap(void *of)
{
	mapped_close(of);
}

/* Mapped: it is replaced and never changed, and little of it is looked at. */
static bool
read_all(struct rule_memory *m, struct slice *out)
{
	int fd = open(m->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	void *map = MAP_FAILED;

	if (fd < 0)
		return false;
	if (!fstat(fd, &st) && is_ours(&st, S_IFREG) && st.st_size >= HEAD &&
	    st.st_size <= LIMIT)
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
		    fd, 0);
	close(fd);
	if (map == MAP_FAILED)
		return false;
	m->file = (struct slice){ map, (size_t)st.st_size };
	pool_at_release(m->pool, unmap, &m->file);
	*out = m->file;
	return true;
}

/* Records as far as they are whole. */
static void
load(struct rule_memory *m)
{
	struct slice rest;
	uint64_t sum;

	if (!read_all(m, &rest) ||
	    memcmp(rest.at, MAGIC, sizeof MAGIC) != 0)
		return;
	memcpy(&sum, rest.at + sizeof MAGIC, sizeof sum);
	rest = slice_skip(rest, HEAD);
	if (sum != checksum(rest))
		return;
	while (rest.len) {
		struct record record;

		if (!pack_take_text(&rest, &record.file) ||
		    !pack_take_text(&rest, &record.answers))
			break;
		add(m, &m->known, record);
	}
	if (m->known.count)
		qsort(m->known.items, m->known.count, sizeof *m->known.items,
		    by_file);
}

/* Absolute, or the working folder would decide. */
static const char *
cache_folder(struct pool *pool)
{
	const char *cache = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");

	if (cache && cache[0] == '/')
		return pool_format(pool, "%s/galley/rules", cache);
	if (home && home[0] == '/')
		return pool_format(pool, "%s/.cache/galley/rules", home);
	return NULL;
}

/* This program, this folder, this configuration. */
static bool
name_of(const char *config, struct digest_text *out)
{
	char folder[PATH_ROOM];
	struct slice program = build_id();
	struct buf text = { 0 };

	if (program.len == 0 || !getcwd(folder, sizeof folder))
		return false;
	pack_text(&text, program);
	pack_text(&text, slice_of(folder));
	pack_text(&text, slice_of(config));
	*out = digest_text(hash_of(buf_slice(&text)));
	buf_release(&text);
	return true;
}

struct rule_memory *
rule_memory_open(const char *config, struct pool *pool)
{
	struct rule_memory *m = pool_alloc(pool, sizeof *m);
	struct digest_text name;
	struct stat st;

	m->pool = pool;
	m->face = (struct style_memory){ m, recall, keep };
	m->folder = cache_folder(pool);
	if (!m->folder || !name_of(config, &name))
		return NULL;
	m->path = pool_format(pool, "%s/%s", m->folder, name.hex);
	if (stat(m->folder, &st))
		return m;
	if (!is_ours(&st, S_IFDIR))
		return NULL;
	load(m);
	return m;
}

const struct style_memory *
rule_memory_of(struct rule_memory *m)
{
	return m ? &m->face : NULL;
}

static void
write_all(const struct rule_memory *m, struct buf *out)
{
	uint64_t sum;

	buf_add(out, (struct slice){ MAGIC, sizeof MAGIC });
	buf_add(out, (struct slice){ MAGIC, sizeof sum });
	for (size_t i = 0; i < m->used.count; i++) {
		pack_text(out, m->used.items[i].file);
		pack_text(out, m->used.items[i].answers);
	}
	sum = checksum(slice_skip(buf_slice(out), HEAD));
	memcpy(out->at + sizeof MAGIC, &sum, sizeof sum);
}

/* Of too many files the one that was written first goes. */
static void
make_room(const struct rule_memory *m)
{
	DIR *folder = opendir(m->folder);
	const char *oldest = NULL;
	struct timespec then = { 0 };
	struct dirent *entry;
	size_t count = 0;

	while (folder && (entry = readdir(folder))) {
		struct stat st;

		if (fstatat(dirfd(folder), entry->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode))
			continue;
		count++;
		if (oldest && (st.st_mtim.tv_sec > then.tv_sec ||
		    (st.st_mtim.tv_sec == then.tv_sec &&
		    st.st_mtim.tv_nsec >= then.tv_nsec)))
			continue;
		then = st.st_mtim;
		oldest = pool_text(m->pool, entry->d_name);
	}
	if (folder && count >= FILES)
		unlinkat(dirfd(folder), oldest, 0);
	if (folder)
		closedir(folder);
}

void
rule_memory_close(struct rule_memory *m)
{
	struct buf out = { 0 };
	struct error err;

	if (!m || !m->changed)
		return;
	write_all(m, &out);
	if (out.len <= LIMIT && !file_make_folder(m->folder, 0700, &err)) {
		make_room(m);
		(void)file_put(m->path, buf_slice(&out), 0600, &err);
	}
	buf_release(&out);
}
