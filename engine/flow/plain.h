/* SPDX-License-Identifier: Apache-2.0 */
/*
 * plain.h - refusals in a representative's words
 *
 * Verify's texts are for administrators, who know git.  What a server answers
 * is read by whoever sent something.
 */

#ifndef GALLEY_FLOW_PLAIN_H
#define GALLEY_FLOW_PLAIN_H

#include "base/mem.h"

/* The text with git's words replaced; names and paths stay as they are. */
char *plain_words(const char *text, struct pool *pool);

/* What to do about a broken rule ("T2") where nothing better is said. */
const char *plain_remedy(const char *rule);

#endif
