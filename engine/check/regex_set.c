/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_set.h"

#include <string.h>

#include "base/utf8.h"

bool
regex_set_has(const struct regex_set *set, unsigned char c)
{
	return c < 128 && (set->ascii[c >> 6] >> (c & 63) & 1);
}

void
regex_set_add(struct regex_set *set, uint32_t from, uint32_t to)
{
	for (uint32_t c = from; c <= to && c < 128; c++)
		set->ascii[c >> 6] |= UINT64_C(1) << (c & 63);
	if (to < 128)
		return;
	if (from == to && set->other_count < REGEX_OTHERS)
		set->others[set->other_count++] = from;
	else
		set->any_other = true;
}

void
regex_set_join(struct regex_set *set, const struct regex_set *more)
{
	set->ascii[0] |= more->ascii[0];
	set->ascii[1] |= more->ascii[1];
	set->any_other |= more->any_other;
	set->unknown |= more->unknown;
	for (size_t i = 0; i < more->other_count; i++)
		regex_set_add(set, more->others[i], more->others[i]);
}

/* Dashes, quotes, dots and spaces have no case. */
static bool
is_punctuation(uint32_t c)
{
	return c >= 0x2000 && c <= 0x206F;
}

void
regex_set_fold(struct regex_set *set)
{
	for (unsigned char c = 'a'; c <= 'z'; c++) {
		unsigned char upper = (unsigned char)(c - 32);

		if (regex_set_has(set, c))
			regex_set_add(set, upper, upper);
		else if (regex_set_has(set, upper))
			regex_set_add(set, c, c);
	}
	/* A letter beyond ASCII has another case that is not known here. */
	for (size_t i = 0; i < set->other_count; i++)
		set->any_other |= !is_punctuation(set->others[i]);
	if (set->any_other)
		set->other_count = 0;
}

/* What the set lacks; more than that where the set is not known exactly. */
static void
invert(struct regex_set *set)
{
	set->ascii[0] = set->unknown ? UINT64_MAX : ~set->ascii[0];
	set->ascii[1] = set->unknown ? UINT64_MAX : ~set->ascii[1];
	set->other_count = 0;
	set->any_other = true;
}

bool
regex_set_escape(struct regex_set *set, char letter)
{
	struct regex_set named = { .any_other = true };

	switch (letter) {
	case 'd': case 'D':
		regex_set_add(&named, '0', '9');
		break;
	case 'w': case 'W':
		regex_set_add(&named, '0', '9');
		regex_set_add(&named, 'A', 'Z');
		regex_set_add(&named, 'a', 'z');
		regex_set_add(&named, '_', '_');
		break;
	case 's': case 'S':
		regex_set_add(&named, '\t', '\r');
		regex_set_add(&named, ' ', ' ');
		break;
	default:
		return false;
	}
	if (letter == 'D' || letter == 'W' || letter == 'S')
		invert(&named);
	regex_set_join(set, &named);
	return true;
}

static bool
read_hex(struct slice *rest, size_t most, uint32_t *out)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	size_t used = 0;

	*out = 0;
	while (used < most && used < rest->len) {
		const char *digit = rest->at[used] ?
		    strchr(digits, rest->at[used]) : NULL;

		if (!digit)
			break;
		*out = *out * 16 + (uint32_t)((digit - digits) % 16);
		used++;
	}
	*rest = slice_skip(*rest, used);
	return used > 0;
}

static bool
read_braced(struct slice *rest, uint32_t *out)
{
	struct slice inner = slice_skip(*rest, 1);

	if (!slice_starts(*rest, "{") || !read_hex(&inner, 6, out) ||
	    !slice_starts(inner, "}"))
		return false;
	*rest = slice_skip(inner, 1);
	return true;
}

bool
regex_set_character(uint32_t *out, struct slice *rest)
{
	static const char names[] = "nrtfea", values[] = "\n\r\t\f\033\a";
	struct slice after = *rest;
	const char *name;

	if (!utf8_next(&after, out))
		return false;
	if (*out == 'x' || *out == 'u') {
		size_t digits = *out == 'x' ? 2 : 4;

		*rest = after;
		return read_braced(rest, out) || read_hex(rest, digits, out);
	}
	name = *out && *out < 128 ? strchr(names, (int)*out) : NULL;
	if (name)
		*out = (unsigned char)values[name - names];
	else if ((*out >= '0' && *out <= '9') || (*out >= 'A' && *out <= 'Z') ||
	    (*out >= 'a' && *out <= 'z'))
		return false;
	*rest = after;
	return true;
}

/* What only PCRE2 knows: it may be any character. */
static void
add_unknown(struct regex_set *set)
{
	regex_set_add(set, 0, UINT32_MAX);
	set->unknown = true;
}

/* An item of a class; *set says that it was a set and no character. */
static bool
take_item(struct slice *rest, struct regex_set *out, uint32_t *c, bool *set)
{
	*set = true;
	if (slice_starts(*rest, "[:") && slice_find(*rest, ":]") < rest->len) {
		*rest = slice_skip(*rest, slice_find(*rest, ":]") + 2);
		add_unknown(out);
		return true;
	}
	if (!slice_starts(*rest, "\\")) {
		*set = false;
		return utf8_next(rest, c);
	}
	*rest = slice_skip(*rest, 1);
	if (rest->len && regex_set_escape(out, rest->at[0])) {
		*rest = slice_skip(*rest, 1);
		return true;
	}
	if (slice_starts(*rest, "b")) {
		*rest = slice_skip(*rest, 1);
		regex_set_add(out, '\b', '\b');
		return true;
	}
	*set = !regex_set_character(c, rest);
	if (!*set)
		return true;
	if (rest->len == 0)
		return false;
	add_unknown(out);	/* \p{..} and the like */
	*rest = slice_skip(*rest, 1);
	if (slice_starts(*rest, "{"))
		*rest = slice_skip(*rest, slice_find(*rest, "}"));
	return rest->len > 0;
}

bool
regex_set_class(struct regex_set *set, struct slice *rest)
{
	bool negative = slice_starts(*rest, "^"), first = true;

	if (negative)
		*rest = slice_skip(*rest, 1);
	while (rest->len && (first || rest->at[0] != ']')) {
		struct slice after;
		uint32_t from, to;
		bool is_set, to_set = false;

		first = false;
		if (!take_item(rest, set, &from, &is_set))
			return false;
		if (is_set)
			continue;
		to = from;
		after = slice_skip(*rest, rest->len != 0);
		if (slice_starts(*rest, "-") && after.len &&
		    after.at[0] != ']') {
			if (!take_item(&after, set, &to, &to_set))
				return false;
			*rest = after;
			to = to_set ? from : to;
			if (to_set)
				regex_set_add(set, '-', '-');
		}
		regex_set_add(set, from, to);
	}
	if (rest->len == 0)
		return false;
	*rest = slice_skip(*rest, 1);
	if (negative)
		invert(set);
	return true;
}
