/* SPDX-License-Identifier: Apache-2.0 */
#include "target.h"

#include <string.h>

struct target
target_of(const char *url, struct pool *pool)
{
	struct target t = { "", { "", 0 }, "", { "", 0 } };
	struct slice rest = slice_of(url), host;
	size_t colon = strcspn(url, ":/?#");

	if (url[colon] == ':') {
		t.scheme = pool_lower(pool, (struct slice){ url, colon });
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
	t.host = pool_lower(pool, host);
	t.query = slice_skip(rest, strcspn(rest.at, "?#"));
	if (slice_starts(t.query, "?"))
		t.query = (struct slice){ t.query.at + 1,
			strcspn(t.query.at + 1, "#") };
	else
		t.query.len = 0;
	return t;
}
