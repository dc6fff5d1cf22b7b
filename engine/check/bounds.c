/* SPDX-License-Identifier: Apache-2.0 */
#include "bounds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool
read_number(double *out, struct slice text)
{
	char at[24] = "";
	char *end;

	if (text.len == 0 || text.len >= sizeof at ||
	    !strchr("0123456789", text.at[0]))
		return false;
	memcpy(at, text.at, text.len);
	if (strspn(at, "0123456789.") != text.len)
		return false;
	*out = strtod(at, &end);
	return !*end;
}

bool
bounds_read(struct bounds *out, const char *text)
{
	struct slice all = slice_trim(slice_of(text));
	size_t dots = slice_find(all, "..");
	struct slice low = { all.at, dots }, high = slice_skip(all, dots);
	struct bounds made = { -HUGE_VAL, HUGE_VAL };

	if (dots == all.len) {
		if (!read_number(&made.most, all))
			return false;
	} else {
		high = slice_skip(high, 2);
		if ((low.len && !read_number(&made.least, low)) ||
		    (high.len && !read_number(&made.most, high)) ||
		    (!low.len && !high.len))
			return false;
	}
	if (made.least > made.most)
		return false;
	*out = made;
	return true;
}

static bool
is_allowed(const char *const *allowed, const char *name)
{
	for (; allowed && *allowed; allowed++) {
		if (strcmp(*allowed, name) == 0)
			return true;
	}
	return !allowed;
}

enum error_code
bounds_read_map(struct bounds_list *out, const struct rule_reading *r,
    const char *key, const char *const *allowed)
{
	const struct node *map = node_get(r->map, key);

	if (map && map->kind != NODE_MAP)
		return rule_fail(r, map, "\"%s\" must be a map (name: "
		    "10..60)", key);
	for (size_t i = 0; map && i < map->count; i++) {
		const struct node *item = map->items[i];
		struct named_bounds made = { item->key, { 0, 0 } };

		if (!is_allowed(allowed, item->key))
			return rule_fail(r, item, "\"%s\" cannot be measured "
			    "here", item->key);
		if (item->kind != NODE_TEXT ||
		    !bounds_read(&made.bounds, item->text))
			return rule_fail(r, item, "\"%s\" must be bounds "
			    "(10..60, ..60 or 10..)", item->key);
		out->items = pool_grow(r->pool, out->items, out->count,
		    sizeof made);
		out->items[out->count++] = made;
	}
	return ERR_NONE;
}

const char *
bounds_offended(const struct bounds *bounds, double value, struct pool *pool)
{
	if (value < bounds->least)
		return pool_format(pool, "at least %g", bounds->least);
	if (value > bounds->most)
		return pool_format(pool, "at most %g", bounds->most);
	return NULL;
}
