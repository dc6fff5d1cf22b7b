/* SPDX-License-Identifier: Apache-2.0 */
/*
 * packed.h - the file packed-refs, scanned where it lies
 *
 * libgit2 builds a table of the whole file for one lookup; here it is found by
 * halves, as git does, so that nothing grows with the number of refs.
 */

#ifndef GALLEY_STORE_PACKED_H
#define GALLEY_STORE_PACKED_H

#include "base/error.h"
#include "base/oid.h"

/* The file's bytes, mapped; all zeros is the empty file. */
struct packed {
	struct slice text;
};

struct packed_line {
	/* with its peeled line, if any, and the last LF */
	struct slice whole;
	struct slice name;	/* empty: a comment */
	struct oid id;
};

/* An absent file is an empty one. */
enum error_code packed_open(struct packed *out, const char *git_folder,
    struct error *err);
void packed_close(struct packed *packed);

bool packed_find(const struct packed *packed, const char *name,
    struct oid *out);

/*
 * The lines from the first on whose name is not before this one.  Of a file
 * that does not say that it is sorted, or is broken, all of it: then they begin
 * where the text does, and any of them may be meant.
 */
struct slice packed_from(const struct packed *packed, const char *name);

/*
 * Takes the next line off *rest.  False at the end, and where the line is
 * malformed: then rest is not empty.
 */
bool packed_next(struct slice *rest, struct packed_line *out);

#endif
