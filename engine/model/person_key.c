/* SPDX-License-Identifier: Apache-2.0 */
/* The one form of a person's key and e-mail address. */
#include <string.h>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/wire.h"
#include "people.h"

static const char PLAIN[] = "ssh-ed25519";
static const char HARDWARE[] = "sk-ssh-ed25519@openssh.com";

enum { POINT_SIZE = 32, BLOB_LIMIT = 512, EMAIL_LIMIT = 254 };

static bool
is_key_of(const char *text, const char *type, bool with_application)
{
	unsigned char blob[BLOB_LIMIT];
	size_t at = strlen(type), len;
	struct slice name, point;
	struct wire wire;

	if (strncmp(text, type, at) != 0 || text[at] != ' ' ||
	    !base64_read(blob, sizeof blob, &len, slice_of(text + at + 1)))
		return false;
	wire = (struct wire){ .rest = { (const char *)blob, len } };
	name = wire_string(&wire);
	point = wire_string(&wire);
	if (with_application)
		wire_string(&wire);
	return wire_is_done(&wire) && slice_is(name, type) &&
	    point.len == POINT_SIZE;
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
