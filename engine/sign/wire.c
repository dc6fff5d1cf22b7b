/* SPDX-License-Identifier: Apache-2.0 */
#include "wire.h"

#include <sodium.h>

struct slice
wire_bytes(struct wire *wire, size_t len)
{
	struct slice bytes = { wire->rest.at, len };

	if (wire->is_short || wire->rest.len < len) {
		wire->is_short = true;
		return (struct slice){ "", 0 };
	}
	wire->rest = slice_skip(wire->rest, len);
	return bytes;
}

unsigned char
wire_byte(struct wire *wire)
{
	struct slice byte = wire_bytes(wire, 1);

	return byte.len ? (unsigned char)byte.at[0] : 0;
}

uint32_t
wire_number(struct wire *wire)
{
	struct slice bytes = wire_bytes(wire, 4);
	uint32_t number = 0;

	for (size_t i = 0; i < bytes.len; i++)
		number = number << 8 | (unsigned char)bytes.at[i];
	return number;
}

struct slice
wire_string(struct wire *wire)
{
	return wire_bytes(wire, wire_number(wire));
}

bool
wire_is_done(const struct wire *wire)
{
	return !wire->is_short && wire->rest.len == 0;
}

void
wire_add_number(struct buf *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(out, (char)(number >> shift & 0xFF));
}

void
wire_add_string(struct buf *out, struct slice text)
{
	wire_add_number(out, (uint32_t)text.len);
	buf_add(out, text);
}

/* libsodium 1.0.18 takes each byte above 0x7F for a '/', so look first. */
static bool
decode(unsigned char *out, size_t room, size_t *len, struct slice text,
    const char *ignore)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] > 0x7F)
			return false;
	}
	return sodium_base642bin(out, room, text.at, text.len, ignore, len,
	    NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

bool
base64_read(unsigned char *out, size_t room, size_t *len, struct slice text)
{
	return decode(out, room, len, text, NULL);
}

bool
base64_read_lines(unsigned char *out, size_t room, size_t *len,
    struct slice text)
{
	return decode(out, room, len, text, "\r\n");
}

size_t
base64_room(size_t len)
{
	return sodium_base64_ENCODED_LEN(len, sodium_base64_VARIANT_ORIGINAL);
}

void
base64_write(char *out, struct slice bytes)
{
	sodium_bin2base64(out, base64_room(bytes.len),
	    (const unsigned char *)bytes.at, bytes.len,
	    sodium_base64_VARIANT_ORIGINAL);
}

struct wire_name
wire_name(struct slice bytes)
{
	struct wire_name name = { 0 };

	for (size_t i = 0; i < bytes.len && i < sizeof name.at - 1; i++) {
		char c = bytes.at[i];

		name.at[i] = c > ' ' && c < 0x7F ? c : '?';
	}
	return name;
}
