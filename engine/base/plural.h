/* SPDX-License-Identifier: Apache-2.0 */
/*
 * plural.h - how many of what, as a person says it
 *
 *	plural(1, "request", pool)	"1 request"
 *	plural(2, "request", pool)	"2 requests"
 */

#ifndef GALLEY_BASE_PLURAL_H
#define GALLEY_BASE_PLURAL_H

#include "base/mem.h"

/* For a noun that takes an "s" and nothing else. */
const char *plural(size_t count, const char *noun, struct pool *pool);

#endif
