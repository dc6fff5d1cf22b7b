/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t
number(const uint8_t *at)
{
	return (uint64_t)at[0] << 24 | (uint64_t)at[1] << 16 |
	    (uint64_t)at[2] << 8 | at[3];
}

/* Word by word as gitformat-pack(5) has version 2. */
static bool
second_leads_inside(struct slice index, uint64_t count, uint64_t pack)
{
	const uint8_t *all = (const uint8_t *)index.at;
	const uint8_t *at = all + 1032 + 24 * count;

	for (uint64_t i = 0; i < count; i++) {
		uint64_t offset = number(at + 4 * i), more;

		if (offset >= 1U << 31) {
			more = 1032 + 28 * count + 8 * (offset - (1U << 31));
			if (more + 48 > index.len)
				return false;
			offset = number(all + more) << 32 |
			    number(all + more + 4);
		}
		if (pack <= 20 || offset >= pack - 20)
			return false;
	}
	return true;
}

static bool
first_leads_inside(struct slice index, uint64_t count, uint64_t pack)
{
	const uint8_t *at = (const uint8_t *)index.at + 1024;

	for (uint64_t i = 0; i < count; i++) {
		if (pack <= 20 || number(at + 24 * i) >= pack - 20)
			return false;
	}
	return true;
}

static bool
leads_inside(struct slice index, uint64_t pack)
{
	bool second = index.len > 8 && memcmp(index.at, "\377tOc\0\0\0\2",
	    8) == 0;
	uint64_t begin = second ? 8 : 0, count;

	if (index.len < begin + 1024 + 40)
		return true;
	count = number((const uint8_t *)index.at + begin + 1020);
	if (begin + 1024 + count * (second ? 28 : 24) + 40 > index.len)
		return true;
	return second ? second_leads_inside(index, count, pack) :
	    first_leads_inside(index, count, pack);
}

/* The pack's size and an index: judged as its format is written down. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice index;

	if (size < 4)
		return 0;
	index = (struct slice){ (const char *)data + 4, size - 4 };
	if (pack_index_leads_inside(index, (off_t)number(data)) !=
	    leads_inside(index, number(data)))
		abort();
	return 0;
}
