/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack.h - a pack's file, and where its objects lie in it
 *
 * Bytes are read in windows: a long history is larger than memory, and a file
 * that somebody cuts short while it is read ends no process.
 */

#ifndef GALLEY_STORE_PACK_H
#define GALLEY_STORE_PACK_H

#include "base/buf.h"
#include "base/error.h"
#include "store/pack_index.h"

enum { PACK_WINDOWS = 16, PACK_WINDOW = 16 * 1024 };

struct pack_window {
	uint64_t at;
	size_t len;		/* 0: nothing was read */
	char *bytes;
};

/* All zeros but its path is one that was not opened yet. */
struct pack {
	const char *path;	/* "objects/pack/pack-3f78....pack" */
	bool opened;
	int fd;			/* negative: it cannot be read */
	struct slice mapped;
	struct pack_index index;
	uint64_t end;		/* where its objects end */
	struct pack_window windows[PACK_WINDOWS];
};

/*
 * Where an object begins; false: it is not there, or the pack is none that git
 * would read.
 */
bool pack_find(struct pack *pack, struct oid id, uint64_t *offset);

/*
 * What lies at an offset: a byte or more, valid until the next call.
 * ERR_INVALID: nothing does; ERR_SYSTEM: it cannot be read.
 */
enum error_code pack_bytes(struct pack *pack, uint64_t offset,
    struct slice *out, struct error *err);

void pack_close(struct pack *pack);

#endif
