/* SPDX-License-Identifier: Apache-2.0 */
/* The one form of a person's key and e-mail address. */
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "people.h"

static const char PLAIN[] = "ssh-ed25519";
static const char HARDWARE[] = "sk-ssh-ed25519@openssh.com";

enum { POINT_SIZE = 32, BLOB_LIMIT = 512, EMAIL_LIMIT = 254 };

struct blob {
	unsigned char bytes[BLOB_LIMIT];
	size_t len;
	size_t at;
};

static int
base64_value(char c)
{
	if (ascii_is_upper(c))
		return c - 'A';
	if (ascii_is_lower(c))
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Decodes strictly: padded, and what the last character has over is zero. */
static bool
decode(struct blob *out, const char *text)
{
	size_t len = strlen(text), digits;
	uint32_t held = 0;
	int bits = 0;

	if (len % 4 || len > BLOB_LIMIT / 3 * 4)
		return false;
	for (digits = len; digits && len - digits < 2; digits--) {
		if (text[digits - 1] != '=')
			break;
	}
	for (size_t i = 0; i < digits; i++) {
		int value = base64_value(text[i]);

		if (value < 0)
			return false;
		held = (held << 6 | (uint32_t)value) & 0xFFFF;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			out->bytes[out->len++] = (unsigned char)(held >> bits);
		}
	}
	return (held & ((1U << bits) - 1)) == 0;
}

/* Takes a string of the SSH wire format (RFC 4251, section 5). */
static bool
take_string(struct blob *blob, struct slice *out)
{
	const unsigned char *p = blob->bytes + blob->at;
	size_t left = blob->len - blob->at, len;

	if (left < 4)
		return false;
	len = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 |
	    p[3];
	if (len > left - 4)
		return false;
	*out = (struct slice){ (const char *)p + 4, len };
	blob->at += 4 + len;
	return true;
}

static bool
is_key_of(const char *text, const char *type, bool with_application)
{
	struct blob blob = { .len = 0 };
	struct slice name, point, application;
	size_t len = strlen(type);

	if (strncmp(text, type, len) != 0 || text[len] != ' ')
		return false;
	return decode(&blob, text + len + 1) && take_string(&blob, &name) &&
	    slice_is(name, type) && take_string(&blob, &point) &&
	    point.len == POINT_SIZE &&
	    (!with_application || take_string(&blob, &application)) &&
	    blob.at == blob.len;
}

bool
person_key_is_hardware(const char *text)
{
	return strncmp(text, HARDWARE, sizeof HARDWARE - 1) == 0;
}

bool
person_key_is_canonical(const char *text)
{
	return is_key_of(text, PLAIN, false) ||
	    is_key_of(text, HARDWARE, true);
}

/*
 * Narrow on purpose: the text becomes a pattern in git's file of allowed
 * signers, where "*", "?", "!" and "," mean something.
 */
bool
person_email_is_canonical(const char *text)
{
	size_t local = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._+-");
	const char *domain = text + local + 1;
	bool label = false;

	if (local == 0 || text[local] != '@' || strlen(text) > EMAIL_LIMIT)
		return false;
	for (; *domain; domain++) {
		if (ascii_is_lower(*domain) || ascii_is_digit(*domain))
			label = true;
		else if (label && (*domain == '.' || *domain == '-'))
			label = *domain == '-' && domain[1] != '.';
		else
			return false;
	}
	return label && domain[-1] != '-';
}
