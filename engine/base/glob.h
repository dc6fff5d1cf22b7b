/* SPDX-License-Identifier: Apache-2.0 */
/*
 * glob.h - patterns of paths: "*.md", "docs/{a,b}/[0-9]?.txt"
 *
 * "*" also takes slashes, as in .vale.ini.
 */

#ifndef GALLEY_BASE_GLOB_H
#define GALLEY_BASE_GLOB_H

#include <stdbool.h>

/*
 * Whether the pattern is the whole path.  A pattern that needs more than a
 * fixed number of steps matches nothing.
 */
bool glob_matches(const char *pattern, const char *path);

#endif
