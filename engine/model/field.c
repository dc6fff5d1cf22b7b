/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

#include <string.h>

#include "base/plural.h"
#include "base/utf8.h"
#include "text/hidden.h"
#include "text/words.h"

enum {
	/* Combining marks make one grapheme of any number of bytes. */
	GRAPHEME_BYTES = 32,
	NUMBER_LENGTH = 20,	/* -999999999999.999999 */
	EMAIL_LENGTH = 254,
	PHONE_LENGTH = 40,
};

bool
field_needs_value(const struct field *field)
{
	return field->required || field->must_change;
}

const char *
field_fallback(const struct field *field)
{
	return field->must_change ? NULL : field->fallback;
}

static size_t
length_limit(const struct field *field)
{
	if (field->max)
		return field->max;
	return field->type == FIELD_EMAIL ? EMAIL_LENGTH :
	    field->type == FIELD_PHONE ? PHONE_LENGTH : FIELD_TEXT_MAX;
}

/* Line ends of every kind, and the control characters of old terminals. */
static bool
is_one_line(struct slice text)
{
	uint32_t c;

	while (utf8_next(&text, &c)) {
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
		    c == 0x2029)
			return false;
	}
	return text.len == 0;
}

/* What no value may be, whatever its type. */
static const char *
wrong_characters(struct slice text)
{
	uint32_t character;

	if (!is_one_line(text))
		return "one line of text without control characters";
	if (hidden_find(text, &character) < text.len)
		return "a text without hidden characters";
	if (slice_find(text, "{{") < text.len)
		return "a text without {{ in it";
	return NULL;
}

static const char *
wrong_length(const struct field *field, struct slice text, struct pool *pool)
{
	size_t limit = length_limit(field);

	if (text.len > limit * GRAPHEME_BYTES || graphemes_count(text) > limit)
		return pool_format(pool, "at most %s", plural(limit,
		    "character", pool));
	if (field_needs_value(field) && slice_trim(text).len == 0)
		return "some text: a value is required";
	return NULL;
}

static const char *
wrong_choice(const struct field *field, const char *value, struct pool *pool)
{
	const char *chosen = value;

	if (!field->of.count)
		return NULL;
	if (field->type == FIELD_MONEY)
		chosen = pool_copy(pool, field_type_currency(slice_of(value)));
	if (names_has(&field->of, chosen))
		return NULL;
	return pool_format(pool, field->type == FIELD_MONEY ?
	    "an amount in one of %s" : "one of %s",
	    names_join(&field->of, ", ", pool));
}

bool
field_in_range(const struct field *field, const char *value)
{
	int64_t amount;

	return !field->allow.set || (field_type_amount(field->type,
	    slice_of(value), &amount) && range_holds(&field->allow, amount));
}

static const char *
wrong(const struct field *field, const char *value, struct pool *pool)
{
	const char *why = wrong_characters(slice_of(value));

	if (!why)
		why = wrong_length(field, slice_of(value), pool);
	if (!why && !field_type_admits(field->type, value))
		why = field_type_form(field->type);
	if (!why)
		why = wrong_choice(field, value, pool);
	if (!why && !field_in_range(field, value))
		why = pool_format(pool, "within %s", field->allow.text);
	return why;
}

bool
field_admits(const struct field *field, const char *value, const char **why,
    struct pool *pool)
{
	const char *should = wrong(field, value, pool);

	if (!should && field->must_change && field->fallback &&
	    strcmp(value, field->fallback) == 0)
		should = "another text than the sample";
	if (should)
		*why = should;
	return !should;
}

/* Text, addresses and amounts can say anything; the others only a little. */
static bool
is_free_of_itself(enum field_type type)
{
	return type == FIELD_DATE || type == FIELD_CHOICE ||
	    type == FIELD_BOOL || type == FIELD_EMAIL || type == FIELD_PHONE;
}

bool
field_is_preapproved(const struct field *field, const char *value)
{
	int64_t amount;

	if (!field->preapproved_given)
		return is_free_of_itself(field->type);
	if (field->preapproved_any)
		return true;
	if (field->preapproved.set)
		return field_type_amount(field->type, slice_of(value),
		    &amount) && range_holds(&field->preapproved, amount);
	return names_has(&field->preapproved_values, value);
}

static bool
lists_all(const struct field *field)
{
	static const char *truths[] = { "true", "false" };
	struct names bools = { truths, 2 };
	const struct names *all = &field->of;

	if (field->type == FIELD_BOOL)
		all = &bools;
	else if (field->type != FIELD_CHOICE)
		return false;
	for (size_t i = 0; i < all->count; i++) {
		if (!names_has(&field->preapproved_values, all->items[i]))
			return false;
	}
	return true;
}

bool
field_all_preapproved(const struct field *field)
{
	if (!field->preapproved_given)
		return is_free_of_itself(field->type);
	if (field->preapproved_any)
		return true;
	if (field->preapproved.set)
		return range_covers(&field->preapproved, &field->allow);
	return lists_all(field);
}

const char *
field_preapproved_text(const struct field *field, struct pool *pool)
{
	if (field->preapproved_any ||
	    (!field->preapproved_given && is_free_of_itself(field->type)))
		return "any";
	if (field->preapproved.set)
		return field->preapproved.text;
	if (!field->preapproved_values.count)
		return "nothing";
	return pool_format(pool, "one of %s",
	    names_join(&field->preapproved_values, ", ", pool));
}

static size_t
longest_of(const struct names *names)
{
	size_t longest = 0;

	for (size_t i = 0; i < names->count; i++) {
		size_t length = graphemes_count(slice_of(names->items[i]));

		if (length > longest)
			longest = length;
	}
	return longest;
}

/* An open range is as long as its type; a closed one as its longer end. */
static size_t
longest_amount(const struct field *field)
{
	size_t suffix = field->type == FIELD_MONEY ? strlen(" EUR") : 0;
	const char *dots;
	size_t low, high;

	if (!field->allow.set || field->allow.least == INT64_MIN ||
	    field->allow.most == INT64_MAX)
		return NUMBER_LENGTH + suffix;
	dots = strstr(field->allow.text, "..");
	low = dots ? (size_t)(dots - field->allow.text) : 0;
	high = strlen(dots ? dots + 2 : field->allow.text);
	return (low > high ? low : high) + suffix;
}

size_t
field_longest(const struct field *field)
{
	switch (field->type) {
	case FIELD_NUMBER:
	case FIELD_PERCENT:
	case FIELD_MONEY:
		return longest_amount(field);
	case FIELD_DATE:
		return strlen("2030-06-30");
	case FIELD_CHOICE:
		return longest_of(&field->of);
	case FIELD_BOOL:
		return strlen("false");
	default:
		return length_limit(field);
	}
}
