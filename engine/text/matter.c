/* SPDX-License-Identifier: Apache-2.0 */
#include "matter.h"

#include <string.h>

#include "base/ascii.h"

enum { KEY = 60 };

struct matter {
	struct gather *gather;
	struct slice all;	/* front matter without its fences */
	size_t start;		/* where it stands in the source */
	struct slice rest;	/* the lines after the current one */
	struct draft draft;
};

static void
copy(struct matter *matter, struct slice bytes)
{
	draft_copy(&matter->draft, bytes,
	    matter->start + (size_t)(bytes.at - matter->all.at));
}

/* What stands for bytes is not what they are. */
static void
make(struct matter *matter, const char *text, struct slice bytes)
{
	size_t from = matter->start + (size_t)(bytes.at - matter->all.at);

	draft_made(&matter->draft, slice_of(text),
	    (struct source_span){ from, from + bytes.len });
}

static bool
is_word_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

/* The key of "key: value", value being what follows on its line. */
static struct slice
read_key(struct slice line, struct slice *value)
{
	struct slice key = { line.at, 0 };

	while (key.len < line.len && is_word_char(line.at[key.len]))
		key.len++;
	if (key.len == line.len || line.at[key.len] != ':' || key.len > KEY)
		key.len = 0;
	*value = slice_skip(line, key.len + (key.len > 0));
	if (value->len && value->at[0] != ' ' && value->at[0] != '\t')
		key.len = 0;
	*value = slice_trim(*value);
	return key;
}

/* Takes the next line if it is indented; blank ones are too. */
static bool
next_indented(struct matter *matter, struct slice *line)
{
	struct slice rest = matter->rest;

	if (!slice_line(&rest, line) ||
	    (line->len && !strchr(" \t\r", line->at[0])))
		return false;
	matter->rest = rest;
	return true;
}

static void
read_block(struct matter *matter, const char *between)
{
	struct slice line;

	while (next_indented(matter, &line)) {
		struct slice text = slice_trim(line);

		if (matter->draft.len)
			make(matter, between, (struct slice){ text.at, 0 });
		copy(matter, text);
	}
}

static void
read_quoted(struct matter *matter, struct slice value)
{
	char quote = value.at[0];
	struct slice run = slice_skip(value, 1);
	size_t at = 1;

	while (at < value.len) {
		struct slice pair = { value.at + at, 2 };
		char shown[2] = { at + 1 < value.len ? value.at[at + 1] : 0 };
		bool doubled = quote == '\'' && shown[0] == quote;

		if (value.at[at] != quote &&
		    !(quote == '"' && value.at[at] == '\\')) {
			at++;
			continue;
		}
		run.len = (size_t)(value.at + at - run.at);
		copy(matter, run);
		if (value.at[at] == quote && !doubled)
			return;
		if (at + 1 < value.len)
			make(matter, shown[0] == 'n' ? "\n" : shown, pair);
		at += 2;
		run = slice_skip(value, at < value.len ? at : value.len);
	}
	draft_cut(&matter->draft, 0);
}

/* true, null, 12, 2030-06-30: values, but no strings. */
static bool
is_string(struct slice value)
{
	static const char *const others[] = {
		"true", "false", "yes", "no", "on", "off", "null", "~",
	};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		if (value.len == strlen(others[i]) &&
		    strncasecmp(value.at, others[i], value.len) == 0)
			return false;
	}
	for (size_t i = 0; i < value.len; i++) {
		if (!strchr("0123456789.+-:_eETZ ", value.at[i]))
			return true;
	}
	return false;
}

static void
read_plain(struct matter *matter, struct slice value)
{
	struct slice line, key, inner;
	size_t note = slice_find(value, " #");

	value.len = note;
	if (!is_string(slice_trim(value)))
		return;
	copy(matter, slice_trim(value));
	while (next_indented(matter, &line)) {
		key = read_key(slice_trim(line), &inner);
		if (key.len || slice_trim(line).len == 0)
			return;
		make(matter, " ", (struct slice){ line.at, 0 });
		copy(matter, slice_trim(line));
	}
}

static void
read_value(struct matter *matter, struct slice value)
{
	if (value.len == 0 || strchr("[{&*!#%@`-?,]}", value.at[0]))
		return;
	if (value.at[0] == '|')
		read_block(matter, "\n");
	else if (value.at[0] == '>')
		read_block(matter, " ");
	else if (value.at[0] == '"' || value.at[0] == '\'')
		read_quoted(matter, value);
	else
		read_plain(matter, value);
}

void
matter_read(struct gather *gather, const struct shadow *shadow)
{
	struct matter matter = { gather, shadow->matter, shadow->matter_at,
		shadow->matter, { 0 } };
	struct slice line, value;

	while (slice_line(&matter.rest, &line)) {
		struct slice key = read_key(line, &value);

		if (key.len == 0)
			continue;
		read_value(&matter, value);
		if (matter.draft.len)
			gather_block(gather, &matter.draft, pool_format(
			    gather->pool, "text.frontmatter.%.*s",
			    (int)key.len, key.at));
		draft_cut(&matter.draft, 0);
	}
	draft_release(&matter.draft);
}
