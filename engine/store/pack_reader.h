/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_reader.h - objects unpacked from packs: inflated, and put together
 *
 * Most objects of a pack are told as a difference from another one, and that by
 * another; those that others were made from are kept for a while.
 */

#ifndef GALLEY_STORE_PACK_READER_H
#define GALLEY_STORE_PACK_READER_H

#include <git2.h>
#include <zlib.h>

#include "store/pack.h"

/* Where an object begins. */
struct pack_place {
	struct pack *pack;
	uint64_t offset;
};

struct pack_object {
	git_object_t type;
	size_t len;
	const char *at;		/* where only its header was read: NULL */
};

/* An object that others are told by. */
struct pack_base {
	const struct pack *pack;	/* NULL: nothing is kept here */
	uint64_t offset;
	git_object_t type;
	char *at;		/* its own memory */
	size_t len;
};

enum { PACK_BASES = 1024, PACK_BASES_BYTES = 4 << 20 };

/* All zeros has read nothing yet. */
struct pack_reader {
	z_stream stream;
	bool started;
	char *plain;		/* what was inflated last */
	size_t room;
	struct pack_base *bases;
	size_t bases_bytes;
};

/*
 * The object at a place, in the pool; whether its bytes are the id's is not
 * asked.  ERR_INVALID: it is damaged; ERR_SYSTEM: it cannot be read.
 */
enum error_code pack_reader_read(struct pack_reader *reader,
    const struct pack_place *place, struct pack_object *out,
    struct pool *pool, struct error *err);

/* What its header tells. */
enum error_code pack_reader_look(struct pack_reader *reader,
    const struct pack_place *place, struct pack_object *out,
    struct error *err);

void pack_reader_release(struct pack_reader *reader);

#endif
