/* SPDX-License-Identifier: Apache-2.0 */
#include "marker.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/id.h"

/* What stands between prefix and suffix, if line has both. */
static bool
inside(struct slice line, const char *prefix, const char *suffix,
    struct slice *out)
{
	size_t before = strlen(prefix), after = strlen(suffix);

	if (line.len < before + after || !slice_starts(line, prefix) ||
	    !slice_ends(line, suffix))
		return false;
	*out = (struct slice){ line.at + before, line.len - before - after };
	return true;
}

static bool
read_when(struct slice text, struct marker *out)
{
	size_t equals = slice_find(text, " = ");
	struct slice value;

	if (equals == text.len)
		return false;
	value = slice_skip(text, equals + 3);
	if (value.len == 0 || value.len > MARKER_VALUE ||
	    slice_trim(value).len != value.len ||
	    slice_find(value, "-->") < value.len)
		return false;
	*out = (struct marker){ MARKER_WHEN, { text.at, equals }, value };
	return id_is_name(out->name);
}

struct marker
marker_read(struct slice line)
{
	struct marker marker = { 0 };
	struct slice text;

	if (slice_is(line, "<!-- /region -->"))
		marker.kind = MARKER_REGION_END;
	else if (slice_is(line, "<!-- /when -->"))
		marker.kind = MARKER_WHEN_END;
	else if (inside(line, "{{> ", "}}", &text) && id_is_id(text))
		marker = (struct marker){ MARKER_INCLUDE, text, { 0 } };
	else if (inside(line, "<!-- region ", " -->", &text) &&
	    id_is_name(text))
		marker = (struct marker){ MARKER_REGION, text, { 0 } };
	else if (inside(line, "<!-- when ", " -->", &text) &&
	    !read_when(text, &marker))
		marker = (struct marker){ 0 };
	return marker;
}

static struct slice
skip_space(struct slice text)
{
	while (text.len && strchr(" \t\n", text.at[0]))
		text = slice_skip(text, 1);
	return text;
}

static bool
starts_word(struct slice text, const char *word)
{
	size_t len = strlen(word);
	char next;

	if (text.len < len || strncasecmp(text.at, word, len) != 0)
		return false;
	next = text.len > len ? text.at[len] : ' ';
	return !ascii_is_alnum(next);
}

/* rest follows "<!--". */
static bool
is_like(struct slice rest)
{
	rest = skip_space(rest);
	if (rest.len && rest.at[0] == '/')
		rest = skip_space(slice_skip(rest, 1));
	return starts_word(rest, "region") || starts_word(rest, "when");
}

size_t
marker_like(struct slice text)
{
	struct slice rest = text;

	for (;;) {
		size_t at = slice_find(rest, "<!--");

		if (at == rest.len)
			return text.len;
		rest = slice_skip(rest, at + 4);
		if (is_like(rest))
			return text.len - rest.len - 4;
	}
}
