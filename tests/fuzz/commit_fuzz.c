/* SPDX-License-Identifier: Apache-2.0 */
#include "data/commit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * What parses is written as the same bytes, and would be signed as it was; what
 * does not breaks rule T1.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice raw = { (const char *)data, size };
	struct pool pool = { 0 };
	struct buf out = { 0 };
	struct commit commit;
	struct error err;

	if (commit_parse(&commit, raw, &pool, &err)) {
		if (strncmp(err.text, "T1: ", 4) != 0)
			abort();
	} else {
		commit_write(&commit, &out);
		if (!slice_equal(buf_slice(&out), raw))
			abort();
		buf_clear(&out);
		commit_signed_bytes(&commit, &out);
		if (!slice_equal(buf_slice(&out), commit.payload) ||
		    slice_find(buf_slice(&out), "\ngpgsig ") <
		    slice_find(buf_slice(&out), "\n\n"))
			abort();
	}
	buf_release(&out);
	pool_release(&pool);
	return 0;
}
