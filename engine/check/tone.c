/* SPDX-License-Identifier: Apache-2.0 */
#include "tone.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { WORD = 32, CAPITALS = 4 };

const char *const tone_names[] = { "exclamations", "capitals", "you-we",
	"passive", "contractions", "hedges", "emoji", "calls", "sentence-p50",
	"sentence-p95", NULL };

static const char *const of_you[] = { "you", "your", "yours", "yourself",
	"you're", "you'll", "you've", NULL };
static const char *const of_we[] = { "we", "our", "ours", "us", "we're",
	"we'll", "we've", NULL };
static const char *const of_be[] = { "is", "are", "was", "were", "be", "been",
	"being", NULL };
static const char *const of_hedging[] = { "may", "might", "could", "perhaps",
	"possibly", "maybe", "somewhat", "seems", "seem", "probably", "likely",
	NULL };
static const char *const of_calls[] = { "book", "call", "reply", "try", "see",
	"start", "get", "ask", "read", "visit", "talk", "write", "tell", "join",
	"choose", "send", NULL };

/* A word in lower case; what is longer is cut. */
struct word {
	char text[WORD];
	size_t len;
	bool capital;		/* every letter of it */
};

/* A sentence that is being read. */
struct sentence {
	size_t words;
	bool after_be;
	bool passive;
};

static bool
is_one_of(const struct word *word, const char *const *list)
{
	for (; *list; list++) {
		if (strcmp(word->text, *list) == 0)
			return true;
	}
	return false;
}

static bool
is_letter(char c)
{
	return ascii_is_alnum(c) || (c & 0x80);
}

static bool
ends_in(const struct word *word, const char *end)
{
	size_t len = strlen(end);

	return word->len > len + 1 && strcmp(word->text + word->len - len,
	    end) == 0;
}

static void
count_word(struct tone *tone, struct sentence *s, const struct word *word)
{
	tone->words++;
	s->words++;
	tone->capitals += word->capital && word->len >= CAPITALS;
	tone->you += is_one_of(word, of_you);
	tone->we += is_one_of(word, of_we);
	tone->hedges += is_one_of(word, of_hedging);
	tone->contractions += ends_in(word, "n't") || ends_in(word, "'re") ||
	    ends_in(word, "'ll") || ends_in(word, "'ve") ||
	    ends_in(word, "'m");
	tone->calls += s->words == 1 && is_one_of(word, of_calls);
	s->passive |= s->after_be && (ends_in(word, "ed") ||
	    ends_in(word, "en"));
	/* One adverb may stand between: "was quickly made". */
	s->after_be = is_one_of(word, of_be) ||
	    (s->after_be && ends_in(word, "ly"));
}

static void
end_sentence(struct tone *tone, struct sentence *s, struct pool *pool)
{
	if (s->words) {
		tone->lengths = pool_grow(pool, tone->lengths,
		    tone->sentences, sizeof *tone->lengths);
		tone->lengths[tone->sentences++] = s->words;
		tone->passives += s->passive;
	}
	*s = (struct sentence){ 0 };
}

/* Takes the word at the text's start; apostrophes belong to it. */
static struct slice
take_word(struct slice text, struct word *out)
{
	size_t len = 0;

	*out = (struct word){ .capital = true };
	while (len < text.len && (is_letter(text.at[len]) ||
	    (text.at[len] == '\'' && len + 1 < text.len &&
	    is_letter(text.at[len + 1])))) {
		char c = text.at[len++];

		out->capital &= ascii_is_upper(c);
		if (out->len + 1 < WORD)
			out->text[out->len++] = ascii_lower(c);
	}
	return slice_skip(text, len);
}

static size_t
count_signs(struct slice text)
{
	size_t count = 0;
	uint32_t c;

	while (utf8_next(&text, &c))
		count += (c >= 0x2600 && c <= 0x27BF) ||
		    (c >= 0x1F300 && c <= 0x1FAFF);
	return count;
}

void
tone_add(struct tone *tone, struct slice text, struct pool *pool)
{
	struct sentence s = { 0 };

	tone->signs += count_signs(text);
	while (text.len) {
		struct word word;
		char c = text.at[0];

		if (is_letter(c)) {
			text = take_word(text, &word);
			count_word(tone, &s, &word);
			continue;
		}
		tone->exclamations += c == '!';
		text = slice_skip(text, 1);
		if (strchr(".!?", c) && (text.len == 0 ||
		    strchr(" \n\"')", text.at[0])))
			end_sentence(tone, &s, pool);
	}
	end_sentence(tone, &s, pool);
}

static int
compare(const void *left, const void *right)
{
	const size_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The length that so many of a hundred sentences do not go beyond. */
static double
percentile(struct tone *tone, size_t percent)
{
	qsort(tone->lengths, tone->sentences, sizeof *tone->lengths, compare);
	return (double)tone->lengths[(tone->sentences * percent + 99) / 100 -
	    1];
}

double
tone_value(struct tone *tone, const char *name)
{
	const struct {
		const char *name;
		size_t count;
	} rates[] = {
		{ "exclamations", tone->exclamations },
		{ "capitals", tone->capitals },
		{ "contractions", tone->contractions },
		{ "hedges", tone->hedges },
		{ "emoji", tone->signs },
	};

	for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
		if (strcmp(name, rates[i].name) == 0)
			return 100.0 * (double)rates[i].count /
			    (double)tone->words;
	}
	if (strcmp(name, "you-we") == 0)
		return (double)tone->you / (double)(tone->we ? tone->we : 1);
	if (strcmp(name, "calls") == 0)
		return (double)tone->calls;
	if (strcmp(name, "passive") == 0)
		return 100.0 * (double)tone->passives /
		    (double)tone->sentences;
	return percentile(tone, strcmp(name, "sentence-p50") == 0 ? 50 : 95);
}
