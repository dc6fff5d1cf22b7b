/* SPDX-License-Identifier: Apache-2.0 */
#include "data/node.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read, written and read again is written as the same bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct buf once = { 0 }, twice = { 0 };
	struct pool pool = { 0 };
	struct node *node;
	struct error err;

	if (!node_read_json(&node, "file", text, &pool, &err)) {
		node_write_json(node, &once);
		if (node_read_json(&node, "file", buf_slice(&once), &pool,
		    &err))
			abort();
		node_write_json(node, &twice);
		if (!slice_equal(buf_slice(&once), buf_slice(&twice)))
			abort();
	}
	buf_release(&once);
	buf_release(&twice);
	pool_release(&pool);
	return 0;
}
