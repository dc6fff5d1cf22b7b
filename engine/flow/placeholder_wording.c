/* SPDX-License-Identifier: Apache-2.0 */
#include "placeholder_wording.h"

#include <string.h>

#include "base/ascii.h"
#include "text/words.h"

enum { SLUG = 40 };

struct slice
placeholder_wording_trim(struct slice inside)
{
	while (inside.len && strchr(" \t\n*_\"'", inside.at[0]))
		inside = slice_skip(inside, 1);
	while (inside.len && strchr(" \t\n*_\"'", inside.at[inside.len - 1]))
		inside.len--;
	return inside;
}

static bool
is_letter(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static size_t
count_letters(struct slice words)
{
	size_t count = 0;

	for (size_t i = 0; i < words.len; i++)
		count += is_letter(words.at[i]);
	return count;
}

static bool
has_any(struct slice words, const char *bytes)
{
	for (size_t i = 0; i < words.len; i++) {
		if (strchr(bytes, words.at[i]))
			return true;
	}
	return false;
}

/* "0-3s" is a time and "1a" a note; "3 bullet points" are words. */
static bool
begins_well(struct slice words)
{
	if (ascii_is_digit(words.at[0]))
		return slice_find(words, " ") < words.len;
	return is_letter(words.at[0]) || strchr("$#@(", words.at[0]) ||
	    words.at[0] == '%';
}

static bool
is_aside(struct slice words)
{
	static const char *const asides[] = { "sic", "TOC", "toc", "TODO",
		"citation needed", "emphasis added", "NOTE", "TIP" };

	for (size_t i = 0; i < sizeof asides / sizeof asides[0]; i++) {
		if (slice_is(words, asides[i]))
			return true;
	}
	return false;
}

bool
placeholder_wording_names(struct slice words)
{
	return words.len && words.len <= PLACEHOLDER_WORDING &&
	    words_count(words) <= PLACEHOLDER_WORDS && count_letters(words) &&
	    begins_well(words) && !has_any(words, "<>|`{}=\\[]^~;") &&
	    !strchr(".!?", words.at[words.len - 1]) && !is_aside(words);
}

bool
placeholder_wording_names_in_braces(struct slice words)
{
	if (words.len == 0 || words.len > PLACEHOLDER_WORDING ||
	    !is_letter(words.at[0]) ||
	    words_count(words) > PLACEHOLDER_WORDS)
		return false;
	for (size_t i = 0; i < words.len; i++) {
		if (!is_letter(words.at[i]) &&
		    !ascii_is_digit(words.at[i]) &&
		    !strchr(" _-.'/", words.at[i]))
			return false;
	}
	return words.at[words.len - 1] != '.';
}

bool
placeholder_wording_is_suspect(struct slice words)
{
	return count_letters(words) >= 3 && !is_aside(words) &&
	    words.at[0] != '^';
}

/* Splits "firstName", but not "SaaS". */
static struct slice
split_camel(struct slice words, struct pool *pool)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < words.len; i++) {
		if (i && i + 1 < words.len &&
		    ascii_is_lower(words.at[i - 1]) &&
		    ascii_is_upper(words.at[i]) &&
		    ascii_is_lower(words.at[i + 1]))
			buf_char(&out, ' ');
		buf_char(&out, words.at[i]);
	}
	return buf_settle(&out, pool);
}

/* At most SLUG bytes, cut at a word's end where there is one. */
static void
shorten(char *slug)
{
	size_t len = strlen(slug);

	if (len > SLUG) {
		size_t cut = SLUG;

		while (cut > SLUG / 2 && slug[cut] != '_')
			cut--;
		len = slug[cut] == '_' ? cut : SLUG;
	}
	while (len && slug[len - 1] == '_')
		len--;
	slug[len] = '\0';
}

const char *
placeholder_wording_slug(struct slice words, struct pool *pool)
{
	char *slug = pool_text(pool, words_slug(split_camel(words, pool),
	    pool));

	for (char *p = slug; *p; p++) {
		if (*p == '-')
			*p = '_';
	}
	while (*slug && !ascii_is_lower(*slug))
		slug++;
	shorten(slug);
	return slug;
}

static bool
ends_in(const char *slug, const char *word)
{
	size_t len = strlen(slug), end = strlen(word);

	return len >= end && strcmp(slug + len - end, word) == 0 &&
	    (len == end || slug[len - end - 1] == '_');
}

enum field_type
placeholder_wording_type(const char *slug)
{
	static const struct {
		const char *word;
		enum field_type type;
	} guesses[] = {
		{ "percent", FIELD_PERCENT }, { "percentage", FIELD_PERCENT },
		{ "date", FIELD_DATE }, { "deadline", FIELD_DATE },
		{ "email", FIELD_EMAIL }, { "e_mail", FIELD_EMAIL },
		{ "email_address", FIELD_EMAIL },
		{ "url", FIELD_URL }, { "link", FIELD_URL },
		{ "website", FIELD_URL },
		{ "phone", FIELD_PHONE }, { "phone_number", FIELD_PHONE },
		{ "telephone", FIELD_PHONE }, { "mobile", FIELD_PHONE },
		{ "price", FIELD_MONEY }, { "cost", FIELD_MONEY },
		{ "amount", FIELD_MONEY }, { "budget", FIELD_MONEY },
		{ "fee", FIELD_MONEY },
		{ "number", FIELD_NUMBER }, { "count", FIELD_NUMBER },
		{ "quantity", FIELD_NUMBER },
	};

	for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
		if (ends_in(slug, guesses[i].word))
			return guesses[i].type;
	}
	return FIELD_TEXT;
}
