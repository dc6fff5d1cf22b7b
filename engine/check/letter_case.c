/* SPDX-License-Identifier: Apache-2.0 */
#include "letter_case.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

/* Where a judgement stands in its text. */
struct judgement {
	const struct letter_case_wish *wish;
	struct slice text;
	struct buf expected;
	size_t at;		/* what is written already */
	size_t words;
	size_t right;
	bool begins;		/* the next word begins a sentence */
	bool failed;		/* the first word is wrong */
};

/* Chicago keeps prepositions small that AP capitalizes by their length. */
static const char *const small_ap[] = { "a", "an", "and", "as", "at", "but",
	"by", "for", "if", "in", "nor", "of", "off", "on", "or", "per", "so",
	"the", "to", "up", "via", "vs", "yet" };
static const char *const small_chicago[] = { "about", "above", "across",
	"after", "against", "along", "among", "around", "before", "behind",
	"below", "beneath", "beside", "between", "beyond", "despite", "down",
	"during", "except", "from", "inside", "into", "like", "near", "onto",
	"out", "outside", "over", "past", "since", "than", "through",
	"throughout", "till", "toward", "towards", "under", "underneath",
	"until", "upon", "with", "within", "without" };

static bool
is_in(struct slice word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (slice_is(word, list[i]))
			return true;
	}
	return false;
}

static bool
begins_word(struct boundary *b, struct slice text, size_t at)
{
	return text.at[at] == '*' || (text.at[at] != '_' &&
	    boundary_word_after(b, text, at));
}

static size_t
word_end(struct slice text, size_t at)
{
	while (at < text.len && !strchr(" \t\r\n", text.at[at]))
		at++;
	return at;
}

/* [\p{N}\p{L}*]+[^\s]* */
static bool
next_word(struct judgement *j, size_t from, size_t *start, size_t *end)
{
	struct boundary *b = &j->wish->search->boundary;
	size_t at = from;

	while (at < j->text.len && !begins_word(b, j->text, at)) {
		do
			at++;
		while (at < j->text.len &&
		    ((unsigned char)j->text.at[at] & 0xC0) == 0x80);
	}
	*start = at;
	*end = word_end(j->text, at);
	return *start < *end;
}

/* "foo(1),": the word without the punctuation at its end. */
static struct slice
bare(struct slice word)
{
	while (word.len && strchr(".,:;!?\"')", word.at[word.len - 1]))
		word.len--;
	return word;
}

static bool
is_all_capitals(struct slice word)
{
	bool any = false;

	for (size_t i = 0; i < word.len; i++) {
		if (ascii_is_letter(word.at[i]) && !ascii_is_upper(word.at[i]))
			return false;
		any |= ascii_is_letter(word.at[i]);
	}
	return any;
}

static void
write_title(struct judgement *j, struct slice word, bool edge)
{
	char lower[16] = "";
	struct slice plain = bare(word);
	bool small = false, begins = true;

	for (size_t i = 0; i < plain.len && plain.len < sizeof lower; i++)
		lower[i] = ascii_lower(plain.at[i]);
	small = is_in(slice_of(lower), small_ap,
	    sizeof small_ap / sizeof small_ap[0]) || (j->wish->chicago &&
	    is_in(slice_of(lower), small_chicago,
	    sizeof small_chicago / sizeof small_chicago[0]));
	if (small && !edge) {
		buf_text(&j->expected, lower);
		buf_add(&j->expected, slice_skip(word, plain.len));
		return;
	}
	for (size_t i = 0; i < word.len; i++) {
		buf_char(&j->expected, begins ? ascii_upper(word.at[i]) :
		    word.at[i]);
		begins = word.at[i] == '-' || word.at[i] == '/';
	}
}

/* Sentence case: only its first word begins with a capital. */
static void
write_sentence(struct judgement *j, struct slice word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (j->begins && i == 0)
			c = ascii_upper(c);
		else
			c = ascii_lower(c);
		buf_char(&j->expected, c);
	}
}

static void
write_word(struct judgement *j, struct slice word, bool edge)
{
	switch (j->wish->wanted) {
	case CASE_TITLE:
		write_title(j, word, edge);
		break;
	case CASE_SENTENCE:
		write_sentence(j, word);
		break;
	default:
		for (size_t i = 0; i < word.len; i++)
			buf_char(&j->expected, j->wish->wanted == CASE_UPPER ?
			    ascii_upper(word.at[i]) : ascii_lower(word.at[i]));
	}
}

/* "1." numbers a heading; ":" and other indicators begin anew after them. */
static bool
begins_after(const struct judgement *j, struct slice word)
{
	size_t digits = 0;

	while (digits < word.len && ascii_is_digit(word.at[digits]))
		digits++;
	if (j->words == 1 && digits && digits + 1 == word.len &&
	    word.at[digits] == '.')
		return true;
	for (size_t i = 0; i < j->wish->indicators->count; i++) {
		if (slice_ends(word, j->wish->indicators->items[i]))
			return true;
	}
	return false;
}

/* An exception that begins here: its length, or 0. */
static size_t
excepted(struct judgement *j, size_t at)
{
	struct pattern_match match;

	if (!j->wish->except || pattern_at(j->wish->except,
	    expressions_work(j->wish->search), j->text, at, &match) !=
	    PATTERN_FOUND)
		return 0;
	return match.end - match.start;
}

static void
judge_word(struct judgement *j, size_t start, size_t end, bool last)
{
	struct slice word = { j->text.at + start, end - start };
	size_t before = j->expected.len;
	bool right;

	j->words++;
	write_word(j, word, j->words == 1 || last || j->begins);
	right = slice_equal((struct slice){ j->expected.at + before,
	    j->expected.len - before }, word) || word.at[0] == '*' ||
	    (j->wish->wanted == CASE_TITLE && is_all_capitals(word));
	j->right += right;
	if (j->wish->wanted == CASE_SENTENCE && j->words == 1 && !right)
		j->failed = true;
	j->begins = begins_after(j, word);
}

bool
letter_case_fits(struct slice text, const struct letter_case_wish *wish,
    const char **expected, struct pool *pool)
{
	struct judgement j = { .wish = wish, .text = text, .begins = true };
	size_t start, end, from = 0, unused_start, unused_end;

	for (; next_word(&j, from, &start, &end); from = end) {
		size_t kept = excepted(&j, start);

		buf_add(&j.expected, (struct slice){ text.at + from,
		    start - from });
		if (kept) {
			end = start + kept;
			j.words++;
			j.right++;
			buf_add(&j.expected, (struct slice){ text.at + start,
			    kept });
			kept += word_end(text, end) - end;
			j.begins = begins_after(&j, (struct slice){
			    text.at + start, kept });
			continue;
		}
		judge_word(&j, start, end, !next_word(&j, end, &unused_start,
		    &unused_end));
	}
	buf_add(&j.expected, slice_skip(text, from));
	*expected = buf_settle(&j.expected, pool).at;
	return j.words == 0 || (!j.failed &&
	    (double)j.right >= wish->threshold * (double)j.words);
}
