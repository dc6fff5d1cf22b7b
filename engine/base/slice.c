/* SPDX-License-Identifier: Apache-2.0 */
#include "slice.h"

#include <string.h>

#include "ascii.h"

bool
slice_ends(struct slice s, const char *suffix)
{
	size_t len = strlen(suffix);

	return s.len >= len && memcmp(s.at + s.len - len, suffix, len) == 0;
}

int
slice_compare(struct slice a, struct slice b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.at, b.at, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

struct slice
slice_trim(struct slice s)
{
	while (s.len && ascii_is_white(s.at[0]))
		s = slice_skip(s, 1);
	while (s.len && ascii_is_white(s.at[s.len - 1]))
		s.len--;
	return s;
}

bool
slice_is_blank(struct slice s)
{
	size_t at = 0;

	while (at < s.len && ascii_is_white(s.at[at]))
		at++;
	return at == s.len;
}

bool
slice_until(struct slice *rest, char stop, struct slice *part)
{
	const char *end;

	if (rest->len == 0)
		return false;
	end = memchr(rest->at, stop, rest->len);
	if (!end) {
		*part = *rest;
		*rest = slice_skip(*rest, rest->len);
		return true;
	}
	*part = (struct slice){ rest->at, (size_t)(end - rest->at) };
	*rest = slice_skip(*rest, part->len + 1);
	return true;
}

bool
slice_line(struct slice *rest, struct slice *line)
{
	return slice_until(rest, '\n', line);
}

size_t
slice_find(struct slice s, const char *needle)
{
	const char *at;

	if (s.len == 0)
		return s.len;
	at = memmem(s.at, s.len, needle, strlen(needle));
	return at ? (size_t)(at - s.at) : s.len;
}
