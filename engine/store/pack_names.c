/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_names.h"

#include <stdint.h>
#include <string.h>

#include "base/mapped.h"

/*
 * How many names begin with each byte or one before it; then the names, a CRC
 * of four bytes for each, and an offset of four; at the end two digests.
 */
enum {
	COUNTS_AT = 8,
	NAMES_AT = COUNTS_AT + 256 * 4,
	NAME_AND_CRC = OID_SIZE + 4,
	OFFSET_BYTES = 4,
	DIGESTS_BYTES = 2 * 20,
};

static const unsigned char magic[] = { 0xFF, 't', 'O', 'c', 0, 0, 0, 2 };

static uint32_t
number_at(struct slice index, size_t offset)
{
	const unsigned char *at = (const unsigned char *)index.at + offset;

	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

static size_t
count_to(struct slice index, size_t byte)
{
	return number_at(index, COUNTS_AT + byte * 4);
}

static bool
is_version_2(struct slice index)
{
	return index.len >= NAMES_AT + DIGESTS_BYTES &&
	    memcmp(index.at, magic, sizeof magic) == 0 &&
	    count_to(index, 255) <= (index.len - NAMES_AT - DIGESTS_BYTES) /
	    (NAME_AND_CRC + OFFSET_BYTES);
}

bool
pack_names_open(struct pack_names *names, const char *path)
{
	struct error ignored;

	if (mapped_open(&names->index, path, &ignored))
		return false;
	if (!is_version_2(names->index))
		mapped_close(&names->index);
	return names->index.len > 0;
}

void
pack_names_close(struct pack_names *names)
{
	mapped_close(&names->index);
}

/* One with the highest bit set is a place in a table of longer ones. */
static bool
read_offset(struct slice index, size_t n, size_t *out)
{
	uint32_t offset = number_at(index, NAMES_AT + count_to(index, 255) *
	    NAME_AND_CRC + n * OFFSET_BYTES);

	*out = offset;
	return !(offset >> 31);
}

bool
pack_names_find(const struct pack_names *names, struct oid id, size_t *offset)
{
	struct slice index = names->index;
	size_t low, high;

	if (index.len == 0)
		return false;
	low = id.at[0] ? count_to(index, id.at[0] - 1U) : 0;
	high = count_to(index, id.at[0]);
	if (high > count_to(index, 255))
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(id.at, index.at + NAMES_AT +
		    middle * OID_SIZE, OID_SIZE);

		if (order == 0)
			return read_offset(index, middle, offset);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
