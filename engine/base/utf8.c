/* SPDX-License-Identifier: Apache-2.0 */
#include "utf8.h"

#include <string.h>

/* How many bytes follow the first, and its payload; -1: no first byte. */
static int
lead(unsigned char c, uint32_t *bits)
{
	if (c < 0x80) {
		*bits = c;
		return 0;
	}
	if (c >= 0xC2 && c <= 0xDF) {
		*bits = c & 0x1FU;
		return 1;
	}
	if (c >= 0xE0 && c <= 0xEF) {
		*bits = c & 0x0FU;
		return 2;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		*bits = c & 0x07U;
		return 3;
	}
	return -1;
}

static bool
is_scalar(uint32_t c, int tails)
{
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };

	return c >= least[tails] && c <= 0x10FFFF &&
	    !(c >= 0xD800 && c <= 0xDFFF);
}

bool
utf8_next(struct slice *rest, uint32_t *character)
{
	uint32_t c;
	int tails;

	if (rest->len == 0)
		return false;
	tails = lead((unsigned char)rest->at[0], &c);
	if (tails < 0 || (size_t)tails >= rest->len)
		return false;
	for (int i = 1; i <= tails; i++) {
		unsigned char tail = (unsigned char)rest->at[i];

		if ((tail & 0xC0) != 0x80)
			return false;
		c = c << 6 | (tail & 0x3FU);
	}
	if (!is_scalar(c, tails))
		return false;
	*character = c;
	*rest = slice_skip(*rest, (size_t)tails + 1);
	return true;
}

size_t
utf8_write(char out[UTF8_BYTES], uint32_t c)
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (len == 1) {
		out[0] = (char)c;
		return len;
	}
	for (size_t i = len; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)((0xF00U >> len & 0xF0) | c);
	return len;
}

size_t
utf8_ascii(struct slice text)
{
	size_t len = 0;
	uint64_t eight;

	for (; text.len - len >= sizeof eight; len += sizeof eight) {
		memcpy(&eight, text.at + len, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (len < text.len && (unsigned char)text.at[len] < 0x80)
		len++;
	return len;
}

size_t
utf8_bad(struct slice text)
{
	struct slice rest = text;
	uint32_t c;

	do {
		rest = slice_skip(rest, utf8_ascii(rest));
	} while (utf8_next(&rest, &c));
	return text.len - rest.len;
}

/* What is no character, however long its tail, is cut where it is. */
struct slice
utf8_cut(struct slice text, size_t bytes)
{
	size_t tail = 0;

	if (text.len <= bytes)
		return text;
	while (tail < bytes && tail < UTF8_BYTES - 1 &&
	    ((unsigned char)text.at[bytes - tail] & 0xC0) == 0x80)
		tail++;
	return (struct slice){ text.at, bytes - tail };
}

struct place
utf8_place(const char *path, struct slice text, size_t offset)
{
	struct place place = { path, 1, 1 };

	for (size_t i = 0; i < offset && i < text.len; i++) {
		if (text.at[i] == '\n') {
			place.line++;
			place.column = 1;
		} else if (((unsigned char)text.at[i] & 0xC0) != 0x80) {
			place.column++;
		}
	}
	return place;
}
