/* SPDX-License-Identifier: Apache-2.0 */
#include "id.h"

bool
id_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

bool
id_is_digit(char c)
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

		if (!id_is_lower(c) && !id_is_digit(c) && c != joiner)
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
	return is_made_of(text, '_') && id_is_lower(text.at[0]);
}

enum error_code
id_refuse(struct error *err, const char *text, const char *what)
{
	return error_set(err, ERR_USAGE, "%s: %s is lower case letters, digits "
	    "and '-', at most %d", text, what, ID_LIMIT);
}
