/* SPDX-License-Identifier: Apache-2.0 */
/*
 * usable.h - whether a document, and all that it reads, may still go out
 */

#ifndef GALLEY_MODEL_USABLE_H
#define GALLEY_MODEL_USABLE_H

#include "library.h"

struct usable {
	const char *path;	/* the document at fault; NULL: none is */
	const char *why;	/* "recalled: ...", "expired: ..." */
};

/* library_usable, for those who want the two apart. */
void usable_why(const struct library *library, const char *path,
    struct slice text, struct usable *out, struct pool *pool);

/*
 * What ends the use of a document that is usable yet, by the time of ahead:
 * "expires 2027-02-20", "its approval ends 2027-02-20"; NULL: nothing.
 */
const char *usable_ends(const struct library *ahead, const char *path,
    struct slice text, struct pool *pool);

/* What stands behind a path on main, at library->now. */
struct approval {
	/* that of its bytes: whoever proposes them again asks as for new ones */
	bool ended;
	struct past past;	/* approved: unless that approval has ended */
};

struct approval usable_approval(const struct library *library,
    const char *path, struct pool *pool);

#endif
