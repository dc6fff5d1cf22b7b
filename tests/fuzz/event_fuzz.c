/* SPDX-License-Identifier: Apache-2.0 */
#include "model/event.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read as a message is written as the same bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct pool pool = { 0 };
	struct buf again = { 0 };
	struct message message;
	struct error err;

	if (!event_parse(&message, bytes, &pool, &err)) {
		event_write(&message, &again);
		if (!slice_equal(buf_slice(&again), bytes))
			abort();
		if (message.kind != EVENT_MERGE &&
		    !event_text_ok(message.text))
			abort();
		buf_release(&again);
	}
	pool_release(&pool);
	return 0;
}
