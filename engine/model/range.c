/* SPDX-License-Identifier: Apache-2.0 */
#include "range.h"

enum { COUNT_DIGITS = 6 };

static bool
read_amount(struct slice text, enum field_type type, int64_t *out)
{
	/* A range of money speaks of the amount, whatever the currency. */
	return field_type_amount(type == FIELD_MONEY ? FIELD_NUMBER : type,
	    text, out);
}

static bool
read_count(struct slice text, enum field_type type, int64_t *out)
{
	int64_t count = 0;

	(void)type;
	if (text.len == 0 || text.len > COUNT_DIGITS)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		count = count * 10 + (text.at[i] - '0');
	}
	*out = count;
	return true;
}

static bool
read_bounds(struct range *out, const char *text,
    bool (*read)(struct slice, enum field_type, int64_t *),
    enum field_type type)
{
	struct range range = { true, INT64_MIN, INT64_MAX, text };
	struct slice all = slice_of(text);
	size_t dots = slice_find(all, "..");
	struct slice low = { text, dots };
	struct slice high = dots == all.len ? low : slice_skip(all, dots + 2);

	if ((low.len == 0 && high.len == 0) ||
	    (low.len && !read(low, type, &range.least)) ||
	    (high.len && !read(high, type, &range.most)) ||
	    range.least > range.most)
		return false;
	*out = range;
	return true;
}

bool
range_read(struct range *out, enum field_type type, const char *text)
{
	return field_type_has_range(type) &&
	    read_bounds(out, text, read_amount, type);
}

bool
range_read_counts(struct range *out, const char *text)
{
	return read_bounds(out, text, read_count, FIELD_NUMBER);
}

bool
range_holds(const struct range *range, int64_t amount)
{
	return !range->set ||
	    (amount >= range->least && amount <= range->most);
}

bool
range_covers(const struct range *outer, const struct range *inner)
{
	int64_t least = inner->set ? inner->least : INT64_MIN;
	int64_t most = inner->set ? inner->most : INT64_MAX;

	return !outer->set || (outer->least <= least && outer->most >= most);
}
