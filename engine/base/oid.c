/* SPDX-License-Identifier: Apache-2.0 */
#include "oid.h"

#include <string.h>

#include "digest.h"

bool
oid_equal(struct oid a, struct oid b)
{
	return memcmp(a.at, b.at, OID_SIZE) == 0;
}

bool
oid_is_zero(struct oid id)
{
	return oid_equal(id, (struct oid){ 0 });
}

bool
oid_read(struct oid *out, struct slice hex)
{
	struct oid id;

	if (!hex_read(id.at, OID_SIZE, hex))
		return false;
	*out = id;
	return true;
}

struct oid_text
oid_text(struct oid id)
{
	struct oid_text text;

	hex_write(text.hex, id.at, OID_SIZE);
	return text;
}
