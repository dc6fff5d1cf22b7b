/* SPDX-License-Identifier: Apache-2.0 */
/*
 * address.h - network addresses, and which of them are everybody's
 *
 * A program that connects where somebody else says must not be led to what
 * only its own machine or network reaches.
 */

#ifndef GALLEY_BASE_ADDRESS_H
#define GALLEY_BASE_ADDRESS_H

#include <stdint.h>

#include "slice.h"

enum { ADDRESS_SIZE = 16 };

/* Of IPv4 the form ::ffff:a.b.c.d. */
struct address {
	unsigned char at[ADDRESS_SIZE];
};

/* The addresses that begin with these bits. */
struct address_range {
	struct address address;
	unsigned bits;
};

/* "192.0.2.7", "2001:db8::7"; false: neither. */
bool address_read(struct address *out, struct slice text);

/* Of IPv4, in the order of the machine. */
struct address address_of_four(uint32_t number);

/* "10.0.0.0/8", "fd00::/8", or one address. */
bool address_range_read(struct address_range *out, struct slice text);

bool address_is_in(const struct address_range *range,
    const struct address *address);

/*
 * Whether the internet's registries gave it to somebody: not loopback, private,
 * link-local, shared, multicast, reserved, nor one with another in it.
 */
bool address_is_public(const struct address *address);

#endif
