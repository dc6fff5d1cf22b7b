/* SPDX-License-Identifier: Apache-2.0 */
/*
 * template_edit.h - a template's file with one thing more in its front matter
 *
 * What people wrote stays as it is laid out, comments too.
 */

#ifndef GALLEY_MODEL_TEMPLATE_EDIT_H
#define GALLEY_MODEL_TEMPLATE_EDIT_H

#include "base/buf.h"
#include "base/error.h"

struct template_option {
	const char *path;	/* of the template */
	const char *region;
	const char *block;	/* the id that becomes an option of it */
};

/*
 * Appends the file with the option added to the region's: as the last where
 * they stand in brackets, as the first where each has a line.  ERR_REFUSED:
 * there is no such region, it has the option, or it is written in a way that
 * cannot be added to.
 */
enum error_code template_add_option(struct buf *out,
    const struct template_option *what, struct slice file,
    struct error *err);

#endif
