/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text in step with its source: as it stands there, escaped, or as entities.
 * cmark joins all of it in one node.
 */
#include "base/ascii.h"
#include "inlines.h"

#include <string.h>

/* How far the cursor looks where it lost the text, and for how much of it. */
enum { SEARCH = 256, HEAD = 8 };

enum { ENTITY = 32 };	/* bytes of an entity's name */

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
	if (inlines->images)
		gather_copy_to(inlines->gather, &inlines->alt, from, to);
	else if (to > inlines->dropped)
		inlines_copy(inlines, from > inlines->dropped ? from :
		    inlines->dropped, to);
}

/* Digits after "&#", at most as many as CommonMark reads. */
static bool
is_number(struct slice digits)
{
	bool hex = digits.len && ascii_lower(digits.at[0]) == 'x';

	digits = slice_skip(digits, hex);
	for (size_t i = 0; i < digits.len; i++) {
		char c = ascii_lower(digits.at[i]);

		if (!ascii_is_digit(c) && !(hex && c >= 'a' && c <= 'f'))
			return false;
	}
	return digits.len > 0 && digits.len <= (hex ? 6 : 7);
}

/* Past the entity "&...;" at the cursor, or the cursor: there is none. */
static size_t
entity_end(const struct inlines *inlines)
{
	const char *text = inlines->text;
	bool number = inlines->at + 1 < inlines->end &&
	    text[inlines->at + 1] == '#';
	size_t from = inlines->at + 1 + number, at = from;

	while (at < inlines->end && at - from < ENTITY &&
	    ascii_is_alnum(text[at]))
		at++;
	if (at == from || at == inlines->end || text[at] != ';' || (number &&
	    !is_number((struct slice){ text + from, at - from })))
		return inlines->at;
	return at + 1;
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
	struct slice rest = { inlines->text + end, inlines->end - end };
	size_t len = character_len(want);
	struct slice second = slice_skip(want, len);

	if (want.at[0] == '&')
		return slice_is(name, "&amp;") || slice_is(name, "&AMP;") ||
		    slice_starts(name, "&#");
	if (slice_is(name, "&fjlig;"))
		return 2;
	second.len = character_len(second);
	if (!is_second(second) || (rest.len >= second.len &&
	    memcmp(rest.at, second.at, second.len) == 0))
		return len;
	return len + second.len;
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

	if (left > 1 && at[0] == '\\' && ascii_is_punctuation(at[1]) &&
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

/* The bytes from the cursor on that read as want does, up to a special one. */
static size_t
common_len(const struct inlines *inlines, struct slice want)
{
	const char *at = inlines->text + inlines->at;
	size_t left = inlines->end - inlines->at;
	size_t len = want.len < left ? want.len : left;
	const char *found;

	if (len > 1 && (found = memchr(at + 1, '\\', len - 1)))
		len = (size_t)(found - at);
	if (len > 1 && (found = memchr(at + 1, '&', len - 1)))
		len = (size_t)(found - at);
	if (memcmp(at, want.at, len) != 0) {
		for (len = 0; at[len] == want.at[len];)
			len++;
	}
	return len;
}

/*
 * A ">" that is text, since its line is indented too far for a quote, may have
 * been taken for a mark.
 */
static bool
step_back(struct inlines *inlines, struct slice want)
{
	const char *text = inlines->text;
	size_t at = inlines->at;

	while (want.at[0] == '>' && at-- > inlines->line) {
		if (text[at] == '>' && (want.len == 1 ||
		    at + 1 == inlines->end || text[at + 1] == want.at[1])) {
			inlines->at = at;
			return true;
		}
	}
	return false;
}

bool
inlines_find(struct inlines *inlines, struct slice want)
{
	size_t head = want.len < HEAD ? want.len : HEAD;
	size_t left = inlines->end - inlines->at;
	const char *found = memchr(want.at, '\n', head);

	inlines->gather->steps += SEARCH;
	if (found)
		head = (size_t)(found - want.at);
	if (step_back(inlines, want))
		return true;
	found = memmem(inlines->text + inlines->at,
	    left < SEARCH ? left : SEARCH, want.at, head);
	if (found)
		inlines->at = (size_t)(found - inlines->text);
	return found != NULL;
}

void
inlines_pass(struct inlines *inlines, struct slice literal)
{
	const char *text = inlines->text, *lf;
	struct slice line;

	while (slice_until(&literal, '\n', &line)) {
		size_t left = inlines->end - inlines->at;

		if (literal.at == line.at + line.len) {
			inlines->at += line.len < left ? line.len : left;
			return;
		}
		lf = memchr(text + inlines->at, '\n', left);
		if (!lf)
			return;
		while (literal.len && ascii_is_blank(literal.at[0]))
			literal = slice_skip(literal, 1);
		inlines->line = (size_t)(lf - text) + 1;
		inlines->at = inlines_line_text(inlines, inlines->line);
		if (literal.len && (inlines->at == inlines->end ||
		    text[inlines->at] != literal.at[0]))
			step_back(inlines, literal);
	}
}

void
inlines_take_text(struct inlines *inlines, struct slice want)
{
	inlines->gather->steps += want.len + 1;
	while (want.len) {
		size_t from = inlines->at, len;

		if (take_special(inlines, &want))
			continue;
		len = common_len(inlines, want);
		if (len) {
			inlines->at += len;
			add_copy(inlines, from, inlines->at);
			want = slice_skip(want, len);
		} else if (ascii_is_blank(want.at[0])) {
			/* Indentation that cmark left after a hard break */
			want = slice_skip(want, 1);
		} else if (!inlines_find(inlines, want)) {
			add_made(inlines, want,
			    (struct source_span){ from, from });
			return;
		}
	}
}

