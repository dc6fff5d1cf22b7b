/* SPDX-License-Identifier: Apache-2.0 */
#include "target.h"

#include <string.h>

const char *
target_lower(struct slice text, struct pool *pool)
{
	char *out = pool_copy(pool, text);

	for (char *c = out; *c; c++)
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
	return out;
}

struct target
target_of(const char *url, struct pool *pool)
{
	struct target t = { "", { "", 0 }, "", { "", 0 } };
	struct slice rest = slice_of(url), host;
	size_t colon = strcspn(url, ":/?#");

	if (url[colon] == ':') {
		t.scheme = target_lower((struct slice){ url, colon }, pool);
		rest = slice_skip(rest, colon + 1);
	}
	/* "//host" takes the scheme of the page that it stands on. */
	if (!slice_starts(rest, "//"))
		return t;
	rest = slice_skip(rest, 2);
	host = (struct slice){ rest.at, strcspn(rest.at, "/?#") };
	rest = slice_skip(rest, host.len);
	if (memchr(host.at, '@', host.len))
		slice_until(&host, '@', &t.user);
	host.len = strcspn(host.at, ":/?#");
	while (host.len && host.at[host.len - 1] == '.')
		host.len--;
	t.host = target_lower(host, pool);
	t.query = slice_skip(rest, strcspn(rest.at, "?#"));
	if (slice_starts(t.query, "?"))
		t.query = (struct slice){ t.query.at + 1,
			strcspn(t.query.at + 1, "#") };
	else
		t.query.len = 0;
	return t;
}
