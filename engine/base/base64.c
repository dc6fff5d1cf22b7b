/* SPDX-License-Identifier: Apache-2.0 */
#include "base64.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A digit's value and one; 0: no digit. */
static const unsigned char digits[256] = {
	['A'] = 1, ['B'] = 2, ['C'] = 3, ['D'] = 4, ['E'] = 5, ['F'] = 6,
	['G'] = 7, ['H'] = 8, ['I'] = 9, ['J'] = 10, ['K'] = 11, ['L'] = 12,
	['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18,
	['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
	['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30,
	['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
	['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42,
	['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
	['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54,
	['2'] = 55, ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60,
	['8'] = 61, ['9'] = 62, ['+'] = 63, ['/'] = 64,
};

/* Reads four digits into three bytes. */
static bool
read_group(unsigned char *out, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	unsigned a = digits[at[0]], b = digits[at[1]];
	unsigned c = digits[at[2]], d = digits[at[3]];
	uint32_t bits = (a - 1) << 18 | (b - 1) << 12 | (c - 1) << 6 | (d - 1);

	if (!a || !b || !c || !d)
		return false;
	out[0] = (unsigned char)(bits >> 16);
	out[1] = (unsigned char)(bits >> 8);
	out[2] = (unsigned char)bits;
	return true;
}

/* Reads the two or three digits at the end; spare bits must not be set. */
static bool
read_last(unsigned char *out, const char *text, size_t count)
{
	char group[] = "AAAA";
	unsigned char bytes[3];

	memcpy(group, text, count);
	if (!read_group(bytes, group) || bytes[2] || (count == 2 && bytes[1]))
		return false;
	memcpy(out, bytes, count - 1);
	return true;
}

bool
base64_read(unsigned char *out, size_t room, size_t *len, struct slice text)
{
	size_t count = text.len;

	if (text.len % 4)
		return false;
	for (int i = 0; i < 2 && count && text.at[count - 1] == '='; i++)
		count--;
	if (count % 4 == 1 || count / 4 * 3 + (count % 4 ? count % 4 - 1 : 0) >
	    room)
		return false;
	*len = 0;
	for (; count >= 4; count -= 4, text = slice_skip(text, 4), *len += 3) {
		if (!read_group(out + *len, text.at))
			return false;
	}
	if (count && !read_last(out + *len, text.at, count))
		return false;
	*len += count ? count - 1 : 0;
	return true;
}

size_t
base64_room(size_t len)
{
	return (len + 2) / 3 * 4 + 1;
}

void
base64_write(char *out, struct slice bytes)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *at = (const unsigned char *)bytes.at;

	for (size_t left = bytes.len; left; out += 4) {
		size_t count = left < 3 ? left : 3;
		unsigned char group[3] = { 0 };

		memcpy(group, at, count);
		out[0] = letters[group[0] >> 2];
		out[1] = letters[(group[0] & 3) << 4 | group[1] >> 4];
		out[2] = count < 2 ? '=' : letters[(group[1] & 15) << 2 |
		    group[2] >> 6];
		out[3] = count < 3 ? '=' : letters[group[2] & 63];
		at += count;
		left -= count;
	}
	*out = '\0';
}

void
base64_add(struct buf *out, struct slice bytes)
{
	char *text = mem_alloc(base64_room(bytes.len));

	base64_write(text, bytes);
	buf_text(out, text);
	free(text);
}
