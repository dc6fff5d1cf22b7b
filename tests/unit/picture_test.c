/* SPDX-License-Identifier: Apache-2.0 */
#include "check/picture.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define BYTES(text) { text, sizeof text - 1 }
#define PNG "\211PNG\r\n\032\n\0\0\0\015IHDR"

/* "width by height", or "none". */
static const struct {
	const char *name;
	struct slice bytes;
	const char *want;
} cases[] = {
	{ "a PNG", BYTES(PNG "\0\0\3\350\0\0\1\364"), "1000 by 500" },
	{ "a PNG that ends in its head", BYTES(PNG "\0\0\3\350\0\0\1"), "none" },
	{ "a PNG of no height", BYTES(PNG "\0\0\3\350\0\0\0\0"), "none" },
	{ "a GIF", BYTES("GIF89a\100\001\264\000"), "320 by 180" },
	{ "a JPEG behind other segments", BYTES("\377\330\377\340\0\4ab\377\377"
	  "\302\0\021\010\001\100\002\200\003"), "640 by 320" },
	{ "a JPEG whose tables are no frame", BYTES("\377\330\377\304\0\011abcdefg"
	  "\377\300\0\021\010\0\2\0\3"), "3 by 2" },
	{ "a JPEG without a frame", BYTES("\377\330\377\340\0\4ab\377\331"),
	  "none" },
	{ "a JPEG whose segment leads out of it", BYTES("\377\330\377\340\377\377"
	  "abcdefgh"), "none" },
	{ "a lossy WebP", BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\235\1\052"
	  "\100\1\264\0"), "320 by 180" },
	{ "a lossless WebP", BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\057\077\301\054"
	  "\0\0\0\0\0\0"), "320 by 180" },
	{ "an extended WebP", BYTES("RIFF\0\0\0\0WEBPVP8X\012\0\0\0\0\0\0\0\077"
	  "\1\0\263\0\0"), "320 by 180" },
	{ "a WebP of another kind", BYTES("RIFF\0\0\0\0WEBPVP9 \0\0\0\0\0\0\0\0"
	  "\0\0\0\0\0\0"), "none" },
	{ "a text", BYTES("no picture"), "none" },
	{ "nothing", BYTES(""), "none" },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct picture found = { 0 };
	char got[64] = "none";

	if (picture_read(&found, cases[row].bytes))
		snprintf(got, sizeof got, "%u by %u", found.width,
		    found.height);
	assert_string_equal(got, cases[row].want);
}

int
main(void)
{
	return rows_run("picture", ROWS(cases, reads_as_wanted));
}
