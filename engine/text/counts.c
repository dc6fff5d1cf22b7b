/* SPDX-License-Identifier: Apache-2.0 */
#include "counts.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "sentence.h"

enum { LONG_WORD = 6, WORD = 64 };

/* A run of letters, digits and apostrophes, in lower case. */
struct word {
	char text[WORD];	/* the ASCII part; other letters are 'e' or 'x' */
	size_t len;
	size_t characters;	/* letters and digits */
	size_t width;		/* with apostrophes */
};

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

static bool
ends_in(const char *word, size_t len, const char *suffix)
{
	size_t size = strlen(suffix);

	return len > size && memcmp(word + len - size, suffix, size) == 0;
}

/* Vowels at the end that nobody says: "make", "used", "rules". */
static bool
has_silent_end(const char *word, size_t len)
{
	if (ends_in(word, len, "le") && !is_vowel(word[len - 3]))
		return false;
	if (ends_in(word, len, "e"))
		return !is_vowel(word[len - 2]);
	if (ends_in(word, len, "ed"))
		return !is_vowel(word[len - 3]) && !strchr("td", word[len - 3]);
	return ends_in(word, len, "es") && len > 3 &&
	    !is_vowel(word[len - 3]) && !strchr("sxzcgh", word[len - 3]);
}

/* Two vowels that are said apart: "li-on", "vide-o", but "na-tion". */
static bool
are_apart(const char *word, size_t second)
{
	char first = word[second - 1];

	if (first == 'e')
		return word[second] == 'o';
	return first == 'i' && strchr("aou", word[second]) && second > 1 &&
	    !strchr("tcs", word[second - 2]);
}

/* An estimate, from English spelling; at least 1. */
static size_t
count_syllables(const char *word, size_t len)
{
	size_t count = 0;
	bool vowel = false;

	for (size_t i = 0; i < len; i++) {
		bool now = is_vowel(word[i]);

		count += now && (!vowel || (i + 1 < len &&
		    are_apart(word, i)));
		vowel = now;
	}
	if (len > 2 && count > 1 && has_silent_end(word, len))
		count--;
	return count ? count : 1;
}

static void
add_word(struct block_counts *counts, const struct word *word)
{
	size_t syllables = count_syllables(word->text, word->len);
	size_t core = syllables;

	if (ends_in(word->text, word->len, "es") ||
	    ends_in(word->text, word->len, "ed") ||
	    ends_in(word->text, word->len, "ing"))
		core--;
	counts->words++;
	counts->characters += word->characters;
	counts->syllables += syllables;
	counts->long_words += word->width > LONG_WORD;
	counts->polysyllabic_words += syllables > 2;
	counts->complex_words += core > 2;
}

/* Every second letter beyond ASCII counts as a vowel. */
static void
add_letter(struct word *word, char ascii)
{
	word->characters++;
	word->width++;
	if (word->len == WORD)
		return;
	if (!ascii)
		ascii = word->len % 2 ? 'e' : 'x';
	word->text[word->len++] = ascii;
}

/* Takes the next character off *rest; false: it is none of a word's. */
static bool
take_character(struct word *word, struct slice *rest)
{
	char c = rest->at[0];
	uint32_t wide;

	if ((unsigned char)c >= 0x80) {
		if (!utf8_next(rest, &wide)) {
			*rest = slice_skip(*rest, 1);
			return false;
		}
		if (!u_isalnum((UChar32)wide))
			return false;
		add_letter(word, 0);
		return true;
	}
	*rest = (struct slice){ rest->at + 1, rest->len - 1 };
	if (ascii_is_alnum(c))
		add_letter(word, ascii_lower(c));
	else if (c == '\'')
		word->width++;
	else
		return false;
	return true;
}

/* What initials at the text's start take: "U.S." is one word. */
static size_t
initials_len(struct slice text)
{
	size_t len = 0;

	while (text.len - len > 1 && ascii_is_upper(text.at[len]) &&
	    text.at[len + 1] == '.')
		len += 2;
	return len > 2 ? len : 0;
}

static void
count_words(struct block_counts *counts, struct slice text)
{
	struct word word = { .len = 0 };

	while (text.len) {
		size_t initials = word.width ? 0 : initials_len(text);

		if (initials) {
			counts->words++;
			counts->characters += initials / 2;
			counts->syllables += initials / 2;
			text = slice_skip(text, initials);
			continue;
		}
		if (take_character(&word, &text))
			continue;
		if (word.width)
			add_word(counts, &word);
		word.len = word.width = word.characters = 0;
	}
	if (word.width)
		add_word(counts, &word);
}

void
counts_add(struct block_counts *counts, struct slice paragraph)
{
	struct slice rest = paragraph, sentence;

	counts->paragraphs++;
	while (sentence_next(&rest, &sentence))
		counts->sentences++;
	count_words(counts, paragraph);
}
