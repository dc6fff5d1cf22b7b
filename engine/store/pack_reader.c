/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <zlib.h>

#include "base/mapped.h"
#include "store/pack_delta.h"
#include "store/pack_names.h"

/*
 * zlib decodes fast while this much room is left, so each object gets it
 * behind its last byte.
 */
enum { SLACK = 320 };

enum { DIGEST_BYTES = 20, MORE = 0x80, SIZE_BITS = 32, BACK_BITS = 32 };

/* The pages of a pack count as our memory: after so many reads they are let go. */
enum { READS_MAPPED = 256 };

/* What deltas tell others by is kept: so many, and so much of all. */
enum { KEPT_SLOTS = 512, KEPT_BUDGET = 2 << 20 };

/* All zeros has no room. */
struct room {
	char *at;
	size_t size;
};

/* A pack, mapped when an object is first found in it. */
struct pack_file {
	const char *index;	/* the path of its index */
	struct pack_names names;
	bool tried;
	struct slice map;
};

/* One object as it lies in the pack. */
struct entry {
	git_object_t type;
	size_t size;		/* unpacked; of a delta, of its instructions */
	size_t offset;
	size_t base;		/* where what a delta is told by begins */
	struct slice packed;	/* from its first byte to the end of the pack */
};

struct kept {
	const struct pack_file *file;
	size_t offset;
	git_object_t type;
	char *at;		/* NULL: nothing is kept here */
	size_t len;
};

struct pack_reader {
	const struct judged *judged;
	struct pack_file *files;	/* one of each index that was judged */
	size_t count;
	size_t reads;		/* since what was mapped was let go */
	z_stream stream;
	bool streaming;
	struct room result;
	struct room delta;
	struct kept kept[KEPT_SLOTS];
	size_t kept_bytes;
	/* of the object that is being put together, which is the first */
	struct entry chain[PACK_DEPTH_LIMIT];
};

/* An object that is being put together. */
struct making {
	struct pack_reader *reader;
	struct pack_file *file;
	size_t depth;		/* how much of the chain is left */
	git_object_t type;
	struct slice base;	/* what was made of it last */
};

struct pack_reader *
pack_reader_new(const struct judged *judged)
{
	struct pack_reader *r = mem_alloc(sizeof *r);

	r->judged = judged;
	return r;
}

static void
forget_kept(struct pack_reader *r)
{
	for (size_t i = 0; i < KEPT_SLOTS; i++)
		free(r->kept[i].at);
	memset(r->kept, 0, sizeof r->kept);
	r->kept_bytes = 0;
}

void
pack_reader_free(struct pack_reader *r)
{
	if (!r)
		return;
	forget_kept(r);
	for (size_t i = 0; i < r->count; i++) {
		pack_names_close(&r->files[i].names);
		mapped_close(&r->files[i].map);
	}
	if (r->streaming)
		inflateEnd(&r->stream);
	free(r->files);
	free(r->result.at);
	free(r->delta.at);
	free(r);
}

static char *
make_room(struct room *room, size_t size)
{
	if (size > room->size) {
		room->at = mem_resize(room->at, size * 2);
		room->size = size * 2;
	}
	return room->at;
}

static struct kept *
slot_of(struct pack_reader *r, size_t offset)
{
	return &r->kept[offset * 2654435761U >> 8 & (KEPT_SLOTS - 1)];
}

static const struct kept *
find_kept(struct pack_reader *r, const struct pack_file *file, size_t offset)
{
	const struct kept *kept = slot_of(r, offset);

	return kept->at && kept->file == file && kept->offset == offset ?
	    kept : NULL;
}

/* Takes the bytes over; what is in the way goes. */
static void
keep(struct pack_reader *r, const struct kept *new)
{
	struct kept *kept = slot_of(r, new->offset);

	if (r->kept_bytes + new->len > KEPT_BUDGET)
		forget_kept(r);
	r->kept_bytes += new->len - kept->len;
	free(kept->at);
	*kept = *new;
}

/* The files have moved then: what is kept is of other ones. */
static void
add_files(struct pack_reader *r)
{
	const struct names *paths = &r->judged->paths;

	if (r->count == paths->count)
		return;
	forget_kept(r);
	r->files = mem_resize(r->files, paths->count * sizeof *r->files);
	for (; r->count < paths->count; r->count++) {
		struct pack_file file = { .index = paths->items[r->count] };

		(void)pack_names_open(&file.names, file.index);
		r->files[r->count] = file;
	}
}

/* The pack is mapped whole, and read where something is asked of it. */
static bool
is_mapped(struct pack_file *file)
{
	struct slice stem = slice_of(file->index);
	struct pool pool = { 0 };
	struct error ignored;

	if (file->tried)
		return file->map.len > 0;
	file->tried = true;
	stem.len -= strlen(".idx");
	if (!mapped_open(&file->map, pool_format(&pool, "%.*s.pack",
	    (int)stem.len, stem.at), &ignored) &&
	    file->map.len <= DIGEST_BYTES)
		mapped_close(&file->map);
	pool_release(&pool);
	return file->map.len > 0;
}

static struct slice
bytes_from(const struct pack_file *file, size_t offset)
{
	size_t end = file->map.len - DIGEST_BYTES;

	return offset < end ? (struct slice){ file->map.at + offset,
	    end - offset } : (struct slice){ "", 0 };
}

static bool
take_byte(struct slice *rest, unsigned char *out)
{
	if (rest->len == 0)
		return false;
	*out = (unsigned char)rest->at[0];
	*rest = slice_skip(*rest, 1);
	return true;
}

/* Three bits of type, and a size: its lowest four bits first, then sevens. */
static bool
take_head(struct entry *e)
{
	unsigned shift = 4;
	unsigned char c;

	if (!take_byte(&e->packed, &c))
		return false;
	e->type = (git_object_t)(c >> 4 & 7);
	e->size = c & 0x0F;
	while (c & MORE) {
		if (shift >= SIZE_BITS || !take_byte(&e->packed, &c))
			return false;
		e->size |= (size_t)(c & (MORE - 1)) << shift;
		shift += 7;
	}
	return e->size <= PACK_SIZE_LIMIT;
}

/* How far back in the pack the base begins: sevens, the highest first. */
static bool
take_distance(struct entry *e)
{
	unsigned char c;
	size_t back;

	if (!take_byte(&e->packed, &c))
		return false;
	back = c & (MORE - 1);
	while (c & MORE) {
		if (back >> BACK_BITS || !take_byte(&e->packed, &c))
			return false;
		back = (back + 1) << 7 | (c & (MORE - 1));
	}
	if (back == 0 || back > e->offset)
		return false;
	e->base = e->offset - back;
	return true;
}

static bool
take_name(struct entry *e, const struct pack_names *names)
{
	struct oid id;

	if (e->packed.len < OID_SIZE)
		return false;
	memcpy(id.at, e->packed.at, OID_SIZE);
	e->packed = slice_skip(e->packed, OID_SIZE);
	return pack_names_find(names, id, &e->base);
}

static bool
read_entry(const struct pack_file *file, size_t offset, struct entry *out)
{
	struct entry e = { .offset = offset,
		.packed = bytes_from(file, offset) };

	if (!take_head(&e))
		return false;
	if ((e.type == GIT_OBJECT_OFS_DELTA && !take_distance(&e)) ||
	    (e.type == GIT_OBJECT_REF_DELTA && !take_name(&e, &file->names)))
		return false;
	*out = e;
	return true;
}

static bool
is_delta(const struct entry *e)
{
	return e->type == GIT_OBJECT_OFS_DELTA ||
	    e->type == GIT_OBJECT_REF_DELTA;
}

static bool
is_object(git_object_t type)
{
	return type >= GIT_OBJECT_COMMIT && type <= GIT_OBJECT_TAG;
}

/* Into room for its size and SLACK; false: it is of another size, or damaged. */
static bool
unpack(struct pack_reader *r, const struct entry *e, char *out)
{
	z_stream *stream = &r->stream;
	uInt most = UINT32_MAX;

	if (!r->streaming && inflateInit(stream) != Z_OK)
		return false;
	if (r->streaming && inflateReset(stream) != Z_OK)
		return false;
	r->streaming = true;
	stream->next_in = (z_const Bytef *)e->packed.at;
	stream->avail_in = e->packed.len < most ? (uInt)e->packed.len : most;
	stream->next_out = (Bytef *)out;
	stream->avail_out = (uInt)e->size + SLACK;
	return inflate(stream, Z_FINISH) == Z_STREAM_END &&
	    stream->total_out == e->size;
}

/* From the one asked for down to what is no delta, or is kept. */
static bool
collect(struct making *m, size_t offset)
{
	for (;;) {
		struct entry *e = &m->reader->chain[m->depth];
		const struct kept *kept = find_kept(m->reader, m->file,
		    offset);

		if (kept) {
			m->type = kept->type;
			m->base = (struct slice){ kept->at, kept->len };
			return true;
		}
		if (m->depth == PACK_DEPTH_LIMIT ||
		    !read_entry(m->file, offset, e))
			return false;
		m->depth++;
		m->type = e->type;
		if (!is_delta(e))
			return is_object(e->type);
		offset = e->base;
	}
}

/* Room for an object that others are told by, or for the one asked for. */
static char *
room_for(struct making *m, size_t size)
{
	return m->depth ? mem_resize(NULL, size + SLACK) :
	    make_room(&m->reader->result, size + SLACK);
}

/* What others are told by is kept, and the base of the next. */
static void
settle(struct making *m, const struct entry *e, struct slice made)
{
	struct kept kept = { m->file, e->offset, m->type,
		(char *)made.at, made.len };

	m->base = made;
	if (m->depth)
		keep(m->reader, &kept);
}

static void
drop(const struct making *m, char *room)
{
	if (m->depth)
		free(room);
}

static bool
make_whole(struct making *m, const struct entry *e)
{
	char *room = room_for(m, e->size);

	if (unpack(m->reader, e, room)) {
		settle(m, e, (struct slice){ room, e->size });
		return true;
	}
	drop(m, room);
	return false;
}

static bool
make_by_delta(struct making *m, const struct entry *e)
{
	struct slice delta = { make_room(&m->reader->delta, e->size + SLACK),
		e->size };
	size_t base, size;
	char *room;

	if (!unpack(m->reader, e, m->reader->delta.at) ||
	    !pack_delta_sizes(&delta, &base, &size) || base != m->base.len ||
	    size > PACK_SIZE_LIMIT)
		return false;
	room = room_for(m, size);
	if (pack_delta_apply(m->base, delta, room, size)) {
		settle(m, e, (struct slice){ room, size });
		return true;
	}
	drop(m, room);
	return false;
}

/* From the last of the chain up to the one that was asked for. */
static bool
make(struct making *m)
{
	bool made = true;

	while (made && m->depth) {
		const struct entry *e = &m->reader->chain[--m->depth];

		made = is_delta(e) ? make_by_delta(m, e) : make_whole(m, e);
	}
	return made;
}

/* Not needed any more but in the system's own cache. */
static void
let_go(struct pack_reader *r)
{
	r->reads = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (r->files[i].map.len)
			madvise((void *)r->files[i].map.at,
			    r->files[i].map.len, MADV_DONTNEED);
	}
}

bool
pack_reader_read(struct pack_reader *r, struct oid id, git_object_t *type,
    struct slice *out)
{
	struct making m = { .reader = r };
	size_t offset = 0;

	add_files(r);
	if (++r->reads > READS_MAPPED)
		let_go(r);
	for (size_t i = 0; !m.file && i < r->count; i++) {
		if (pack_names_find(&r->files[i].names, id, &offset))
			m.file = &r->files[i];
	}
	if (!m.file || !is_mapped(m.file) || !collect(&m, offset) || !make(&m))
		return false;
	*type = m.type;
	*out = m.base;
	return true;
}
