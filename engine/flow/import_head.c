/* SPDX-License-Identifier: Apache-2.0 */
#include "import_head.h"

#include <string.h>
#include <strings.h>

#include "data/reader.h"
#include "data/yaml.h"
#include "prose.h"

/* "key:", as front matter begins and a text below a rule does not. */
static bool
is_key_line(struct slice yaml)
{
	size_t colon;
	struct slice line = { 0 };

	slice_line(&yaml, &line);
	colon = slice_find(line, ":");
	return colon > 0 && colon < line.len &&
	    slice_find(line, " ") > colon;
}

static void
take_front_matter(struct import_head *head, struct slice text,
    struct pool *pool)
{
	const struct node *map;
	struct front front;
	struct error err;

	if (front_split(&front, "", text, &err) ||
	    (front.yaml.len && !is_key_line(front.yaml)))
		return;
	head->body = front.body;
	head->line = front.body_line;
	if (!yaml_parse(&map, (struct place){ "", 1, 1 }, front.yaml, pool,
	    &err) && map->kind == NODE_MAP)
		head->title = node_get_text(map, "title", NULL);
}

/* The words of "# Heading ##"; empty: it is none. */
static struct slice
heading_words(struct slice line)
{
	struct slice words = prose_line_start(line).words;
	size_t level = 0;

	while (level < words.len && words.at[level] == '#')
		level++;
	if (level == 0 || level > 6 || level == words.len ||
	    !strchr(" \t", words.at[level]))
		return (struct slice){ 0 };
	words = slice_trim(slice_skip(words, level));
	while (words.len && words.at[words.len - 1] == '#')
		words.len--;
	return slice_trim(words);
}

static struct slice
skip_emphasis(struct slice words)
{
	while (words.len && strchr("*_ \t", words.at[0]))
		words = slice_skip(words, 1);
	return words;
}

static struct slice
clean_value(struct slice value)
{
	value = skip_emphasis(slice_trim(value));
	while (value.len && strchr("*_ \t", value.at[value.len - 1]))
		value.len--;
	if (value.len > 1 && value.at[0] == '"' &&
	    memchr(value.at + 1, '"', value.len - 1) ==
	    value.at + value.len - 1)
		value = (struct slice){ value.at + 1, value.len - 2 };
	return value;
}

static bool
read_header(struct slice line, struct import_header *out)
{
	static const struct {
		const char *written;
		const char *name;
	} known[] = {
		{ "subject line", "Subject" }, { "subject", "Subject" },
		{ "preheader", "Preheader" }, { "preview text", "Preheader" },
		{ "preview", "Preheader" },
	};
	struct slice words = skip_emphasis(prose_line_start(line).words);

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		size_t len = strlen(known[i].written);
		struct slice rest;

		if (words.len < len ||
		    strncasecmp(words.at, known[i].written, len) != 0)
			continue;
		rest = skip_emphasis(slice_skip(words, len));
		if (!slice_starts(rest, ":"))
			continue;
		out->name = known[i].name;
		out->value = clean_value(slice_skip(rest, 1));
		return out->value.len > 0;
	}
	return false;
}

static bool
has_header(const struct import_head *head, const char *name)
{
	for (size_t i = 0; i < head->header_count; i++) {
		if (strcmp(head->headers[i].name, name) == 0)
			return true;
	}
	return false;
}

/* Header lines may stand below the first heading, and apart. */
static void
take_headers(struct import_head *head)
{
	struct slice rest = head->body, line;
	bool heading = false;

	while (slice_line(&rest, &line)) {
		struct import_header header;

		if (slice_trim(line).len == 0)
			continue;
		if (!heading && !head->header_count &&
		    heading_words(line).len) {
			heading = true;
			continue;
		}
		if (!read_header(line, &header) ||
		    has_header(head, header.name))
			return;
		head->headers[head->header_count++] = header;
		head->text = rest;
	}
}

static void
find_heading(struct import_head *head)
{
	struct slice rest = head->body, line;

	while (!head->heading.len && slice_line(&rest, &line))
		head->heading = heading_words(line);
}

void
import_head_read(struct import_head *out, struct slice text,
    struct pool *pool)
{
	*out = (struct import_head){ .body = text, .line = 1 };
	take_front_matter(out, text, pool);
	find_heading(out);
	out->text = out->body;
	take_headers(out);
}
