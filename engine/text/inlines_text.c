/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text in step with its source: as it stands there, escaped, or as entities.
 * cmark joins all of it in one node.
 */
#include "inlines.h"

#include <string.h>

enum { SEARCH = 256 };	/* how far the cursor looks where it lost the text */

static bool
is_punctuation(char c)
{
	return strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) && c;
}

/* Adds what the source's span means to the block, or to the image. */
static void
add_made(struct inlines *inlines, struct slice bytes,
    struct source_span span)
{
	if (inlines->images) {
		draft_made(&inlines->alt, bytes, span);
		return;
	}
	inlines_open_cell(inlines, span.from);
	gather_made(inlines->gather, bytes, span);
}

static void
add_copy(struct inlines *inlines, size_t from, size_t to)
{
	struct slice bytes = { inlines->text + from, to - from };

	if (inlines->images)
		draft_copy(&inlines->alt, bytes, from);
	else if (to > inlines->dropped)
		inlines_copy(inlines, from > inlines->dropped ? from :
		    inlines->dropped, to);
}

/* Past the entity "&...;" that stands at the cursor. */
static size_t
entity_end(const struct inlines *inlines)
{
	size_t at = inlines->at + 1;

	while (at < inlines->end && at - inlines->at < 40 &&
	    inlines->text[at] != ';' && inlines->text[at] != '\n')
		at++;
	return at < inlines->end && inlines->text[at] == ';' ? at + 1 :
	    inlines->at;
}

/* The bytes of a character, by its first one. */
static size_t
character_len(struct slice text)
{
	unsigned char c = (unsigned char)(text.len ? text.at[0] : 0);
	size_t len = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	return len < text.len ? len : text.len;
}

/* Second characters of the entities that stand for two. */
static bool
is_second(struct slice text)
{
	static const char *const seconds[] = {
		"\u0338", "\u20D2", "\u20E5", "\u0331", "\u0333", "\uFE00",
		"\u200A",
	};

	for (size_t i = 0; i < sizeof seconds / sizeof seconds[0]; i++) {
		if (slice_starts(text, seconds[i]))
			return true;
	}
	return false;
}

/* How much of want the entity at the cursor stands for; 0: it is none. */
static size_t
entity_meaning(const struct inlines *inlines, struct slice want, size_t end)
{
	struct slice name = { inlines->text + inlines->at,
		end - inlines->at };
	size_t len = character_len(want);

	if (want.at[0] == '&')
		return slice_is(name, "&amp;") || slice_is(name, "&AMP;") ||
		    slice_starts(name, "&#");
	if (slice_is(name, "&fjlig;"))
		return 2;
	return is_second(slice_skip(want, len)) ? len + character_len(
	    slice_skip(want, len)) : len;
}

/*
 * Takes an escape or an entity off *want; false: the cursor stands at another
 * character.
 */
static bool
take_special(struct inlines *inlines, struct slice *want)
{
	const char *at = inlines->text + inlines->at;
	size_t left = inlines->end - inlines->at, len = 0, meaning = 1;

	if (left > 1 && at[0] == '\\' && is_punctuation(at[1]) &&
	    want->at[0] == at[1]) {
		len = 2;
	} else if (left > 1 && at[0] == '&') {
		len = entity_end(inlines) - inlines->at;
		meaning = len ? entity_meaning(inlines, *want,
		    inlines->at + len) : 0;
	}
	if (len == 0 || meaning == 0)
		return false;
	add_made(inlines, (struct slice){ want->at, meaning },
	    (struct source_span){ inlines->at, inlines->at + len });
	inlines->at += len;
	*want = slice_skip(*want, meaning);
	return true;
}

/* The bytes from the cursor on that need no second look, at least one. */
static size_t
plain_len(const struct inlines *inlines, struct slice want)
{
	const char *at = inlines->text + inlines->at;
	size_t left = inlines->end - inlines->at;
	size_t len = want.len < left ? want.len : left;
	const char *found;

	if (len > 1 && (found = memchr(at + 1, '\\', len - 1)))
		len = (size_t)(found - at);
	if (len > 1 && (found = memchr(at + 1, '&', len - 1)))
		len = (size_t)(found - at);
	return len;
}

bool
inlines_find(struct inlines *inlines, struct slice want)
{
	size_t left = inlines->end - inlines->at;
	size_t head = want.len < 16 ? want.len : 16;
	const char *found = memmem(inlines->text + inlines->at,
	    left < SEARCH ? left : SEARCH, want.at, head);

	inlines->steps += SEARCH;
	if (found)
		inlines->at = (size_t)(found - inlines->text);
	return found != NULL;
}

void
inlines_take_text(struct inlines *inlines, struct slice want)
{
	inlines->steps += want.len + 1;
	while (want.len) {
		size_t from = inlines->at, len;

		if (take_special(inlines, &want))
			continue;
		len = plain_len(inlines, want);
		if (len && memcmp(inlines->text + from, want.at, len) == 0) {
			inlines->at += len;
			add_copy(inlines, from, inlines->at);
			want = slice_skip(want, len);
		} else if (!inlines_find(inlines, want)) {
			add_made(inlines, want,
			    (struct source_span){ from, from });
			return;
		}
	}
}

