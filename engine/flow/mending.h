/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mending.h - files on the disk get what findings would put in
 */

#ifndef GALLEY_FLOW_MENDING_H
#define GALLEY_FLOW_MENDING_H

#include "base/finding.h"
#include "data/node.h"

struct mending {
	struct pool *pool;
	/* What the rules say to a text that would stand at a path. */
	struct findings (*judge)(void *of, const char *path,
	    struct slice text);
	void *of;
	bool dry_run;
	struct node *mended;	/* [path, count, diff] */
	struct node *kept;	/* [path, why] */
};

/* Gives the report its lists mended and kept. */
void mending_start(struct mending *m, struct node *report);

struct mended_file {
	const char *name;	/* as it is opened */
	const char *path;	/* as it is judged */
	struct slice text;
	struct findings found;
};

/*
 * Puts in what those asked for among its findings would put in, unless the
 * rules find more errors then.  The file's text and found become the mended
 * ones; a dry run writes nothing and leaves them.
 */
enum error_code mending_mend(struct mending *m, struct mended_file *file,
    const struct findings *asked, struct error *err);

#endif
