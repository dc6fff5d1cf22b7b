/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "shadow.h"

size_t
shadow_find(const struct shadow *shadow, const char *needle)
{
	const char *end = shadow->at + shadow->len;
	size_t len = strlen(needle);

	for (const char *c = shadow->at;
	    (c = memchr(c, needle[0], (size_t)(end - c))); c++) {
		if ((size_t)(end - c) >= len && memcmp(c, needle, len) == 0)
			return (size_t)(c - shadow->at);
	}
	return shadow->len;
}
