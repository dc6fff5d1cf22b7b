/* SPDX-License-Identifier: Apache-2.0 */
#include "picture.h"

#include <string.h>

static uint32_t
byte_at(struct slice s, size_t at)
{
	return (unsigned char)s.at[at];
}

static uint32_t
big(struct slice s, size_t at, size_t bytes)
{
	uint32_t value = 0;

	for (size_t i = 0; i < bytes; i++)
		value = value << 8 | byte_at(s, at + i);
	return value;
}

static uint32_t
little(struct slice s, size_t at, size_t bytes)
{
	uint32_t value = 0;

	for (size_t i = bytes; i > 0; i--)
		value = value << 8 | byte_at(s, at + i - 1);
	return value;
}

static bool
has(struct slice s, size_t at, const char *bytes, size_t len)
{
	return s.len >= at + len && memcmp(s.at + at, bytes, len) == 0;
}

static bool
read_png(struct picture *out, struct slice s)
{
	if (!has(s, 0, "\211PNG\r\n\032\n", 8) || !has(s, 12, "IHDR", 4) ||
	    s.len < 24)
		return false;
	*out = (struct picture){ big(s, 16, 4), big(s, 20, 4) };
	return true;
}

static bool
read_gif(struct picture *out, struct slice s)
{
	if ((!has(s, 0, "GIF87a", 6) && !has(s, 0, "GIF89a", 6)) || s.len < 10)
		return false;
	*out = (struct picture){ little(s, 6, 2), little(s, 8, 2) };
	return true;
}

/* The start of a frame, whichever coding; C4, C8 and CC are other tables. */
static bool
is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

static bool
read_jpeg(struct picture *out, struct slice s)
{
	size_t at = 2;

	if (!has(s, 0, "\377\330", 2))
		return false;
	while (at + 9 <= s.len && byte_at(s, at) == 0xFF) {
		uint32_t marker = byte_at(s, at + 1);

		if (is_frame(marker)) {
			*out = (struct picture){ big(s, at + 7, 2),
				big(s, at + 5, 2) };
			return s.len > at + 8;
		}
		/* Filling bytes have no length. */
		at += marker == 0xFF ? 1 : 2 + big(s, at + 2, 2);
	}
	return false;
}

/* Lossy, lossless and extended files say it each in its own way. */
static bool
read_webp(struct picture *out, struct slice s)
{
	uint32_t bits;

	if (!has(s, 0, "RIFF", 4) || !has(s, 8, "WEBP", 4) || s.len < 30)
		return false;
	if (has(s, 12, "VP8X", 4)) {
		*out = (struct picture){ little(s, 24, 3) + 1,
			little(s, 27, 3) + 1 };
	} else if (has(s, 12, "VP8L", 4)) {
		bits = little(s, 21, 4);
		*out = (struct picture){ (bits & 0x3FFF) + 1,
			(bits >> 14 & 0x3FFF) + 1 };
	} else if (has(s, 12, "VP8 ", 4)) {
		*out = (struct picture){ little(s, 26, 2) & 0x3FFF,
			little(s, 28, 2) & 0x3FFF };
	} else {
		return false;
	}
	return true;
}

bool
picture_read(struct picture *out, struct slice bytes)
{
	struct picture found = { 0 };
	bool read = read_png(&found, bytes) || read_gif(&found, bytes) ||
	    read_jpeg(&found, bytes) || read_webp(&found, bytes);

	if (!read || !found.width || !found.height)
		return false;
	*out = found;
	return true;
}
