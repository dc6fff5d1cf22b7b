/* SPDX-License-Identifier: Apache-2.0 */
/*
 * seen.h - what a verdict was about, as lines to digest (Galley-Seen)
 */

#ifndef GALLEY_MODEL_SEEN_H
#define GALLEY_MODEL_SEEN_H

#include "base/buf.h"
#include "base/digest.h"

/* digest NULL: absent, written "-". */
struct seen_change {
	const char *path;
	const struct digest *old_digest;
	const struct digest *new_digest;
};

struct seen_read {
	const char *path;
	const struct digest *digest;
};

struct seen {
	const struct seen_change *changes;	/* by path, in byte order */
	size_t change_count;
	const struct seen_read *reads;	/* by path, in byte order */
	size_t read_count;
};

void seen_write(const struct seen *seen, struct buf *out);

#endif
