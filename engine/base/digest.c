/* SPDX-License-Identifier: Apache-2.0 */
#include "digest.h"

#include <string.h>

bool
digest_equal(struct digest a, struct digest b)
{
	return memcmp(a.at, b.at, DIGEST_SIZE) == 0;
}

bool
digest_read(struct digest *out, struct slice hex)
{
	struct digest read;

	if (!hex_read(read.at, DIGEST_SIZE, hex))
		return false;
	*out = read;
	return true;
}

struct digest_text
digest_text(struct digest digest)
{
	struct digest_text text;

	hex_write(text.hex, digest.at, DIGEST_SIZE);
	return text;
}

void
hex_write(char *out, const unsigned char *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < len; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * len] = '\0';
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool
hex_read(unsigned char *out, size_t len, struct slice hex)
{
	if (hex.len != 2 * len)
		return false;
	for (size_t i = 0; i < len; i++) {
		int high = digit(hex.at[2 * i]), low = digit(hex.at[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}
