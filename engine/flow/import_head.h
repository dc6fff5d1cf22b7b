/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_head.h - what stands before an imported file's text
 *
 * Front matter of another kind, the first heading, and lines such as
 * "**Subject:** Hello" or "- Subject: Hello".
 */

#ifndef GALLEY_FLOW_IMPORT_HEAD_H
#define GALLEY_FLOW_IMPORT_HEAD_H

#include "base/mem.h"

enum { IMPORT_HEADERS = 2 };

struct import_header {
	const char *name;	/* "Subject" */
	struct slice value;	/* as written, emphasis around it left away */
};

struct import_head {
	const char *title;	/* of the front matter, or NULL */
	struct slice body;	/* behind the front matter */
	size_t line;		/* of the body's first line */
	struct slice heading;	/* the words of the first one, or empty */
	struct import_header headers[IMPORT_HEADERS];
	size_t header_count;
	struct slice text;	/* behind the header lines */
};

/* The slices borrow text. */
void import_head_read(struct import_head *out, struct slice text,
    struct pool *pool);

#endif
