/* SPDX-License-Identifier: Apache-2.0 */
#include "model/refname.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A request's name and its ref lead to each other; no other ref has a request. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct pool pool = { 0 };
	struct refname name = refname_read(pool_copy(&pool, bytes), &pool);
	struct refname again;

	if (name.request) {
		again = refname_of_request(name.request, &pool);
		if (again.kind != REF_CUSTOM && again.kind != REF_CHANGE)
			abort();
		if (name.kind != REF_MERGE && (again.kind != name.kind ||
		    strcmp(again.ref, name.ref) != 0))
			abort();
	} else if (name.kind == REF_CUSTOM || name.kind == REF_CHANGE) {
		abort();
	}
	pool_release(&pool);
	return 0;
}
