/* SPDX-License-Identifier: Apache-2.0 */
#include "id.h"

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether all bytes are lower-case letters, digits or the one joiner. */
static bool
is_made_of(struct slice text, char joiner)
{
	if (text.len == 0 || text.len > ID_LIMIT)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (!is_lower(c) && !is_digit(c) && c != joiner)
			return false;
	}
	return true;
}

bool
id_is_id(struct slice text)
{
	return is_made_of(text, '-') && text.at[0] != '-';
}

bool
id_is_name(struct slice text)
{
	return is_made_of(text, '_') && is_lower(text.at[0]);
}
