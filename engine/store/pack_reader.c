/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_reader.h"

#include <stdlib.h>
#include <string.h>

#include "store/delta.h"
#include "store/unpacked.h"

/*
 * zlib is fast while there is room for its longest piece and some more; git
 * tells no longer chains of differences than it was asked for, 50 mostly.
 */
enum { ROOM = 512, DEPTH_LIMIT = 4096, SIZE_BITS = 56, DELTA_HEAD = 20,
	FIRST_ROOM = 16 * 1024 };

/* More than any object that is read has. */
enum { SIZE_LIMIT = 2 * OBJECT_SIZE_LIMIT };

/* An entry of a pack as its header tells it. */
struct packed_entry {
	struct pack *pack;
	uint64_t offset;
	git_object_t type;	/* of a difference: what the base is told by */
	size_t size;		/* of the difference, if it is one */
	uint64_t base;		/* 0: it is told by itself */
	uint64_t data;		/* where what is deflated begins */
};

/* Bytes of a pack, one after the other. */
struct cursor {
	struct pack *pack;
	uint64_t at;
	struct slice rest;
	struct error *err;
};

static bool
next_byte(struct cursor *c, unsigned char *out)
{
	if (c->rest.len == 0 &&
	    pack_bytes(c->pack, c->at, &c->rest, c->err))
		return false;
	*out = (unsigned char)c->rest.at[0];
	c->rest = slice_skip(c->rest, 1);
	c->at++;
	return true;
}

static bool
damaged(struct cursor *c)
{
	error_set(c->err, ERR_INVALID, "the object at byte %llu of %s is "
	    "damaged", (unsigned long long)c->at, c->pack->path);
	return false;
}

/* Three bits of kind, and a size whose lowest four bits come first. */
static bool
read_size(struct cursor *c, struct packed_entry *e)
{
	unsigned char byte;

	if (!next_byte(c, &byte))
		return false;
	e->type = (git_object_t)(byte >> 4 & 7);
	e->size = byte & 15;
	for (unsigned shift = 4; byte & 0x80; shift += 7) {
		if (!next_byte(c, &byte))
			return false;
		if (shift >= SIZE_BITS)
			return damaged(c);
		e->size |= (size_t)(byte & 0x7F) << shift;
	}
	return e->size <= SIZE_LIMIT || damaged(c);
}

/* How far before the entry its base begins. */
static bool
read_distance(struct cursor *c, struct packed_entry *e)
{
	unsigned char byte = 0;
	uint64_t distance;

	if (!next_byte(c, &byte))
		return false;
	distance = byte & 0x7F;
	while (byte & 0x80) {
		if (!next_byte(c, &byte))
			return false;
		if (distance >> SIZE_BITS)
			return damaged(c);
		distance = (distance + 1) << 7 | (byte & 0x7F);
	}
	if (distance == 0 || distance >= e->offset)
		return damaged(c);
	e->base = e->offset - distance;
	return true;
}

static bool
read_base_name(struct cursor *c, struct packed_entry *e)
{
	struct oid id;

	for (size_t i = 0; i < OID_SIZE; i++) {
		if (!next_byte(c, &id.at[i]))
			return false;
	}
	return (pack_find(c->pack, id, &e->base) && e->base) || damaged(c);
}

static bool
read_entry(struct packed_entry *out, const struct pack_place *place,
    struct error *err)
{
	struct cursor c = { place->pack, place->offset, { "", 0 }, err };
	struct packed_entry e = { place->pack, place->offset, .base = 0 };
	bool good = read_size(&c, &e);

	if (good && e.type == GIT_OBJECT_OFS_DELTA)
		good = read_distance(&c, &e);
	else if (good && e.type == GIT_OBJECT_REF_DELTA)
		good = read_base_name(&c, &e);
	else if (good && (e.type < GIT_OBJECT_COMMIT ||
	    e.type > GIT_OBJECT_TAG))
		good = damaged(&c);
	e.data = c.at;
	if (good)
		*out = e;
	return good;
}

/* Room for so much; what a large object took is given back. */
static void
make_room(struct pack_reader *r, size_t size)
{
	if (r->room >= size && r->room <= PACK_BASES_BYTES)
		return;
	free(r->plain);
	r->room = size > FIRST_ROOM ? size : FIRST_ROOM;
	r->plain = mem_alloc(r->room);
}

static void
start(struct pack_reader *r, size_t size)
{
	if (r->started)
		inflateReset(&r->stream);
	else if (inflateInit(&r->stream) != Z_OK)
		mem_exhausted();
	r->started = true;
	make_room(r, size + ROOM);
}

/*
 * Inflates an entry, all of it or as much as wanted; out is valid until the next
 * time.  What is deflated may lie in several windows.
 */
static bool
inflate_entry(struct pack_reader *r, const struct packed_entry *e,
    size_t wanted, struct slice *out, struct error *err)
{
	struct cursor c = { e->pack, e->data, { "", 0 }, err };
	z_stream *z = &r->stream;
	int state = Z_BUF_ERROR;

	start(r, e->size);
	z->next_out = (unsigned char *)r->plain;
	z->avail_out = (uInt)(wanted < e->size ? wanted : e->size + ROOM);
	while (state == Z_BUF_ERROR && z->avail_out) {
		if (pack_bytes(c.pack, c.at, &c.rest, err))
			return false;
		z->next_in = (z_const Bytef *)c.rest.at;
		z->avail_in = (uInt)c.rest.len;
		state = inflate(z, Z_FINISH);
		c.at += c.rest.len - z->avail_in;
		if (state == Z_BUF_ERROR && z->avail_in)
			break;
	}
	*out = (struct slice){ r->plain, z->total_out };
	if (state == Z_STREAM_END ? out->len == e->size :
	    state == Z_BUF_ERROR && wanted < e->size && out->len == wanted)
		return true;
	return damaged(&c);
}

static struct pack_base *
slot_of(const struct pack_reader *r, const struct pack *pack, uint64_t offset)
{
	uint64_t mixed = (offset ^ (uint64_t)(uintptr_t)pack) *
	    UINT64_C(0x9E3779B97F4A7C15);

	return r->bases ? &r->bases[mixed >> 32 & (PACK_BASES - 1)] : NULL;
}

static const struct pack_base *
find_base(const struct pack_reader *r, const struct pack *pack,
    uint64_t offset)
{
	const struct pack_base *b = slot_of(r, pack, offset);

	return b && b->pack == pack && b->offset == offset ? b : NULL;
}

static void
forget_bases(struct pack_reader *r)
{
	for (size_t i = 0; r->bases && i < PACK_BASES; i++)
		free(r->bases[i].at);
	free(r->bases);
	r->bases = NULL;
	r->bases_bytes = 0;
}

/* Takes over what others were told by. */
static void
keep_base(struct pack_reader *r, const struct pack_base *base)
{
	struct pack_base *slot;

	if (r->bases_bytes + base->len > PACK_BASES_BYTES)
		forget_bases(r);
	if (base->len > PACK_BASES_BYTES / 4) {
		free(base->at);
		return;
	}
	if (!r->bases)
		r->bases = mem_alloc(PACK_BASES * sizeof *r->bases);
	slot = slot_of(r, base->pack, base->offset);
	r->bases_bytes += base->len - slot->len;
	free(slot->at);
	*slot = *base;
}

/* An object's entry, that of its base, and so on. */
struct chain {
	struct packed_entry *items;
	size_t count;
	const struct pack_base *known;	/* the next base; NULL: there is none */
	struct pool pool;
};

static bool
follow(const struct pack_reader *r, const struct pack_place *place,
    struct chain *out, struct error *err)
{
	struct pack_place at = *place;

	for (;;) {
		struct packed_entry *e;

		out->known = find_base(r, at.pack, at.offset);
		if (out->known)
			return true;
		out->items = pool_grow(&out->pool, out->items, out->count,
		    sizeof *out->items);
		e = &out->items[out->count++];
		if (!read_entry(e, &at, err))
			return false;
		if (!e->base)
			return true;
		if (out->count == DEPTH_LIMIT) {
			error_set(err, ERR_INVALID, "it is told by too many "
			    "others");
			return false;
		}
		at.offset = e->base;
	}
}

/* An object being made, from the beginning of its chain. */
struct making {
	struct pack_reader *r;
	struct pool *pool;	/* where the last is put */
	struct error *err;
	struct pack_base object;	/* so far */
	bool owned;		/* its memory: to be kept or given back */
};

/* By its own bytes, or as a difference from what was made before. */
static bool
make(struct making *m, const struct packed_entry *e, bool last)
{
	struct pack_base from = m->object, *to = &m->object;
	struct cursor c = { e->pack, e->offset, { "", 0 }, m->err };
	struct delta delta = { .len = e->size };
	struct slice plain;
	bool good = true;

	if (!inflate_entry(m->r, e, e->size, &plain, m->err))
		return false;
	if (e->base && (!delta_read(&delta, plain) || delta.len > SIZE_LIMIT))
		return damaged(&c);
	*to = (struct pack_base){ e->pack, e->offset,
		e->base ? from.type : e->type, last ? pool_alloc(m->pool,
		delta.len + 1) : mem_alloc(delta.len + 1), delta.len };
	if (e->base)
		good = delta_apply(&delta, (struct slice){ from.at, from.len },
		    to->at) || damaged(&c);
	else
		memcpy(to->at, plain.at, plain.len);
	if (m->owned)
		keep_base(m->r, &from);
	m->owned = !last;
	return good;
}

enum error_code
pack_reader_read(struct pack_reader *r, const struct pack_place *place,
    struct pack_object *out, struct pool *pool, struct error *err)
{
	struct making m = { .r = r, .pool = pool, .err = err };
	struct chain chain = { 0 };
	bool good = follow(r, place, &chain, err);

	if (good && chain.known)
		m.object = *chain.known;
	if (good && chain.count == 0)
		m.object.at = pool_copy(pool, (struct slice){ m.object.at,
		    m.object.len });
	for (size_t i = chain.count; good && i-- > 0;)
		good = make(&m, &chain.items[i], i == 0);
	pool_release(&chain.pool);
	if (good)
		*out = (struct pack_object){ m.object.type, m.object.len,
			m.object.at };
	else if (m.owned)
		free(m.object.at);
	return good ? ERR_NONE : err->code;
}

/* The first bytes of a difference tell the length of what it makes. */
static bool
look_at_length(struct pack_reader *r, const struct packed_entry *e,
    size_t *out, struct error *err)
{
	struct cursor c = { e->pack, e->offset, { "", 0 }, err };
	struct slice head;
	struct delta delta;

	if (!inflate_entry(r, e, DELTA_HEAD, &head, err))
		return false;
	if (!delta_read(&delta, head))
		return damaged(&c);
	*out = delta.len;
	return true;
}

enum error_code
pack_reader_look(struct pack_reader *r, const struct pack_place *place,
    struct pack_object *out, struct error *err)
{
	struct chain chain = { 0 };
	struct pack_object object = { 0 };
	bool good = follow(r, place, &chain, err);

	if (good) {
		object.type = chain.known ? chain.known->type :
		    chain.items[chain.count - 1].type;
		object.len = chain.count ? chain.items[0].size :
		    chain.known->len;
	}
	if (good && chain.count && chain.items[0].base)
		good = look_at_length(r, &chain.items[0], &object.len, err);
	pool_release(&chain.pool);
	if (good)
		*out = object;
	return good ? ERR_NONE : err->code;
}

void
pack_reader_release(struct pack_reader *r)
{
	if (r->started)
		inflateEnd(&r->stream);
	free(r->plain);
	forget_bases(r);
	*r = (struct pack_reader){ 0 };
}
