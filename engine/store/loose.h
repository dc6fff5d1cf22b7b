/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loose.h - refs that are files of their own
 */

#ifndef GALLEY_STORE_LOOSE_H
#define GALLEY_STORE_LOOSE_H

#include "store/store.h"

enum loose_kind {
	LOOSE_ABSENT,
	LOOSE_ID,
	LOOSE_SYMBOLIC,
	LOOSE_BROKEN,
};

struct loose {
	enum loose_kind kind;
	struct oid id;
	int reason;		/* of a broken one: errno, or 0: its bytes */
	char target[512];	/* of a symbolic ref */
};

/* Says of a broken one what is wrong: ERR_SYSTEM, or ERR_INVALID. */
enum error_code loose_fail(const struct loose *loose, const char *git_folder,
    const char *name, struct error *err);

/* Reads the file at a path below an open folder (or AT_FDCWD). */
struct loose loose_read(int folder, const char *path);

/* What a name leads to now, whether it has a file or is packed. */
struct loose loose_resolve(const char *git_folder, const char *name);

/*
 * Adds each ref below the prefix that has a file, in no order.  A symbolic
 * one counts as what it leads to; a broken file is ERR_INVALID.
 */
enum error_code loose_list(const char *git_folder, const char *prefix,
    struct refs *out, struct pool *pool, struct error *err);

#endif
