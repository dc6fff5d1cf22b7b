/* SPDX-License-Identifier: Apache-2.0 */
#include "plural.h"

const char *
plural(size_t count, const char *noun, struct pool *pool)
{
	return pool_format(pool, "%zu %s%s", count, noun,
	    count == 1 ? "" : "s");
}
