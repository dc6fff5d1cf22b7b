/* SPDX-License-Identifier: Apache-2.0 */
#include "hmac.h"

#include <sodium.h>

void
hmac_sha256(struct digest *out, struct slice key, const struct slice *parts,
    size_t count)
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.at,
	    key.len);
	for (size_t i = 0; i < count; i++)
		crypto_auth_hmacsha256_update(&state,
		    (const unsigned char *)parts[i].at, parts[i].len);
	crypto_auth_hmacsha256_final(&state, out->at);
	sodium_memzero(&state, sizeof state);
}
