/* SPDX-License-Identifier: Apache-2.0 */
#include "boundary.h"

#include "base/ascii.h"
#include "base/utf8.h"

bool
boundary_is_word(unsigned char c)
{
	return ascii_is_alnum((char)c) || c == '_';
}

/* PCRE2 is asked: no other table may say something else. */
static bool
ask(struct boundary *b, struct slice character)
{
	struct pattern_work work = pattern_work(character.len);
	struct pattern_match match;
	struct error err;

	if (!b->word && pattern_new(&b->word, &(struct pattern_text){
	    .text = slice_of("\\w") }, &b->pool, &err))
		return false;
	return pattern_at(b->word, &work, character, 0, &match) ==
	    PATTERN_FOUND;
}

/* The character that text begins with. */
static bool
is_word_at(struct boundary *b, struct slice text)
{
	struct slice rest = text;
	uint32_t character;
	size_t slot;

	if (!utf8_next(&rest, &character))
		return false;
	if (character < 0x80)
		return boundary_is_word((unsigned char)character);
	slot = character % BOUNDARY_KNOWN;
	if (b->known[slot].character != character) {
		b->known[slot].character = character;
		b->known[slot].is_word = ask(b, (struct slice){ text.at,
		    text.len - rest.len });
	}
	return b->known[slot].is_word;
}

bool
boundary_word_after(struct boundary *b, struct slice text, size_t at)
{
	return at < text.len && is_word_at(b, slice_skip(text, at));
}

bool
boundary_word_before(struct boundary *b, struct slice text, size_t at)
{
	if (at == 0)
		return false;
	do
		at--;
	while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80);
	return is_word_at(b, slice_skip(text, at));
}

bool
boundary_at(struct boundary *b, struct slice text, size_t at)
{
	return boundary_word_before(b, text, at) !=
	    boundary_word_after(b, text, at);
}

void
boundary_release(struct boundary *b)
{
	pattern_free(b->word);
	pool_release(&b->pool);
	*b = (struct boundary){ 0 };
}
