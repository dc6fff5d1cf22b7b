/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* No character of the input decomposes into more than four UTF-16 units. */
enum { SLUG_LEN = 60, SLUG_INPUT = 512, SLUG_ROOM = 4 * SLUG_INPUT };

/* What has no decomposition into a Latin letter and an accent. */
static const char *
spelled(UChar32 c)
{
	switch (c) {
	case 0xDF: return "ss";
	case 0xE6: return "ae";
	case 0xF0: return "d";
	case 0xF8: return "o";
	case 0xFE: return "th";
	case 0x111: return "d";
	case 0x131: return "i";
	case 0x142: return "l";
	case 0x153: return "oe";
	default: return NULL;
	}
}

static void
put(struct buf *out, UChar32 c)
{
	const char *letters;

	c = u_tolower(c);
	letters = spelled(c);
	if (letters)
		buf_text(out, letters);
	else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		buf_char(out, (char)c);
	else if (!(U_GET_GC_MASK(c) & U_GC_M_MASK) && c != '\'' &&
	    c != 0x2019 && out->len && out->at[out->len - 1] != '-')
		buf_char(out, '-');
}

/* Accents as characters of their own; returns the number of characters. */
static int32_t
decompose(struct slice text, UChar32 *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar composed[SLUG_INPUT], apart[SLUG_ROOM];
	int32_t len = 0;

	u_strFromUTF8WithSub(composed, SLUG_INPUT, &len, text.at,
	    (int32_t)text.len, 0xFFFD, NULL, &status);
	len = unorm2_normalize(nfd, composed, len, apart, SLUG_ROOM, &status);
	u_strToUTF32(out, SLUG_ROOM, &len, apart, len, &status);
	return U_FAILURE(status) ? 0 : len;
}

const char *
words_slug(struct slice text, struct pool *pool)
{
	UChar32 characters[SLUG_ROOM];
	struct buf out = { 0 };
	int32_t len;

	if (text.len > SLUG_INPUT)
		text.len = SLUG_INPUT;
	len = text.len ? decompose(text, characters) : 0;
	for (int32_t i = 0; i < len; i++)
		put(&out, characters[i]);
	if (out.len > SLUG_LEN)
		out.len = SLUG_LEN;
	while (out.len && out.at[out.len - 1] == '-')
		out.len--;
	return buf_settle(&out, pool).at;
}
