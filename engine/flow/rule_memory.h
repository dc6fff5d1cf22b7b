/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule_memory.h - what rules were found to be, kept from one run to the next
 *
 * One file for each configuration and working folder, in galley/rules of the
 * cache folder (XDG_CACHE_HOME, else ~/.cache), of this very program: what
 * another version wrote is not read.  It is no authority: a file or folder
 * that others could write is left alone, and without one all is found out
 * anew.  Removing them is always safe.
 */

#ifndef GALLEY_FLOW_RULE_MEMORY_H
#define GALLEY_FLOW_RULE_MEMORY_H

#include "check/style.h"

struct rule_memory;

/*
 * Remembers for the rules that a configuration names.  It lives in the pool,
 * which must outlive the set; NULL: there is no place for it.
 */
struct rule_memory *rule_memory_open(const char *config, struct pool *pool);

/* For style_from; NULL of NULL. */
const struct style_memory *rule_memory_of(struct rule_memory *memory);

/* Writes what is new; what cannot be written is forgotten. */
void rule_memory_close(struct rule_memory *memory);

#endif
