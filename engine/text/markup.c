/* SPDX-License-Identifier: Apache-2.0 */
#include "markup.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "nodes.h"

enum { ENTITY = 40, TAG = 2048 };

/* How declarations end, and which of these ends is known to be missing. */
static const char *const closes[] = { "-->", "]]>", "?>", ">" };

struct markup {
	struct gather *gather;
	const char *text;	/* the shadow's bytes */
	size_t at;
	size_t to;
	size_t quotes;
	bool missing[sizeof closes / sizeof closes[0]];
};

static struct slice
rest_of(const struct markup *markup)
{
	return (struct slice){
		markup->text + markup->at, markup->to - markup->at
	};
}

/* Where needle begins at or after the cursor, or the end. */
static size_t
find(struct markup *markup, const char *needle)
{
	size_t len = slice_find(rest_of(markup), needle);

	markup->gather->steps += len;
	return markup->at + len;
}

static struct slice
between(const struct markup *markup, size_t from, size_t to)
{
	return (struct slice){ markup->text + from, to - from };
}

/*
 * Where closes[i] begins at or after the cursor, or the end.  What is missing
 * once is missing further on, too, and not looked for again.
 */
static size_t
find_close(struct markup *markup, size_t i)
{
	size_t end = markup->missing[i] ? markup->to :
	    find(markup, closes[i]);

	markup->missing[i] = end == markup->to;
	return end;
}

/* "<!-- -->", "<!DOCTYPE >", "<?php ?>"; false: it does not end. */
static bool
take_declaration(struct markup *markup)
{
	struct slice rest = rest_of(markup);
	bool comment = slice_starts(rest, "<!--");
	size_t close = comment ? 0 : slice_starts(rest, "<![CDATA[") ? 1 :
	    slice_starts(rest, "<?") ? 2 : 3;
	size_t from = markup->at, end = find_close(markup, close);

	if (end == markup->to)
		return false;
	markup->at = end + strlen(closes[close]);
	if (comment && end >= from + 4)
		gather_comment(markup->gather, between(markup, from + 4, end),
		    (struct source_span){ from, markup->at });
	return true;
}

static size_t
name_end(const struct markup *markup, size_t at)
{
	while (at < markup->to && !ascii_is_white(markup->text[at]) &&
	    !strchr("/>=<", markup->text[at]))
		at++;
	return at;
}

/* An attribute's value, and where the next one is looked for. */
struct attribute {
	struct slice name;
	struct source_span value;
	size_t end;
};

static size_t
skip_white(const struct markup *markup, size_t at)
{
	while (at < markup->to && ascii_is_white(markup->text[at]))
		at++;
	return at;
}

static struct attribute
attribute_at(const struct markup *markup, size_t at)
{
	size_t name = name_end(markup, at), value = skip_white(markup, name);
	struct attribute found = { between(markup, at, name), { name, name },
		name > at ? name : at + 1 };
	const char *quote;

	if (value == markup->to || markup->text[value] != '=')
		return found;
	value = skip_white(markup, value + 1);
	if (value == markup->to)
		return found;
	if (markup->text[value] != '"' && markup->text[value] != '\'') {
		found.end = value;
		while (found.end < markup->to &&
		    !ascii_is_white(markup->text[found.end]) &&
		    markup->text[found.end] != '>')
			found.end++;
		found.value = (struct source_span){ value, found.end };
		return found;
	}
	quote = memchr(markup->text + value + 1, markup->text[value],
	    markup->to - value - 1);
	if (!quote)
		return found;
	found.value = (struct source_span){
		value + 1, (size_t)(quote - markup->text)
	};
	found.end = found.value.to + 1;
	return found;
}

struct start_tag {
	struct slice name;
	struct slice classes;
	struct source_span alt;
	bool closed;		/* "/>" */
	size_t end;		/* 0: it has no end */
};

static bool
is_named(struct slice name, const char *known)
{
	return name.len == strlen(known) &&
	    strncasecmp(name.at, known, name.len) == 0;
}

static struct start_tag
read_start(const struct markup *markup)
{
	size_t at = name_end(markup, markup->at + 1);
	struct start_tag tag = {
		.name = between(markup, markup->at + 1, at)
	};

	while ((at = skip_white(markup, at)) < markup->to &&
	    at - markup->at < TAG) {
		struct attribute attribute;

		if (markup->text[at] == '>') {
			tag.end = at + 1;
			break;
		}
		tag.closed = markup->text[at] == '/';
		if (tag.closed) {
			at++;
			continue;
		}
		attribute = attribute_at(markup, at);
		if (is_named(attribute.name, "class"))
			tag.classes = between(markup, attribute.value.from,
			    attribute.value.to);
		else if (is_named(attribute.name, "alt"))
			tag.alt = attribute.value;
		at = attribute.end;
	}
	markup->gather->steps += at - markup->at;
	return tag;
}

/* Text of these is no HTML: it goes up to their end. */
static bool
is_raw(struct slice name)
{
	return is_named(name, "script") || is_named(name, "style") ||
	    is_named(name, "textarea") || is_named(name, "title") ||
	    is_named(name, "iframe") || is_named(name, "xmp");
}

static void
add_alt(struct markup *markup, struct source_span alt)
{
	const struct names *skipped = markup->gather->wish->skipped_tags;
	struct draft draft = { 0 };

	if (alt.from == alt.to || markup->gather->skipping ||
	    markup->gather->off || (skipped && names_has(skipped, "alt")))
		return;
	gather_copy_to(markup->gather, &draft, alt.from, alt.to);
	if (draft.len)
		gather_block(markup->gather, &draft, "text.attr.alt");
	draft_release(&draft);
}

static bool
take_start(struct markup *markup)
{
	struct gather *gather = markup->gather;
	struct start_tag tag = read_start(markup);
	const struct tag *known;

	if (!tag.end)
		return false;
	markup->at = tag.end;
	known = tags_find(&gather->tags, tag.name, gather->pool);
	if (known == &gather->tags.known[TAG_IMG])
		add_alt(markup, tag.alt);
	if (tag.closed) {
		gather->apart = true;
		return true;
	}
	gather_open(gather, known, tag.classes);
	if (is_raw(tag.name)) {
		size_t end = find(markup, "</");

		if (!known->skipped)
			gather_copy(gather, markup->at, end);
		markup->at = end;
	}
	return true;
}

static bool
take_end(struct markup *markup)
{
	size_t end = find_close(markup, 3);
	size_t name = name_end(markup, markup->at + 2);

	if (end == markup->to)
		return false;
	gather_close(markup->gather, tags_find(&markup->gather->tags,
	    between(markup, markup->at + 2, name), markup->gather->pool));
	markup->at = end + 1;
	return true;
}

/* Whether a tag, comment or the like stands at the cursor; it is taken. */
static bool
take_tag(struct markup *markup)
{
	struct slice rest = rest_of(markup);

	if (rest.len < 3)
		return false;
	if (rest.at[1] == '!' || rest.at[1] == '?')
		return take_declaration(markup);
	if (rest.at[1] == '/' && ascii_is_letter(rest.at[2]))
		return take_end(markup);
	return ascii_is_letter(rest.at[1]) && take_start(markup);
}

/* CommonMark knows all names of entities: it is asked for this one. */
static bool
take_entity(struct markup *markup)
{
	struct slice rest = rest_of(markup);
	size_t len = 1;
	cmark_node *root, *text;
	bool known;

	while (len < rest.len && len < ENTITY &&
	    (ascii_is_letter(rest.at[len]) ||
	    strchr("#0123456789", rest.at[len])))
		len++;
	if (len < 3 || len == rest.len || rest.at[len] != ';')
		return false;
	root = nodes_parse((struct slice){ rest.at, len + 1 });
	text = cmark_node_first_child(cmark_node_first_child(root));
	known = text && *cmark_node_get_literal(text) != '&';
	if (known || slice_starts(rest, "&amp;")) {
		gather_made(markup->gather,
		    slice_of(cmark_node_get_literal(text)),
		    (struct source_span){
		    markup->at, markup->at + len + 1 });
		markup->at += len + 1;
		known = true;
	}
	cmark_node_free(root);
	return known;
}

/* Past the quote marks of a new line. */
static void
skip_quotes(struct markup *markup)
{
	for (size_t i = 0; i < markup->quotes; i++) {
		size_t at = markup->at;

		while (at < markup->to &&
		    ascii_is_blank(markup->text[at]))
			at++;
		if (at == markup->to || markup->text[at] != '>')
			return;
		markup->at = at + 1;
	}
}

/* Text up to the next sign that may mean something. */
static void
take_text(struct markup *markup)
{
	size_t from = markup->at++;

	while (markup->at < markup->to) {
		char c = markup->text[markup->at];

		if (c == '<' || c == '&')
			break;
		markup->at++;
		if (c == '\n' && markup->quotes)
			break;
	}
	gather_copy(markup->gather, from, markup->at);
	if (markup->quotes && markup->text[markup->at - 1] == '\n')
		skip_quotes(markup);
}

void
markup_read(struct gather *gather, struct source_span span, size_t quotes)
{
	struct markup markup = {
		.gather = gather,
		.text = gather->shadow.at,
		.at = span.from,
		.to = span.to,
		.quotes = quotes,
	};

	while (markup.at < markup.to) {
		char c = markup.text[markup.at];

		if (c == '<' && take_tag(&markup))
			continue;
		if (c == '&' && take_entity(&markup))
			continue;
		take_text(&markup);
	}
}
