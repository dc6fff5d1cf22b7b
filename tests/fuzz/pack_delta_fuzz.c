/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_delta.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* More than the inputs are long, and no bomb. */
enum { RESULT_LIMIT = 1 << 20 };

/*
 * Whatever the delta, it makes exactly what it says or is refused, and twice
 * the same: each byte comes from the base or from the delta.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t cut = size ? data[0] : 0, from, result;
	struct slice base, delta;
	char *once, *twice;

	if (size < 1 || cut > size - 1)
		return 0;
	base = (struct slice){ (const char *)data + 1, cut };
	delta = (struct slice){ (const char *)data + 1 + cut, size - 1 - cut };
	if (!pack_delta_sizes(&delta, &from, &result) || result > RESULT_LIMIT)
		return 0;
	once = mem_alloc(result);
	twice = mem_alloc(result);
	memset(twice, 0xFF, result);
	if (pack_delta_apply(base, delta, once, result) &&
	    (!pack_delta_apply(base, delta, twice, result) ||
	    memcmp(once, twice, result) != 0))
		abort();
	free(once);
	free(twice);
	return 0;
}
