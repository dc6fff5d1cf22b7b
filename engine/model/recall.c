/* SPDX-License-Identifier: Apache-2.0 */
#include "recall.h"

#include "base/date.h"

enum error_code
recall_read_reason(struct recalled *out, const struct reader *r,
    struct error *err)
{
	static const char *const keys[] = { "reason", "instead", NULL };
	struct recalled recalled = { 0 };
	struct reader map = { 0 };
	enum error_code code = reader_map(r, "recalled", &map, err);

	if (!map.map)
		return code;
	recalled.set = true;
	if ((code = reader_known(&map, keys, err)) ||
	    (code = reader_required(&map, "reason", err)) ||
	    (code = reader_text(&map, "reason", &recalled.reason, err)) ||
	    (code = reader_text(&map, "instead", &recalled.instead, err)))
		return code;
	*out = recalled;
	return ERR_NONE;
}

enum error_code
recall_read(struct lifetime *out, const struct reader *r, struct error *err)
{
	struct lifetime lifetime = { 0 };
	enum error_code code;

	if ((code = reader_date(r, "expires", &lifetime.expires, err)) ||
	    (code = recall_read_reason(&lifetime.recalled, r, err)))
		return code;
	if (node_get(r->map, "expires")) {
		lifetime.expires += DAY_SECONDS;
		lifetime.expires_on = node_get_text(r->map, "expires", NULL);
	}
	*out = lifetime;
	return ERR_NONE;
}

const char *
recall_why(const struct lifetime *lifetime, int64_t now, struct pool *pool)
{
	const struct recalled *recalled = &lifetime->recalled;

	if (recalled->instead)
		return pool_format(pool, "recalled: %s (use %s instead)",
		    recalled->reason, recalled->instead);
	if (recalled->set)
		return pool_format(pool, "recalled: %s", recalled->reason);
	if (lifetime->expires && now >= lifetime->expires)
		return pool_format(pool, "expired: usable through %s",
		    lifetime->expires_on);
	return NULL;
}
