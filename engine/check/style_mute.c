/* SPDX-License-Identifier: Apache-2.0 */
/* <!-- vale off --> and its like. */
#include <string.h>

#include "style_set.h"

/* What a comment says of a rule. */
enum spoken {
	SPOKEN_NOTHING,
	SPOKEN_ON,
	SPOKEN_OFF,
};

static bool
is_its_style(const char *id, struct slice name)
{
	return strncmp(id, name.at, name.len) == 0 && id[name.len] == '.';
}

/* ["one", "two"] names matches. */
static bool
lists_match(struct slice list, const char *match)
{
	struct slice rest = list, part;

	while (slice_until(&rest, '"', &part)) {
		if (!slice_until(&rest, '"', &part))
			return false;
		if (slice_is(part, match))
			return true;
	}
	return false;
}

/* "style = A, B" leaves these on and switches the others off. */
static enum spoken
read_styles(struct slice names, const char *id)
{
	struct slice name;

	while (slice_until(&names, ',', &name)) {
		if (is_its_style(id, slice_trim(name)))
			return SPOKEN_ON;
	}
	return SPOKEN_OFF;
}

static enum spoken
read_comment(struct slice text, const struct alert *alert)
{
	const char *id = alert->rule->id;
	struct slice name, value = text;
	size_t bracket;

	if (slice_is(text, "off"))
		return SPOKEN_OFF;
	if (slice_is(text, "on"))
		return SPOKEN_ON;
	if (!memchr(text.at, '=', text.len))
		return SPOKEN_NOTHING;
	slice_until(&value, '=', &name);
	name = slice_trim(name);
	value = slice_trim(value);
	if (slice_is(name, "style") || slice_is(name, "styles"))
		return read_styles(value, id);
	bracket = slice_find(name, "[");
	if (bracket < name.len && !lists_match(slice_skip(name, bracket),
	    alert->match))
		return SPOKEN_NOTHING;
	name = slice_trim((struct slice){ name.at, bracket });
	if (!slice_is(name, id) && !is_its_style(id, name))
		return SPOKEN_NOTHING;
	return slice_is(value, "NO") ? SPOKEN_OFF : SPOKEN_ON;
}

bool
style_mute(const struct blocks *blocks, const struct alert *alert)
{
	for (size_t i = alert->directives; i > 0; i--) {
		enum spoken spoken = read_comment(
		    blocks->directives[i - 1].text, alert);

		if (spoken != SPOKEN_NOTHING)
			return spoken == SPOKEN_OFF;
	}
	return false;
}
