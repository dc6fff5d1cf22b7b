/* SPDX-License-Identifier: Apache-2.0 */
#include "shadow.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "gather.h"
#include "places.h"

static void
replace(struct shadow *shadow, char old, char with)
{
	char *end = shadow->at + shadow->len;

	for (char *c = shadow->at;
	    (c = memchr(c, old, (size_t)(end - c))); c++) {
		/* A CR before its LF is part of one line's end. */
		if (old != '\r' || c + 1 == end || c[1] != '\n')
			*c = with;
	}
}

/* Makes every byte one that cmark, ICU and PCRE2 agree on. */
static void
mend_bytes(struct shadow *shadow)
{
	struct slice rest = { shadow->at, shadow->len };
	size_t bad;

	replace(shadow, GATHER_NOTHING, '?');
	replace(shadow, '\0', '?');
	replace(shadow, '\r', '\n');
	replace(shadow, '\f', ' ');
	replace(shadow, '\v', ' ');
	while ((bad = utf8_bad(rest)) < rest.len) {
		shadow->at[(size_t)(rest.at - shadow->at) + bad] = '?';
		rest = slice_skip(rest, bad + 1);
	}
}

static void
blank(struct shadow *shadow, struct source_span span)
{
	for (size_t i = span.from; i < span.to && i < shadow->len; i++) {
		if (shadow->at[i] != '\n' && shadow->at[i] != '\r')
			shadow->at[i] = ' ';
	}
}

/* The line's text, without white space at its end. */
static struct slice
line_at(const struct shadow *shadow, size_t line)
{
	size_t from = shadow->starts[line];
	size_t to = line + 1 < shadow->line_count ? shadow->starts[line + 1] :
	    shadow->len;

	while (to > from && strchr(" \t\r\n", shadow->at[to - 1]))
		to--;
	return (struct slice){ shadow->at + from, to - from };
}

/* Takes "---" or "+++" front matter off the source. */
static void
take_matter(struct shadow *shadow, struct pool *pool)
{
	struct slice fence = line_at(shadow, 0);
	bool yaml = slice_is(fence, "---");

	if (!yaml && !slice_is(fence, "+++"))
		return;
	for (size_t i = 1; i < shadow->line_count; i++) {
		struct slice line = line_at(shadow, i);

		if (!slice_equal(line, fence))
			continue;
		shadow->matter_at = shadow->starts[1];
		shadow->matter = (struct slice){ shadow->at + shadow->starts[1],
			yaml ? shadow->starts[i] - shadow->starts[1] : 0 };
		shadow->matter.at = pool_copy(pool, shadow->matter);
		shadow->body = shadow->starts[i] + line.len;
		blank(shadow, (struct source_span){ 0, shadow->body });
		return;
	}
}

/*
 * What stands before and after an ignored block is not one paragraph: its
 * ends become the ends of lines.
 */
static void
take_ignores(struct shadow *shadow, const struct blocks_wish *wish)
{
	for (size_t i = 0; i < wish->block_ignore_count; i++) {
		struct source_span span = wish->block_ignores[i];

		if (span.from < shadow->body || span.from >= span.to ||
		    span.to > shadow->len)
			continue;
		blank(shadow, span);
		shadow->at[span.from] = shadow->at[span.to - 1] = '\n';
		if (span.to - span.from > 2)
			shadow->at[span.from + 1] = '\n';
	}
	for (size_t i = 0; i < wish->token_ignore_count; i++) {
		struct source_span span = wish->token_ignores[i];
		size_t at = span.from > shadow->body ? span.from :
		    shadow->body;

		for (; at < span.to && at < shadow->len; at++) {
			if (!strchr(" \t\r\n", shadow->at[at]))
				shadow->at[at] = 'x';
		}
	}
}

/* Bytes of "<!---->": the shortest comment that HTML has. */
enum { COMMENT_BYTES = 7 };

/* Another way to write comments reads as HTML's own, blank between its ends. */
static void
take_comments(struct shadow *shadow, const struct names *comment)
{
	const char *open = comment->items[0], *close = comment->items[1];
	struct slice rest = { shadow->at, shadow->len };

	for (;;) {
		size_t from = slice_find(rest, open), to;
		char *at;

		if (from == rest.len)
			return;
		rest = slice_skip(rest, from);
		to = slice_find(slice_skip(rest, strlen(open)), close);
		if (to + strlen(open) == rest.len)
			return;
		to += strlen(open) + strlen(close);
		at = shadow->at + (rest.at - shadow->at);
		blank(shadow, (struct source_span){ (size_t)(rest.at -
		    shadow->at), (size_t)(rest.at - shadow->at) + to });
		if (to >= COMMENT_BYTES) {
			memcpy(at, "<!--", 4);
			memcpy(at + to - 3, "-->", 3);
		}
		rest = slice_skip(rest, to);
	}
}

static void
find_lines(struct shadow *shadow, struct pool *pool)
{
	struct slice text = { shadow->at, shadow->len };
	struct places places = places_of(text, pool);

	shadow->starts = places.starts;
	shadow->line_count = places.count;
}

enum error_code
shadow_make(struct shadow *out, struct slice source,
    const struct blocks_wish *wish, struct pool *pool, struct error *err)
{
	enum error_code code = shadow_guard(source, wish->path, err);
	struct shadow shadow = { .len = source.len };

	if (code)
		return code;
	shadow.at = pool_copy(pool, source);
	mend_bytes(&shadow);
	shadow.raw = source;
	if (source.len && memcmp(shadow.at, source.at, source.len) != 0)
		shadow.raw.at = pool_copy(pool, (struct slice){
		    shadow.at, shadow.len });
	find_lines(&shadow, pool);
	take_matter(&shadow, pool);
	if (wish->block_ignore_count || wish->token_ignore_count) {
		take_ignores(&shadow, wish);
		find_lines(&shadow, pool);
	}
	if (wish->comment)
		take_comments(&shadow, wish->comment);
	shadow_blank_math(&shadow);
	shadow_mark_notes(&shadow, pool);
	shadow.has_address = shadow_find(&shadow, "://") < shadow.len;
	shadow.has_strike = shadow_find(&shadow, "~~") < shadow.len;
	*out = shadow;
	return ERR_NONE;
}
