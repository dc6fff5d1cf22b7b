/* SPDX-License-Identifier: Apache-2.0 */
#include "field_type.h"

#include <string.h>

#include "base/ascii.h"
#include "base/date.h"

enum { NUMBER_DIGITS = 12, NUMBER_DECIMALS = 6, MILLION = 1000000,
	EMAIL_LIMIT = 254, PHONE_LEAST = 5, PHONE_MOST = 15 };

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

static const struct {
	const char *name;
	const char *form;
} types[FIELD_TYPES] = {
	[FIELD_TEXT] = { "text", "one line of text" },
	[FIELD_NUMBER] = { "number", "a number such as 12 or 12.5" },
	[FIELD_PERCENT] = { "percent", "a number such as 12.5, without %" },
	[FIELD_MONEY] = { "money", "an amount and a currency, such as "
	    "1200.50 EUR" },
	[FIELD_DATE] = { "date", "a date such as 2030-06-30" },
	[FIELD_CHOICE] = { "choice", "one of the values offered" },
	[FIELD_EMAIL] = { "email", "an address such as ann@example.com" },
	[FIELD_URL] = { "url", "an address such as https://example.com/x" },
	[FIELD_PHONE] = { "phone", "a number such as +49 30 1234567" },
	[FIELD_BOOL] = { "bool", "true or false" },
};

const char *
field_type_name(enum field_type type)
{
	return types[type].name;
}

const char *
field_type_form(enum field_type type)
{
	return types[type].form;
}

bool
field_type_read(enum field_type *out, const char *name)
{
	for (int i = 0; i < FIELD_TYPES; i++) {
		if (strcmp(types[i].name, name) == 0) {
			*out = (enum field_type)i;
			return true;
		}
	}
	return false;
}

bool
field_type_has_range(enum field_type type)
{
	return type == FIELD_NUMBER || type == FIELD_PERCENT ||
	    type == FIELD_MONEY || type == FIELD_DATE;
}

static bool
is_made_of(struct slice text, const char *letters)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!text.at[i] || !strchr(letters, text.at[i]))
			return false;
	}
	return true;
}

static int64_t
read_digits(struct slice digits, size_t places)
{
	int64_t number = 0;

	for (size_t i = 0; i < places; i++)
		number = number * 10 +
		    (i < digits.len ? digits.at[i] - '0' : 0);
	return number;
}

/* One way to write each whole: no "+", no "-0", no zero in front. */
static bool
read_number(struct slice text, int64_t *out)
{
	bool negative = text.len && text.at[0] == '-';
	struct slice whole, decimals = { "", 0 };
	size_t dot;
	int64_t number;

	if (negative)
		text = slice_skip(text, 1);
	dot = slice_find(text, ".");
	whole = (struct slice){ text.at, dot };
	if (dot < text.len) {
		decimals = slice_skip(text, dot + 1);
		if (decimals.len == 0)
			return false;
	}
	if (whole.len == 0 || whole.len > NUMBER_DIGITS ||
	    decimals.len > NUMBER_DECIMALS || !is_made_of(whole, DIGITS) ||
	    !is_made_of(decimals, DIGITS) ||
	    (whole.len > 1 && whole.at[0] == '0'))
		return false;
	number = read_digits(whole, whole.len) * MILLION +
	    read_digits(decimals, NUMBER_DECIMALS);
	if (negative && number == 0)
		return false;
	*out = negative ? -number : number;
	return true;
}

struct slice
field_type_currency(struct slice money)
{
	return slice_skip(money, money.len < 3 ? 0 : money.len - 3);
}

static bool
read_money(struct slice text, int64_t *out)
{
	struct slice amount = { text.at, text.len < 4 ? 0 : text.len - 4 };

	return amount.len && text.at[amount.len] == ' ' &&
	    is_made_of(field_type_currency(text),
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ") && read_number(amount, out);
}

bool
field_type_amount(enum field_type type, struct slice value, int64_t *out)
{
	int64_t time;

	if (type == FIELD_NUMBER || type == FIELD_PERCENT)
		return read_number(value, out);
	if (type == FIELD_MONEY)
		return read_money(value, out);
	if (type != FIELD_DATE || !date_read(&time, value))
		return false;
	*out = time / DAY_SECONDS;
	return true;
}

/* ASCII labels, at least two, so that no look-alike stands for a host. */
static bool
is_host(struct slice host)
{
	struct slice rest = host, label;
	size_t labels = 0;

	if (host.len == 0 || host.len > 253 ||
	    host.at[host.len - 1] == '.')
		return false;
	while (slice_until(&rest, '.', &label)) {
		if (label.len == 0 || label.len > 63 || label.at[0] == '-' ||
		    label.at[label.len - 1] == '-' ||
		    !is_made_of(label, LETTERS DIGITS "-"))
			return false;
		labels++;
	}
	return labels >= 2;
}

/* A local part without what a mailto: link would read as more than a name. */
static bool
is_email(struct slice text)
{
	size_t at = slice_find(text, "@");
	struct slice local = { text.at, at };

	return at && at < text.len && text.len <= EMAIL_LIMIT &&
	    local.at[0] != '.' && local.at[at - 1] != '.' &&
	    slice_find(local, "..") == local.len &&
	    is_made_of(local, LETTERS DIGITS "._+-") &&
	    is_host(slice_skip(text, at + 1));
}

static bool
is_phone(struct slice text)
{
	size_t digits = 0;

	if (text.len == 0 || !strchr("+(" DIGITS, text.at[0]))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (!c || !strchr(DIGITS " -().+/", c) || (c == '+' && i))
			return false;
		digits += ascii_is_digit(c);
	}
	return digits >= PHONE_LEAST && digits <= PHONE_MOST &&
	    text.at[text.len - 1] != ' ';
}

/* Takes ":8443" off the end of an authority. */
static bool
take_port(struct slice *authority)
{
	size_t colon = slice_find(*authority, ":");
	struct slice port;

	if (colon == authority->len)
		return true;
	port = slice_skip(*authority, colon + 1);
	authority->len = colon;
	return port.len > 0 && port.len <= 5 && is_made_of(port, DIGITS);
}

bool
field_type_url(struct slice text, struct slice *host)
{
	struct slice authority;
	size_t end;

	if (!slice_starts(text, "https://") || !is_made_of(text,
	    LETTERS DIGITS "-._~:/?#@!$&'()*+,;=%"))
		return false;
	authority = slice_skip(text, strlen("https://"));
	end = 0;
	while (end < authority.len && !strchr("/?#", authority.at[end]))
		end++;
	authority.len = end;
	if (!take_port(&authority) || !is_host(authority))
		return false;
	if (host)
		*host = authority;
	return true;
}

bool
field_type_admits(enum field_type type, const char *value)
{
	struct slice text = slice_of(value);
	int64_t amount;

	switch (type) {
	case FIELD_TEXT:
	case FIELD_CHOICE:
		return true;
	case FIELD_EMAIL:
		return is_email(text);
	case FIELD_URL:
		return field_type_url(text, NULL);
	case FIELD_PHONE:
		return is_phone(text);
	case FIELD_BOOL:
		return slice_is(text, "true") || slice_is(text, "false");
	default:
		return field_type_amount(type, text, &amount);
	}
}
