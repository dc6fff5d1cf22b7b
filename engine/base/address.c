/* SPDX-License-Identifier: Apache-2.0 */
#include "address.h"

#include <arpa/inet.h>
#include <string.h>

enum { MAPPED = 12, TEXT_SIZE = 64 };

static const unsigned char mapped[MAPPED] = { [10] = 0xFF, [11] = 0xFF };

/* What IANA's special-purpose registries take out. */
static const char *const set_apart[] = {
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
	"169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
};

bool
address_read(struct address *out, struct slice text)
{
	struct address made = { { 0 } };
	char copy[TEXT_SIZE];

	if (text.len >= sizeof copy || memchr(text.at, '\0', text.len))
		return false;
	memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	memcpy(made.at, mapped, MAPPED);
	if (inet_pton(AF_INET, copy, made.at + MAPPED) != 1 &&
	    inet_pton(AF_INET6, copy, made.at) != 1)
		return false;
	*out = made;
	return true;
}

struct address
address_of_four(uint32_t number)
{
	struct address made = { { 0 } };

	memcpy(made.at, mapped, MAPPED);
	for (int i = 0; i < 4; i++)
		made.at[MAPPED + i] = (unsigned char)(number >> (24 - 8 * i));
	return made;
}

static bool
read_bits(unsigned *out, struct slice text, unsigned most)
{
	unsigned value = 0;

	if (text.len == 0 || text.len > 3)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		value = value * 10 + (unsigned)(text.at[i] - '0');
	}
	*out = value;
	return value <= most;
}

bool
address_range_read(struct address_range *out, struct slice text)
{
	size_t slash = slice_find(text, "/");
	struct address_range made = { .bits = 8 * ADDRESS_SIZE };
	bool four = memchr(text.at, ':', slash) == NULL;

	if (!address_read(&made.address, (struct slice){ text.at, slash }))
		return false;
	if (slash < text.len &&
	    !read_bits(&made.bits, slice_skip(text, slash + 1),
	    four ? 32 : 128))
		return false;
	if (slash < text.len && four)
		made.bits += 8 * MAPPED;
	*out = made;
	return true;
}

bool
address_is_in(const struct address_range *range,
    const struct address *address)
{
	size_t whole = range->bits / 8;
	unsigned rest = range->bits % 8;

	if (memcmp(range->address.at, address->at, whole) != 0)
		return false;
	return rest == 0 || ((range->address.at[whole] ^
	    address->at[whole]) >> (8 - rest)) == 0;
}

bool
address_is_public(const struct address *address)
{
	bool four = memcmp(address->at, mapped, MAPPED) == 0;

	/* Of IPv6 only 2000::/3 is given out. */
	if (!four && address->at[0] >> 5 != 1)
		return false;
	for (size_t i = 0; i < sizeof set_apart / sizeof set_apart[0]; i++) {
		struct address_range range;

		if (address_range_read(&range, slice_of(set_apart[i])) &&
		    address_is_in(&range, address))
			return false;
	}
	return true;
}
