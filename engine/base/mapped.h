/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mapped.h - a file's bytes where the system has them
 *
 * For files that are replaced by others and never change: a command that looks
 * up one line of a large one reads only what lies around it.
 *
 *	code = mapped_open(&text, path, err);
 *	mapped_close(&text);
 */

#ifndef GALLEY_BASE_MAPPED_H
#define GALLEY_BASE_MAPPED_H

#include "error.h"
#include "slice.h"

/* A file without bytes is an empty slice.  ERR_MISSING: there is none. */
enum error_code mapped_open(struct slice *out, const char *path,
    struct error *err);

/* Leaves the slice empty; an empty one is fine. */
void mapped_close(struct slice *mapped);

#endif
