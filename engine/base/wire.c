/* SPDX-License-Identifier: Apache-2.0 */
#include "wire.h"

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
