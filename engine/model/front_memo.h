/* SPDX-License-Identifier: Apache-2.0 */
/*
 * front_memo.h - the front matter that was read last
 *
 * One document's is read by whoever asks what it names, and then by whoever
 * asks what it says.  All zeros but its pool remembers nothing.
 */

#ifndef GALLEY_MODEL_FRONT_MEMO_H
#define GALLEY_MODEL_FRONT_MEMO_H

#include "data/reader.h"

struct front;

struct front_memo {
	struct pool *pool;	/* where what it remembers lives */
	struct slice yaml;
	size_t line;
	const struct node *map;
};

/*
 * Reads into r->map, of the file r->path, as yaml_parse does; what it remembers
 * is the same bytes at the same line.  NULL: read anew, into r->pool.
 */
enum error_code front_memo_read(struct front_memo *memo, const struct front *front,
    struct reader *r, struct error *err);

#endif
