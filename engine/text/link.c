/* SPDX-License-Identifier: Apache-2.0 */
#include "link.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"

static bool
is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* Takes a scheme, whatever its case, off *url. */
static bool
skip_scheme(struct slice *url, const char *scheme)
{
	size_t len = strlen(scheme);

	if (url->len < len || strncasecmp(url->at, scheme, len) != 0)
		return false;
	*url = slice_skip(*url, len);
	return true;
}

/* The bytes before the first one in stops. */
static struct slice
before_any(struct slice text, const char *stops)
{
	size_t len = 0;

	while (len < text.len && !is_one_of(text.at[len], stops))
		len++;
	return (struct slice){ text.at, len };
}

/*
 * Letters, digits, dots and hyphens with a port after them.  Bytes beyond
 * ASCII are let through: the link rules know about names in other scripts.
 */
static bool
is_authority(struct slice text)
{
	struct slice host = before_any(text, ":");
	struct slice port = slice_skip(text, host.len);

	if (host.len == 0 || !(ascii_is_alnum(host.at[0]) || host.at[0] & 0x80))
		return false;
	for (size_t i = 0; i < host.len; i++) {
		char c = host.at[i];

		if (!ascii_is_alnum(c) && !is_one_of(c, ".-") && !(c & 0x80))
			return false;
	}
	for (size_t i = 1; i < port.len; i++) {
		if (port.at[i] < '0' || port.at[i] > '9')
			return false;
	}
	return port.len != 1 && port.len <= 6;
}

/* Browsers read "\" as "/" and drop white space; so neither may stand here. */
static bool
is_clean(struct slice url)
{
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.at[i];

		if (c <= ' ' || c == 0x7F || is_one_of((char)c, "\\\"<>^`"))
			return false;
	}
	return true;
}

static const char *
mail_fault(struct slice address)
{
	struct slice name = before_any(address, "@");
	struct slice domain = slice_skip(address, name.len);

	if (domain.len < 2 || name.len == 0)
		return "mailto: needs an address";
	domain = before_any(slice_skip(domain, 1), "?");
	return is_authority(domain) ? NULL : "mailto: needs an address";
}

static const char *
phone_fault(struct slice number)
{
	size_t digits = 0;

	for (size_t i = 0; i < number.len; i++) {
		char c = number.at[i];

		digits += ascii_is_digit(c);
		if (!ascii_is_alnum(c) && !is_one_of(c, "+-.();=*#"))
			return "tel: needs a number";
	}
	return digits ? NULL : "tel: needs a number";
}

const char *
link_fault(struct slice url)
{
	struct slice rest = url;

	if (!is_clean(url))
		return "it holds white space, a backslash or a quote";
	if (skip_scheme(&rest, "mailto:"))
		return mail_fault(rest);
	if (skip_scheme(&rest, "tel:"))
		return phone_fault(rest);
	if (!skip_scheme(&rest, "https://"))
		return "it begins with none of https://, mailto: and tel:";
	return is_authority(before_any(rest, "/?#")) ? NULL :
	    "https:// needs a host, without a user name";
}

bool
link_has_host(struct slice before)
{
	struct slice rest = before, host;

	if (!is_clean(before) || !skip_scheme(&rest, "https://"))
		return false;
	host = before_any(rest, "/?#");
	return host.len < rest.len && is_authority(host);
}

/* Takes "." or its encoded form off *text. */
static bool
skip_dot(struct slice *text)
{
	return skip_scheme(text, ".") || skip_scheme(text, "%2e");
}

static bool
is_dots(struct slice segment)
{
	return skip_dot(&segment) &&
	    (segment.len == 0 || (skip_dot(&segment) && segment.len == 0));
}

bool
link_climbs(struct slice url)
{
	struct slice path = before_any(url, "?#"), segment;

	while (slice_until(&path, '/', &segment)) {
		if (is_dots(segment))
			return true;
	}
	return false;
}

static void
add_encoded(struct buf *out, const char *value, const char *plain)
{
	for (; *value; value++) {
		if (ascii_is_alnum(*value) || is_one_of(*value, plain))
			buf_char(out, *value);
		else
			buf_format(out, "%%%02X", (unsigned char)*value);
	}
}

void
link_component(struct buf *out, const char *value)
{
	add_encoded(out, value, "-._~");
}

static bool
is_bare_number(const char *value)
{
	size_t len = strlen(value);

	return len && strspn(value, "+0123456789 -.()/") == len &&
	    strpbrk(value, "0123456789");
}

void
link_whole(struct buf *out, const char *value)
{
	if (is_bare_number(value)) {
		buf_text(out, "tel:");
		for (; *value; value++) {
			if (*value == '+' || ascii_is_alnum(*value))
				buf_char(out, *value);
		}
	} else if (strchr(value, '@') && !strpbrk(value, ":/")) {
		buf_text(out, "mailto:");
		add_encoded(out, value, "-._~+@!$'*");
	} else {
		buf_text(out, value);
	}
}
