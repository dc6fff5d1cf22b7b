/* SPDX-License-Identifier: Apache-2.0 */
#include "hidden.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

enum {
	ZWNJ = 0x200C, ZWJ = 0x200D, TEXT_STYLE = 0xFE0E, EMOJI_STYLE = 0xFE0F,
	BLACK_FLAG = 0x1F3F4, VIRAMA = 9, NONE = -1,
};

/*
 * A table of our own, because the same bytes must give the same findings
 * with every release of ICU.  Ascending.
 */
static const struct {
	uint32_t first;
	uint32_t last;
} ranges[] = {
	{ 0x0000, 0x0008 }, { 0x000B, 0x001F }, { 0x007F, 0x009F },
	{ 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C },
	{ 0x115F, 0x1160 }, { 0x17B4, 0x17B5 }, { 0x180B, 0x180F },
	{ 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F },
	{ 0x2800, 0x2800 }, { 0x3164, 0x3164 }, { 0xE000, 0xF8FF },
	{ 0xFDD0, 0xFDEF }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
	{ 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB }, { 0xFFFE, 0xFFFF },
	{ 0x13430, 0x1345F }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
	{ 0xE0000, 0x10FFFF },
};

/* A text being read, with what came before the rest. */
struct reader {
	struct slice rest;
	int32_t last;		/* NONE at the start */
	int32_t before_last;
	int32_t base;		/* the last that is neither mark nor joiner */
};

static bool
is_listed(uint32_t c)
{
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		if (c <= ranges[i].last)
			return c >= ranges[i].first;
	}
	return false;
}

static int32_t
peek(struct slice rest)
{
	uint32_t c;

	return utf8_next(&rest, &c) ? (int32_t)c : NONE;
}

static bool
is_letter(int32_t c)
{
	return c != NONE && (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK));
}

/* A virama after a letter: an Indic conjunct may be asked for or broken. */
static bool
follows_virama(const struct reader *r)
{
	return r->last != NONE && u_getCombiningClass(r->last) == VIRAMA &&
	    is_letter(r->before_last);
}

static int
joining(int32_t c)
{
	return c == NONE ? U_JT_NON_JOINING :
	    u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
}

/* UAX 31, A1: between letters that would join without it. */
static bool
breaks_join(const struct reader *r)
{
	int before = joining(r->base);
	struct slice rest = r->rest;
	uint32_t c = 0;
	int after = U_JT_NON_JOINING;

	while (utf8_next(&rest, &c)) {
		after = joining((int32_t)c);
		if (after != U_JT_TRANSPARENT || c == ZWNJ || c == ZWJ)
			break;
	}
	return (before == U_JT_LEFT_JOINING || before == U_JT_DUAL_JOINING) &&
	    (after == U_JT_RIGHT_JOINING || after == U_JT_DUAL_JOINING);
}

static bool
is_pictograph(int32_t c)
{
	return c != NONE && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* UTS 51: an emoji, perhaps with a style or a skin tone, and another. */
static bool
joins_emoji(const struct reader *r)
{
	bool modified = r->last == EMOJI_STYLE ||
	    (r->last >= 0x1F3FB && r->last <= 0x1F3FF);

	return is_pictograph(peek(r->rest)) &&
	    is_pictograph(modified ? r->before_last : r->last);
}

static bool
is_style(const struct reader *r, int32_t c)
{
	if (r->last == NONE)
		return false;
	if (c == TEXT_STYLE || c == EMOJI_STYLE)
		return u_hasBinaryProperty(r->last, UCHAR_EMOJI);
	return c >= 0xE0100 && c <= 0xE01EF &&
	    u_hasBinaryProperty(r->last, UCHAR_IDEOGRAPHIC);
}

/* The three flags that are spelled with tags; r->rest follows the flag. */
static size_t
flag_len(struct slice rest)
{
	static const char *const regions[] = { "gbeng", "gbsct", "gbwls" };

	for (size_t i = 0; i < 3; i++) {
		struct slice at = rest;
		const char *want = regions[i];
		uint32_t c = 0;

		while (*want && utf8_next(&at, &c) &&
		    c == 0xE0000 + (uint32_t)*want)
			want++;
		if (!*want && utf8_next(&at, &c) && c == 0xE007F)
			return rest.len - at.len;
	}
	return 0;
}

static bool
is_allowed(const struct reader *r, int32_t c)
{
	if (c == ZWNJ)
		return (follows_virama(r) && is_letter(peek(r->rest))) ||
		    breaks_join(r);
	if (c == ZWJ)
		return follows_virama(r) || joins_emoji(r);
	return is_style(r, c);
}

static void
advance(struct reader *r, int32_t c)
{
	r->before_last = r->last;
	r->last = c;
	if (joining(c) != U_JT_TRANSPARENT)
		r->base = c;
	if (c == BLACK_FLAG)
		r->rest = slice_skip(r->rest, flag_len(r->rest));
}

/* Nothing hides in printable ASCII, LF and tab, and most texts have no more. */
static bool
is_plain(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((text.at[i] < ' ' || text.at[i] > '~') &&
		    text.at[i] != '\n' && text.at[i] != '\t')
			return false;
	}
	return true;
}

size_t
hidden_find(struct slice text, uint32_t *character)
{
	struct reader r = { text, NONE, NONE, NONE };
	struct slice here = text;
	uint32_t c;

	if (is_plain(text))
		return text.len;
	while (utf8_next(&r.rest, &c)) {
		if (is_listed(c) && !is_allowed(&r, (int32_t)c)) {
			*character = c;
			return text.len - here.len;
		}
		advance(&r, (int32_t)c);
		here = r.rest;
	}
	if (r.rest.len)
		*character = 0xFFFD;
	return text.len - r.rest.len;
}
