/* SPDX-License-Identifier: Apache-2.0 */
#include "tag.h"

#include <string.h>
#include <strings.h>

enum { OTHERS = 64, NAME = 32 };

static const struct tag markdown[TAG_KNOWN] = {
	[TAG_P] = { .name = "p", .is_apart = true },
	[TAG_H1] = { .name = "h1", .scope = "text.heading.h1",
	    .is_apart = true },
	[TAG_H2] = { .name = "h2", .scope = "text.heading.h2",
	    .is_apart = true },
	[TAG_H3] = { .name = "h3", .scope = "text.heading.h3",
	    .is_apart = true },
	[TAG_H4] = { .name = "h4", .scope = "text.heading.h4",
	    .is_apart = true },
	[TAG_H5] = { .name = "h5", .scope = "text.heading.h5",
	    .is_apart = true },
	[TAG_H6] = { .name = "h6", .scope = "text.heading.h6",
	    .is_apart = true },
	[TAG_UL] = { .name = "ul" },
	[TAG_OL] = { .name = "ol" },
	[TAG_LI] = { .name = "li", .scope = "text.list" },
	[TAG_BLOCKQUOTE] = { .name = "blockquote", .scope = "text.blockquote",
	    .is_apart = true },
	[TAG_PRE] = { .name = "pre", .is_apart = true },
	[TAG_TH] = { .name = "th", .scope = "text.table.header",
	    .is_apart = true },
	[TAG_TD] = { .name = "td", .scope = "text.table.cell",
	    .is_apart = true },
	[TAG_CODE] = { .name = "code", .is_inline = true },
	[TAG_EM] = { .name = "em", .is_inline = true },
	[TAG_STRONG] = { .name = "strong", .is_inline = true },
	[TAG_DEL] = { .name = "del", .is_inline = true },
	[TAG_A] = { .name = "a", .is_inline = true },
	[TAG_IMG] = { .name = "img", .is_inline = true },
	[TAG_BR] = { .name = "br", .is_inline = true },
};

static const char *const inline_names[] = {
	"b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "kbd",
	"span", "sub", "sup", "tt", NULL,
};

static const char *const usually_ignored[] = { "tt", "code", "kbd", NULL };
static const char *const usually_skipped[] = {
	"script", "style", "pre", "figure", "noscript", "iframe", NULL,
};
static const char *const usual_classes[] = { "problematic", "pre", "code", NULL };

static bool
is_listed(const struct names *wished, const char *const *usual,
    const char *name)
{
	return wished && wished->count ? names_has(wished, name) :
	    names_among(usual, name);
}

static void
judge(struct tag *tag, const struct blocks_wish *wish)
{
	tag->ignored = is_listed(wish->ignored_tags, usually_ignored,
	    tag->name);
	tag->skipped = is_listed(wish->skipped_tags, usually_skipped,
	    tag->name);
}

void
tags_begin(struct tags *tags, const struct blocks_wish *wish)
{
	*tags = (struct tags){ .wish = wish };
	memcpy(tags->known, markdown, sizeof markdown);
	for (size_t i = 0; i < TAG_KNOWN; i++)
		judge(&tags->known[i], wish);
}

static bool
is_name(struct slice name, const char *known)
{
	return strncasecmp(name.at, known, name.len) == 0 &&
	    known[name.len] == '\0';
}

/* Adds a tag that Markdown does not make; those beyond count as one. */
static const struct tag *
add_other(struct tags *tags, struct slice name, struct pool *pool)
{
	struct tag *tag;

	if (!tags->others)
		tags->others = pool_alloc(pool, OTHERS * sizeof *tags->others);
	tag = &tags->others[tags->other_count++];
	tag->name = pool_lower(pool, name);
	if (strcmp(tag->name, "caption") == 0)
		tag->scope = "text.table.caption";
	if (strcmp(tag->name, "figcaption") == 0)
		tag->scope = "text.figure.caption";
	tag->is_inline = names_among(inline_names, tag->name);
	judge(tag, tags->wish);
	return tag;
}

const struct tag *
tags_find(struct tags *tags, struct slice name, struct pool *pool)
{
	if (name.len > NAME)
		name.len = NAME;
	for (size_t i = 0; i < TAG_KNOWN; i++) {
		if (is_name(name, tags->known[i].name))
			return &tags->known[i];
	}
	for (size_t i = 0; i < tags->other_count; i++) {
		if (is_name(name, tags->others[i].name))
			return &tags->others[i];
	}
	if (tags->other_count == OTHERS)
		return &tags->others[OTHERS - 1];
	return add_other(tags, name, pool);
}

bool
tags_ignore_class(const struct tags *tags, struct slice classes)
{
	const struct names *wished = tags->wish->ignored_classes;
	struct slice class;

	while (slice_until(&classes, ' ', &class)) {
		for (size_t i = 0; wished && i < wished->count; i++) {
			if (slice_is(class, wished->items[i]))
				return true;
		}
		for (size_t i = 0; usual_classes[i]; i++) {
			if (slice_is(class, usual_classes[i]))
				return true;
		}
	}
	return false;
}
