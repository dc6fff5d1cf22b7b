/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import.h - a Markdown file from elsewhere, made a template's file
 *
 * Its front matter goes (the title is kept), comments go, placeholders become
 * slots of declared fields.  What a template cannot hold is refused with its
 * place in the file: raw HTML, "{{" that names nothing, hidden characters.
 */

#ifndef GALLEY_FLOW_IMPORT_H
#define GALLEY_FLOW_IMPORT_H

#include "base/finding.h"
#include "placeholder.h"

enum { IMPORT_LIMIT = 64 * 1024, IMPORT_FIELDS = 64 };

struct import {
	const char *file;	/* for places */
	struct slice text;	/* its bytes */
	const char *path;	/* "templates/email/hello.md" */
	const char *kind;
	const char *title;	/* NULL: that of the file, else its name */
	const char *owner;
	int64_t now;
};

struct imported {
	struct slice text;	/* the template's file */
	struct placeholders found;
	struct findings findings;	/* what stays text, what was left out */
};

/*
 * text that begins with "Subject:" (perhaps below its heading) is an e-mail,
 * any other a one-pager.
 */
const char *import_guess_kind(struct slice text);

enum error_code import_convert(struct imported *out,
    const struct import *import, struct pool *pool, struct error *err);

#endif
