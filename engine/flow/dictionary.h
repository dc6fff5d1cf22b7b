/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dictionary.h - the spelling dictionaries that this machine has
 */

#ifndef GALLEY_FLOW_DICTIONARY_H
#define GALLEY_FLOW_DICTIONARY_H

#include <stdbool.h>

/*
 * Finds "en_US": *path + ".aff" and ".dic" are files.  of is the pool that
 * the path lives in.
 */
bool dictionary_find(void *of, const char *name, const char **path);

#endif
