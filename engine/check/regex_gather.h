/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex_gather.h - the words of a choice, gathered by how they begin
 *
 *	beat|become|sent|set  ->  be(?:at|come)|se(?:nt|t)
 *
 * PCRE2 tries one word of a choice after the other, at each place anew.  Of
 * words that begin alike the order stays, and others cannot match at one place:
 * what matches is the same, and which of them, too.
 */

#ifndef GALLEY_CHECK_REGEX_GATHER_H
#define GALLEY_CHECK_REGEX_GATHER_H

#include "regex.h"

/* text, which tree was read from, or one that matches the same. */
struct slice regex_gather(const struct regex_tree *tree, struct slice text,
    struct pool *pool);

#endif
