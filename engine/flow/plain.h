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

/*
 * The rule that a refusal breaks, where its text names none of T1 to T9: "T6"
 * of what is stale, "recalled", "expired"; NULL: none that is known.
 */
const char *plain_rule(const char *text);

/*
 * What to do about a refusal, its rule or NULL: what its text says in
 * parentheses at the end, which are taken off it, else what is said of the
 * rule.  It begins with what to do: a list of what is allowed is no remedy.
 */
const char *plain_remedy(char *text, const char *rule);

#endif
