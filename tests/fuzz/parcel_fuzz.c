/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parcel.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read is whole, and is read again from what is written of it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct buf once = { 0 }, twice = { 0 };
	struct pool pool = { 0 };
	struct parcel parcel;
	struct node *node;
	struct error err;

	if (!node_read_json(&node, "file", text, &pool, &err) &&
	    !parcel_read(&parcel, node, &err)) {
		if (!parcel.person || !parcel.body || parcel.tries < 0 ||
		    parcel.tries > PARCEL_TRIES)
			abort();
		node_write_json(parcel_node(&parcel, &pool), &once);
		if (node_read_json(&node, "file", buf_slice(&once), &pool,
		    &err) || parcel_read(&parcel, node, &err))
			abort();
		node_write_json(parcel_node(&parcel, &pool), &twice);
		if (!slice_equal(buf_slice(&once), buf_slice(&twice)))
			abort();
	}
	buf_release(&once);
	buf_release(&twice);
	pool_release(&pool);
	return 0;
}
