/* SPDX-License-Identifier: Apache-2.0 */
#include "id.h"

#include "ascii.h"

/* Whether all bytes are lower-case letters, digits or the one joiner. */
static bool
is_made_of(struct slice text, char joiner)
{
	if (text.len == 0 || text.len > ID_LIMIT)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (!ascii_is_lower(c) && !ascii_is_digit(c) && c != joiner)
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
	return is_made_of(text, '_') && ascii_is_lower(text.at[0]);
}

enum error_code
id_refuse(struct error *err, const char *text, const char *what)
{
	return error_set(err, ERR_USAGE, "%s: %s is lower case letters, digits "
	    "and '-', at most %d", text, what, ID_LIMIT);
}
