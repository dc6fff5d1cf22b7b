/* SPDX-License-Identifier: Apache-2.0 */
#include "random.h"

#include <sodium.h>

#include "base/digest.h"

const char *
random_id(struct pool *pool)
{
	unsigned char bytes[16];
	char *id = pool_alloc(pool, 2 * sizeof bytes + 1);

	randombytes_buf(bytes, sizeof bytes);
	hex_write(id, bytes, sizeof bytes);
	return id;
}
