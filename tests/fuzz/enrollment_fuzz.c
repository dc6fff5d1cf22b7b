/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/enrollment.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A line has one form: what is read writes back to it, and has its code. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool pool = { 0 };
	const char *line = pool_copy(&pool, (struct slice){ (const char *)data,
	    size });
	struct enrollment read;
	struct error err;

	if (enrollment_read(&read, line, &pool, &err)) {
		if (err.code != ERR_USAGE)
			abort();
	} else {
		struct slice text = slice_trim(slice_of(line));
		const char *again = enrollment_line(&read, &pool);

		if (!slice_is(text, again) || text.len > ENROLLMENT_LIMIT ||
		    !enrollment_is_code(text, enrollment_code(slice_of(
		    again)).at))
			abort();
	}
	pool_release(&pool);
	return 0;
}
