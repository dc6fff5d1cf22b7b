/* SPDX-License-Identifier: Apache-2.0 */
/*
 * since.h - which lines differ from what they were at a revision
 *
 * git is asked, so that any repository will do, shallow ones too.
 *
 *	code = since_read(&since, &(struct since_wish){ ".", "main" }, pool,
 *	    err);
 *	since_has(&since, "docs/a.md", (struct line_range){ 3, 3 });
 */

#ifndef GALLEY_FLOW_SINCE_H
#define GALLEY_FLOW_SINCE_H

#include "base/error.h"
#include "base/names.h"

struct line_range {
	size_t first;		/* from 1 */
	size_t last;
};

struct since_file {
	const char *path;	/* from the top of the work tree */
	struct line_range *lines;	/* changed ones, ascending */
	size_t count;
};

struct since {
	const char *top;	/* of the work tree, absolute; "" where bare */
	struct since_file *files;	/* by path */
	size_t count;
	struct names known;	/* every path of the revision, by path */
};

struct since_wish {
	const char *folder;	/* in the repository */
	const char *revision;	/* as git names it */
	const char *newer;	/* compared with it; NULL: the files as they lie */
};

/* ERR_USAGE: no repository is there, or it has no such revision. */
enum error_code since_read(struct since *out, const struct since_wish *wish,
    struct pool *pool, struct error *err);

/*
 * Whether one of the lines changed; first 0 asks for any line of the file.  A
 * file that the revision does not have is new in all its lines.
 */
bool since_has(const struct since *since, const char *path,
    struct line_range lines);

/* The path from the top of the work tree of a file on the disk. */
const char *since_path(const struct since *since, const char *file,
    struct pool *pool);

#endif
