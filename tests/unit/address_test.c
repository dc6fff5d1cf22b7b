/* SPDX-License-Identifier: Apache-2.0 */
#include "base/address.h"

#include <string.h>

#include "rows.h"

/* Whose an address is: everybody's, of a range, or none at all. */
static const struct {
	const char *name;
	const char *address;
	const char *range;	/* NULL: is it public? */
	const char *want;
} cases[] = {
	{ "an address of the internet is public", "93.184.216.34", NULL,
	  "yes" },
	{ "one of IPv6, too", "2606:4700::1111", NULL, "yes" },
	{ "loopback is private", "127.0.0.1", NULL, "no" },
	{ "all of loopback", "127.255.0.9", NULL, "no" },
	{ "loopback of IPv6", "::1", NULL, "no" },
	{ "loopback in the clothes of IPv6", "::ffff:127.0.0.1", NULL, "no" },
	{ "a public one in the clothes of IPv6", "::ffff:93.184.216.34", NULL,
	  "yes" },
	{ "nowhere", "0.0.0.0", NULL, "no" },
	{ "the unspecified address", "::", NULL, "no" },
	{ "ten", "10.255.255.255", NULL, "no" },
	{ "beside ten", "11.0.0.0", NULL, "yes" },
	{ "172.16 to 172.31, first", "172.16.0.0", NULL, "no" },
	{ "172.16 to 172.31, last", "172.31.255.255", NULL, "no" },
	{ "before 172.16", "172.15.255.255", NULL, "yes" },
	{ "after 172.31", "172.32.0.0", NULL, "yes" },
	{ "192.168", "192.168.1.1", NULL, "no" },
	{ "a provider's shared ones", "100.64.0.1", NULL, "no" },
	{ "a cloud's metadata", "169.254.169.254", NULL, "no" },
	{ "link-local of IPv6", "fe80::1", NULL, "no" },
	{ "unique local of IPv6", "fd00::1", NULL, "no" },
	{ "multicast", "224.0.0.1", NULL, "no" },
	{ "broadcast", "255.255.255.255", NULL, "no" },
	{ "6to4 has another in it", "2002:7f00:1::", NULL, "no" },
	{ "NAT64 has another in it", "64:ff9b::7f00:1", NULL, "no" },
	{ "examples of IPv6", "2001:db8::1", NULL, "no" },

	{ "in a range", "10.1.2.3", "10.1.0.0/16", "yes" },
	{ "beside a range", "10.2.2.3", "10.1.0.0/16", "no" },
	{ "a range within a byte", "10.1.2.127", "10.1.2.64/26", "yes" },
	{ "beside one within a byte", "10.1.2.128", "10.1.2.64/26", "no" },
	{ "one address is a range", "10.1.2.3", "10.1.2.3", "yes" },
	{ "and no other in it", "10.1.2.2", "10.1.2.3", "no" },
	{ "a range of IPv6", "fd12::7", "fd00::/8", "yes" },
	{ "all of IPv4", "8.8.8.8", "0.0.0.0/0", "yes" },
	{ "all of IPv4 has no IPv6", "fd12::7", "0.0.0.0/0", "no" },
	{ "all of IPv6 has IPv4", "8.8.8.8", "::/0", "yes" },

	{ "no address", "localhost", NULL, "no address" },
	{ "no text", "", NULL, "no address" },
	{ "an address of three numbers", "127.0.1", NULL, "no address" },
	{ "an octal number", "0127.0.0.1", NULL, "no address" },
	{ "an address with a port", "127.0.0.1:80", NULL, "no address" },
	{ "a range of too many bits", "10.0.0.0", "10.0.0.0/33", "no range" },
	{ "a range of too many bits of IPv6", "::1", "::/129", "no range" },
	{ "a range without bits", "10.0.0.0", "10.0.0.0/", "no range" },
	{ "a range of words", "10.0.0.0", "10.0.0.0/a", "no range" },
	{ "a range of four digits", "10.0.0.0", "10.0.0.0/0008",
	  "no range" },
};

static const char *
judge(const char *text, const char *of)
{
	struct address address;
	struct address_range range;

	if (!address_read(&address, slice_of(text)))
		return "no address";
	if (!of)
		return address_is_public(&address) ? "yes" : "no";
	if (!address_range_read(&range, slice_of(of)))
		return "no range";
	return address_is_in(&range, &address) ? "yes" : "no";
}

static void
is_whose_is_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);

	assert_string_equal(judge(cases[row].address, cases[row].range),
	    cases[row].want);
}

static void
a_number_is_the_same_address(void **state)
{
	struct address number = address_of_four(0x7F000001), text;

	(void)state;
	assert_true(address_read(&text, slice_of("127.0.0.1")));
	assert_memory_equal(&number, &text, sizeof text);
}

int
main(void)
{
	return rows_run("address", ROWS(cases, is_whose_is_wanted),
	    ROW("a number is the same address", a_number_is_the_same_address));
}
