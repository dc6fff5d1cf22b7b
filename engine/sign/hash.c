/* SPDX-License-Identifier: Apache-2.0 */
#include "hash.h"

#include <sodium.h>

struct digest
hash_of(struct slice bytes)
{
	struct digest digest;

	crypto_generichash(digest.at, sizeof digest.at,
	    (const unsigned char *)bytes.at, bytes.len, NULL, 0);
	return digest;
}

void
hash_sha256(struct slice bytes, struct digest *out)
{
	crypto_hash_sha256(out->at, (const unsigned char *)bytes.at,
	    bytes.len);
}
