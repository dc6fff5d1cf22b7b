/* SPDX-License-Identifier: Apache-2.0 */
#include "secret_base64.h"

#include <sodium.h>

/* libsodium 1.0.18 takes each byte above 0x7F for a '/', so look first. */
static bool
decode(unsigned char *out, size_t room, size_t *len, struct slice text,
    const char *ignore)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] > 0x7F)
			return false;
	}
	return sodium_base642bin(out, room, text.at, text.len, ignore, len,
	    NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

bool
secret_base64_read(unsigned char *out, size_t room, size_t *len,
    struct slice text)
{
	return decode(out, room, len, text, NULL);
}

bool
secret_base64_read_lines(unsigned char *out, size_t room, size_t *len,
    struct slice text)
{
	return decode(out, room, len, text, "\r\n");
}

void
secret_base64_write(char *out, struct slice bytes)
{
	sodium_bin2base64(out, base64_room(bytes.len),
	    (const unsigned char *)bytes.at, bytes.len,
	    sodium_base64_VARIANT_ORIGINAL);
}
