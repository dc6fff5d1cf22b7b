/* SPDX-License-Identifier: Apache-2.0 */
/*
 * commit.h - the one way a commit of galley is written in bytes (rule T1)
 *
 * tree, parents, author, committer equal to the author, one gpgsig last, an
 * empty line, the message.  A commit counts only if its bytes equal what
 * commit_write makes of what commit_parse read, so there is one reading.
 * Format: git's Documentation/gitformat-signature and gitformat-pack.
 */

#ifndef GALLEY_DATA_COMMIT_H
#define GALLEY_DATA_COMMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/oid.h"

enum { COMMIT_PARENTS = 2, COMMIT_MESSAGE_LIMIT = 16 * 1024,
	COMMIT_SIGNATURE_LIMIT = 4096 };

struct commit {
	struct oid tree;
	struct oid parents[COMMIT_PARENTS];
	size_t parent_count;
	const char *name;	/* of author and committer */
	const char *email;
	int64_t time;
	int zone;		/* minutes east of UTC; galley writes 0 */
	struct slice message;	/* ends in LF */
	/*
	 * The armour of the gpgsig header, unfolded, each line with its LF;
	 * empty: not signed yet.
	 */
	struct slice signature;
	/* of one that was parsed: what its signature is over */
	struct slice payload;
};

/* Appends the object's bytes; without signature, the bytes that are signed. */
void commit_write(const struct commit *commit, struct buf *out);

/*
 * Reads an object's bytes strictly.  Texts point into the pool or raw.  What
 * is not canonical, an unsigned commit too, is refused as "T1: ..." with
 * ERR_INVALID.  A name or email has at most 255 bytes, a time 12 digits.
 */
enum error_code commit_parse(struct commit *out, struct slice raw,
    struct pool *pool, struct error *err);

/*
 * The first parent by an object's first bytes, without judging the rest; false:
 * it has none that could be read.
 */
bool commit_first_parent(struct slice raw, struct oid *out);

/* The bytes to be signed: the object without the gpgsig header. */
void commit_signed_bytes(const struct commit *commit, struct buf *out);

#endif
