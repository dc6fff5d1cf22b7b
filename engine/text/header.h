/* SPDX-License-Identifier: Apache-2.0 */
/*
 * header.h - the lines "Subject: ..." that stand before a document's text
 */

#ifndef GALLEY_TEXT_HEADER_H
#define GALLEY_TEXT_HEADER_H

#include "outline.h"

enum { HEADER_NAME = 30, HEADER_COUNT = 16 };

/* The length of "Name" in a line "Name: text"; 0: it is no header line. */
size_t header_name(struct slice line);

/*
 * Takes the header lines, up to the first blank line, off outline->content.
 * A body whose first line with text in it is no header line has none.
 */
enum error_code header_take(struct outline *outline, struct pool *pool,
    struct error *err);

#endif
