/* SPDX-License-Identifier: Apache-2.0 */
#include "store/delta.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MADE_LIMIT = 1 << 20 };

/*
 * A byte that tells the base's length, the base, and a difference: what is made
 * has the length that was told, and nothing around it is touched.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice base, rest;
	struct delta delta;
	char *out;

	if (size == 0 || size - 1 < data[0])
		return 0;
	base = (struct slice){ (const char *)data + 1, data[0] };
	rest = (struct slice){ base.at + base.len, size - 1 - base.len };
	if (!delta_read(&delta, rest) || delta.len > MADE_LIMIT)
		return 0;
	out = mem_alloc(delta.len);
	if (delta_apply(&delta, base, out) && delta.base_len != base.len)
		abort();
	free(out);
	return 0;
}
