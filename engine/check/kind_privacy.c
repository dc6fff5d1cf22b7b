/* SPDX-License-Identifier: Apache-2.0 */
/* privacy: numbers and addresses of persons stand in no document. */
#include <string.h>

#include "base/ascii.h"
#include "kind.h"

static const char *const keys[] = { "find", "allow", NULL };

static const char PHONE[] = "phone";

/* Fewer digits are a date or an amount. */
enum { PHONE_DIGITS = 9 };

static const struct {
	const char *name;
	const char *pattern;
	bool luhn;		/* digits that the last one checks */
} finds[] = {
	{ "email", "\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b", false },
	{ "card", "\\b\\d(?:[ -]?\\d){12,18}\\b", true },
	{ "national-id", "\\b\\d{3}-\\d{2}-\\d{4}\\b", false },
	{ "iban", "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?"
	    "\\b", false },
	{ PHONE, "(?<!\\w)(?:\\+\\d{1,3}[ -]?)?(?:\\(\\d{2,4}\\)[ -]?)?"
	    "\\d{2,4}(?:[ -]\\d{2,4}){2,4}\\b", false },
};

enum { FINDS = sizeof finds / sizeof finds[0] };

/* Texts, or ends of addresses: "@northwind.example". */
struct privacy {
	struct names allowed;
};

static enum error_code
add_find(struct rule_reading *r, const struct node *wanted)
{
	for (uint32_t i = 0; i < FINDS; i++) {
		if (strcmp(finds[i].name, wanted->text) == 0)
			return kind_add_pattern(r, r->rule->group,
			    finds[i].pattern, i, NULL);
	}
	return rule_fail(r, wanted, "nothing is found by \"%s\" (email, card, "
	    "national-id, iban or phone)", wanted->text);
}

static enum error_code
read(struct rule_reading *r)
{
	struct privacy *own = pool_alloc(r->pool, sizeof *own);
	const struct node *wanted = NULL, *allowed = NULL;
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	if ((code = rule_get_list(r, "find", &wanted)) ||
	    (code = rule_get_list(r, "allow", &allowed)))
		return code;
	for (size_t i = 0; allowed && i < allowed->count; i++)
		names_add(&own->allowed, r->pool, allowed->items[i]->text);
	for (size_t i = 0; !code && wanted && i < wanted->count; i++)
		code = add_find(r, wanted->items[i]);
	for (uint32_t i = 0; !code && !wanted && i < FINDS; i++)
		code = kind_add_pattern(r, r->rule->group, finds[i].pattern,
		    i, NULL);
	return code;
}

/* The digits' check of cards (ISO/IEC 7812). */
static bool
has_check_digit(struct slice text)
{
	unsigned sum = 0, place = 0;

	for (size_t i = text.len; i-- > 0;) {
		unsigned digit = (unsigned)(text.at[i] - '0');

		if (!ascii_is_digit(text.at[i]))
			continue;
		if (place++ % 2)
			digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
		sum += digit;
	}
	return sum % 10 == 0;
}

static size_t
count_digits(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += ascii_is_digit(text.at[i]);
	return count;
}

static bool
is_allowed(const struct privacy *own, struct slice text)
{
	for (size_t i = 0; i < own->allowed.count; i++) {
		const char *allowed = own->allowed.items[i];

		if (slice_is(text, allowed) || (allowed[0] == '@' &&
		    slice_ends(text, allowed)))
			return true;
	}
	return false;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		struct slice text = rule_text(run, m.start, m.end);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { NULL, finds[m.tag].name }, .count = 2,
			.says = "\"%s\" looks like somebody's %s",
			.remedy = "take it out, or use a field asked at use" };

		if (finds[m.tag].name == PHONE &&
		    count_digits(text) < PHONE_DIGITS)
			continue;
		if ((finds[m.tag].luhn && !has_check_digit(text)) ||
		    is_allowed(rule->own, text))
			continue;
		hit.arguments[0] = pool_copy(run->pool, text);
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_privacy = {
	.name = "privacy",
	.keys = keys,
	.by_matches = true,
	.read = read,
	.judge = judge,
};
