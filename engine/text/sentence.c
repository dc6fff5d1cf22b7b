/* SPDX-License-Identifier: Apache-2.0 */
#include "sentence.h"

#include <string.h>

#include "base/ascii.h"

/* Words that end in a full stop within a sentence; sorted. */
static const char *const abbreviations[] = {
	"adj", "adm", "al", "approx", "apr", "assn", "asst", "aug", "ave",
	"bldg", "blvd", "bros", "ca", "capt", "cf", "cmdr", "co", "col",
	"corp", "cpl", "dec", "dept", "dist", "div", "dr", "ed", "est", "etc",
	"ext", "feb", "fig", "figs", "fri", "ft", "gen", "gov", "hon", "inc",
	"incl", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs",
	"mfg", "mlle", "mme", "mon", "mr", "mrs", "ms", "mt", "no", "nos",
	"nov", "oct", "op", "p", "pp", "prof", "rep", "rev", "sat", "sen",
	"sept", "sep", "sgt", "sr", "st", "sun", "supt", "tel", "thu", "tue",
	"univ", "viz", "vol", "vols", "vs", "wed",
};

/* Words that begin a sentence rather than go on with a name; sorted. */
static const char *const beginnings[] = {
	"a", "after", "all", "also", "an", "and", "are", "as", "at", "because",
	"before", "but", "by", "can", "did", "do", "does", "for", "from", "he",
	"her", "here", "his", "how", "however", "i", "if", "in", "is", "it",
	"its", "many", "most", "my", "no", "not", "on", "or", "other", "our",
	"she", "since", "so", "some", "that", "the", "their", "then", "there",
	"these", "they", "this", "those", "to", "we", "what", "when", "where",
	"which", "while", "who", "why", "will", "with", "you", "your",
};

enum {
	ABBREVIATIONS = sizeof abbreviations / sizeof abbreviations[0],
	BEGINNINGS = sizeof beginnings / sizeof beginnings[0],
};

/* Whether the word, in lower case, is one of those in a sorted list. */
static bool
is_listed(struct slice word, const char *const *list, size_t count)
{
	char lower[16];

	if (word.len == 0 || word.len >= sizeof lower)
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = ascii_lower(word.at[i]);
	lower[word.len] = '\0';
	for (size_t i = 0; i < count; i++) {
		if (strcmp(list[i], lower) == 0)
			return true;
	}
	return false;
}

/* A closing quote or bracket at the text's end; 0: there is none. */
static size_t
closer_len(struct slice text)
{
	if (text.len && strchr("\"')]*_", text.at[text.len - 1]))
		return 1;
	/* U+2019 and U+201D */
	if (text.len > 3 && (slice_ends(text, "\xe2\x80\x99") ||
	    slice_ends(text, "\xe2\x80\x9d")))
		return 3;
	return 0;
}

/* The letters at the next word's start, behind quotes and brackets. */
static struct slice
next_word(struct slice rest)
{
	size_t len = 0;

	while (rest.len && (ascii_is_white(rest.at[0]) ||
	    strchr("\"'([*_", rest.at[0])))
		rest = slice_skip(rest, 1);
	if (slice_starts(rest, "\xe2\x80\x98") ||
	    slice_starts(rest, "\xe2\x80\x9c"))
		rest = slice_skip(rest, 3);
	while (len < rest.len && len < 16 && ascii_is_letter(rest.at[len]))
		len++;
	return (struct slice){ rest.at, len };
}

static bool
begins_lower(struct slice next)
{
	return next.len && ascii_is_lower(next.at[0]);
}

static bool
begins_sentence(struct slice next)
{
	return next.len && ascii_is_upper(next.at[0]) &&
	    is_listed(next, beginnings, BEGINNINGS);
}

/* "e.g", "U.S", "Ph.D": one or two letters between stops. */
static bool
has_stops(struct slice word)
{
	size_t letters = 0, stops = 0;

	for (size_t i = 0; i < word.len; i++) {
		bool letter = ascii_is_letter(word.at[i]);

		if (letter ? ++letters > 2 : word.at[i] != '.')
			return false;
		if (!letter) {
			stops++;
			letters = 0;
		}
	}
	return stops > 0;
}

/* "$1,000", "2.5", "3" */
static bool
is_number(struct slice word)
{
	for (size_t i = 0; i < word.len; i++) {
		if (!strchr("0123456789.,-$%", word.at[i]))
			return false;
	}
	return word.len > 0;
}

/* The word without a bracket or a hyphenated part before it. */
static struct slice
stem(struct slice word)
{
	while (word.len && strchr("\"'([*_$", word.at[0]))
		word = slice_skip(word, 1);
	for (size_t i = word.len; i > 0; i--) {
		if (word.at[i - 1] == '-')
			return slice_skip(word, i);
	}
	return word;
}

/* Whether a word that ends in a lone stop, given without it, ends here. */
static bool
stop_ends(struct slice word, struct slice next)
{
	bool initial = word.len == 1 && ascii_is_upper(word.at[0]);

	if (word.len == 0)
		return !begins_lower(next);
	if (initial || is_listed(word, abbreviations, ABBREVIATIONS) ||
	    has_stops(word))
		return begins_sentence(next);
	if (is_number(word))
		return !begins_lower(next);
	return true;
}

/* Most words end in a letter: they need no second look. */
static bool
may_end(struct slice word)
{
	char last = word.at[word.len - 1];

	return !ascii_is_letter(last) && last != ',';
}

/* Whether a sentence ends with this word, rest being what follows it. */
static bool
ends(struct slice word, struct slice rest)
{
	struct slice bare = word, next;
	bool closed;
	size_t len;

	if (!may_end(word))
		return false;
	next = next_word(rest);
	while ((len = closer_len(bare)))
		bare.len -= len;
	closed = bare.len < word.len;
	if (bare.len == 0)
		return false;
	if (bare.at[bare.len - 1] == '?' || bare.at[bare.len - 1] == '!')
		return !(closed && begins_lower(next));
	if (bare.at[bare.len - 1] != '.')
		return false;
	if (closed)
		return !begins_lower(next);
	if (bare.len > 1 && bare.at[bare.len - 2] == '.')
		return next.len && ascii_is_upper(next.at[0]);
	bare.len--;
	return stop_ends(stem(bare), next);
}

bool
sentence_next(struct slice *rest, struct slice *sentence)
{
	struct slice text = slice_trim(*rest);
	size_t at = 0;

	if (text.len == 0) {
		*rest = slice_skip(*rest, rest->len);
		return false;
	}
	while (at < text.len) {
		size_t from = at;

		while (at < text.len && !ascii_is_white(text.at[at]))
			at++;
		if (at == text.len || ends((struct slice){ text.at + from,
		    at - from }, slice_skip(text, at)))
			break;
		while (at < text.len && ascii_is_white(text.at[at]))
			at++;
	}
	*sentence = (struct slice){ text.at, at };
	*rest = slice_skip(text, at);
	return true;
}
