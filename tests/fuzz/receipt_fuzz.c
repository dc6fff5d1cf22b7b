/* SPDX-License-Identifier: Apache-2.0 */
#include "model/receipt.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read as a receipt is written as the same bytes, of refs it tells. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct pool pool = { 0 };
	struct buf again = { 0 };
	struct receipt receipt;
	struct error err;

	if (!receipt_parse(&receipt, bytes, &pool, &err)) {
		receipt_write(&receipt, &again);
		if (!slice_equal(buf_slice(&again), bytes))
			abort();
		if (!receipt.count || receipt.count > RECEIPT_MOVES)
			abort();
		for (size_t i = 0; i < receipt.count; i++) {
			if (!receipt_tells(receipt.moves[i].ref, &pool))
				abort();
		}
		buf_release(&again);
	}
	pool_release(&pool);
	return 0;
}
