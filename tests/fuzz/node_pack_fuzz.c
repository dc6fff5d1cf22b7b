/* SPDX-License-Identifier: Apache-2.0 */
#include "data/node_pack.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is taken from bytes packs to what is taken as the same again. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = { (const char *)data, size };
	struct buf once = { 0 }, twice = { 0 }, written = { 0 };
	struct pool pool = { 0 };
	struct node *node;

	if (node_unpack(&node, &rest, &pool)) {
		node_write_json(node, &written);
		node_pack(node, &once);
		rest = buf_slice(&once);
		if (!node_unpack(&node, &rest, &pool) || rest.len)
			abort();
		node_pack(node, &twice);
		if (!slice_equal(buf_slice(&once), buf_slice(&twice)))
			abort();
	}
	buf_release(&once);
	buf_release(&twice);
	buf_release(&written);
	pool_release(&pool);
	return 0;
}
