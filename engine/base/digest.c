/* SPDX-License-Identifier: Apache-2.0 */
#include "digest.h"

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

/* A digit's value and one; 0: no digit.  Lists read ten thousand names so. */
static const unsigned char digit[256] = {
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6,
	['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10, ['a'] = 11, ['b'] = 12,
	['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

bool
hex_read(unsigned char *out, size_t len, struct slice hex)
{
	if (hex.len != 2 * len)
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned high = digit[(unsigned char)hex.at[2 * i]];
		unsigned low = digit[(unsigned char)hex.at[2 * i + 1]];

		if (!high || !low)
			return false;
		out[i] = (unsigned char)((high - 1) * 16 + low - 1);
	}
	return true;
}
