/* SPDX-License-Identifier: Apache-2.0 */
#include "check/picture.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read has a size, and what stands behind its head changes none. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct picture whole = { 0 }, part = { 0 };
	bool read = picture_read(&whole, bytes);

	if (read ? !whole.width || !whole.height : whole.width || whole.height)
		abort();
	bytes.len /= 2;
	if (picture_read(&part, bytes) && (!read ||
	    part.width != whole.width || part.height != whole.height))
		abort();
	return 0;
}
