/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_facts.h"

#include <string.h>

#include "base/utf8.h"
#include "regex_factor.h"

/* Words being listed; one that is full, or may not be told, has failed. */
struct listing {
	struct regex_words words;
	struct pool *pool;
	bool fold;
	bool exact;	/* every condition must be kept, or it fails */
};

static void
add(struct listing *l, struct regex_word word)
{
	l->words.items = pool_grow(l->pool, l->words.items, l->words.count,
	    sizeof *l->words.items);
	l->words.items[l->words.count++] = word;
}

static bool extend(struct listing *l, const struct regex *r);

enum { SET_MOST = 8 };

/* The bits of A-Z among those of 64..127; a-z lie 32 above. */
static const uint64_t upper_case = UINT64_C(0x3FFFFFF) << ('A' - 64);

/* The characters of a small set; where case is ignored, the lower ones. */
static bool
list_set(const struct listing *l, const struct regex_set *set,
    uint32_t *out, size_t *count)
{
	uint64_t halves[] = { set->ascii[0], set->ascii[1] };

	*count = 0;
	if (set->any_other || set->unknown)
		return false;
	if (l->fold)
		halves[1] &= ~(halves[1] >> 32 & upper_case);
	/* (?-i) in a rule that ignores case */
	if ((l->fold && (halves[1] & upper_case)) ||
	    (size_t)__builtin_popcountll(halves[0]) +
	    (size_t)__builtin_popcountll(halves[1]) + set->other_count >
	    SET_MOST)
		return false;
	for (uint32_t half = 0; half < 2; half++) {
		for (; halves[half]; halves[half] &= halves[half] - 1)
			out[(*count)++] = half * 64 +
			    (uint32_t)__builtin_ctzll(halves[half]);
	}
	for (size_t i = 0; i < set->other_count; i++)
		out[(*count)++] = set->others[i];
	return true;
}

/* Adds the word with one more character; false: it is too long. */
static bool
add_longer(struct listing *l, const struct regex_word *word, uint32_t c)
{
	char text[FACTS_BYTES + UTF8_BYTES];
	struct regex_word longer = *word;

	memcpy(text, word->text, word->len);
	longer.len += utf8_write(text + word->len, c);
	if (longer.len > FACTS_BYTES)
		return false;
	longer.text = pool_copy(l->pool, (struct slice){ text, longer.len });
	longer.to_boundary = false;
	add(l, longer);
	return true;
}

static bool
extend_set(struct listing *l, const struct regex_set *set)
{
	struct regex_words old = l->words;
	uint32_t characters[SET_MOST];
	size_t count;

	if (!list_set(l, set, characters, &count))
		return false;
	l->words = (struct regex_words){ 0 };
	for (size_t i = 0; i < old.count; i++) {
		for (size_t c = 0; c < count; c++) {
			if ((l->exact && old.items[i].to_boundary) ||
			    l->words.count == FACTS_WORDS ||
			    !add_longer(l, &old.items[i], characters[c]))
				return false;
		}
	}
	return true;
}

/* False: they are too many. */
static bool
add_all(struct listing *l, const struct regex_words *words)
{
	for (size_t i = 0; i < words->count; i++)
		add(l, words->items[i]);
	return l->words.count <= FACTS_WORDS;
}

/* Each word goes on with each alternative, in the order of trying. */
static bool
extend_choice(struct listing *l, const struct regex *r)
{
	struct regex_words old = l->words;
	struct listing all = *l;

	all.words = (struct regex_words){ 0 };
	for (size_t i = 0; i < old.count; i++) {
		for (size_t c = 0; c < r->count; c++) {
			struct listing one = *l;

			one.words = (struct regex_words){ &old.items[i], 1 };
			if (!extend(&one, r->parts[c]))
				return false;
			if (!add_all(&all, &one.words))
				return false;
		}
	}
	l->words = all.words;
	return true;
}

static bool
extend_repeat(struct listing *l, const struct regex *r)
{
	struct regex_words old = l->words;
	struct listing all = *l;

	if (r->most > 4 || r->most == 0 || (r->most > 1 &&
	    r->parts[0]->kind != REGEX_CHARACTERS))
		return false;
	all.words = (struct regex_words){ 0 };
	for (size_t i = 0; i < old.count; i++) {
		for (uint32_t n = 0; n <= r->most - r->least; n++) {
			uint32_t times = r->lazy ? r->least + n : r->most - n;
			struct listing one = *l;

			one.words = (struct regex_words){ &old.items[i], 1 };
			for (uint32_t t = 0; t < times; t++) {
				if (!extend(&one, r->parts[0]))
					return false;
			}
			if (!add_all(&all, &one.words))
				return false;
		}
	}
	l->words = all.words;
	return true;
}

static bool
extend_boundary(struct listing *l)
{
	struct regex_words old = l->words;

	l->words = (struct regex_words){ 0 };
	for (size_t i = 0; i < old.count; i++) {
		struct regex_word word = old.items[i];

		if (word.len == 0)
			word.from_boundary = true;
		else
			word.to_boundary = true;
		add(l, word);
	}
	return true;
}

static bool
extend(struct listing *l, const struct regex *r)
{
	if (r->atomic && l->exact)
		return false;
	switch (r->kind) {
	case REGEX_CHARACTERS:
		return extend_set(l, &r->set);
	case REGEX_CHOICE:
		return extend_choice(l, r);
	case REGEX_REPEAT:
		return extend_repeat(l, r);
	case REGEX_BOUNDARY:
		return extend_boundary(l);
	case REGEX_SEQUENCE:
		for (size_t i = 0; i < r->count; i++) {
			if (!extend(l, r->parts[i]))
				return false;
		}
		return true;
	case REGEX_OPAQUE:
		return false;
	default:
		return !l->exact;
	}
}

static struct listing
start(struct pool *pool, bool fold, bool exact)
{
	struct listing l = { { 0 }, pool, fold, exact };

	add(&l, (struct regex_word){ .text = "" });
	return l;
}

static size_t
shortest(const struct regex_words *words)
{
	size_t least = FACTS_BYTES;

	for (size_t i = 0; i < words->count; i++) {
		if (words->items[i].len < least)
			least = words->items[i].len;
	}
	return words->count ? least : 0;
}

static bool
find_exact(struct regex_facts *out, const struct regex *sequence, bool fold,
    struct pool *pool)
{
	struct listing l = start(pool, fold, true);

	if (!extend(&l, sequence) || shortest(&l.words) == 0)
		return false;
	out->kind = FACTS_EXACT;
	out->words = l.words;
	return true;
}

/* The words that parts[from], parts[from + 1] ... spell, as far as it goes. */
static struct regex_words
spell(const struct regex *sequence, size_t from, size_t *to, bool fold,
    struct pool *pool)
{
	struct listing l = start(pool, fold, false);

	for (*to = from; *to < sequence->count; (*to)++) {
		struct listing more = l;

		if (!extend(&more, sequence->parts[*to]))
			break;
		l = more;
	}
	return l.words;
}

static unsigned
rarity_of_word(const struct regex_word *word)
{
	unsigned bits = 0;

	for (size_t i = 0; i < word->len; i++)
		bits += regex_factor_rarity((unsigned char)word->text[i]);
	return bits + (word->from_boundary ? 2 : 0);
}

/* The rarest of them may be rare, but the most usual one is what is met. */
static unsigned
rarity_of_words(const struct regex_words *words)
{
	unsigned least = 0;

	for (size_t i = 0; i < words->count; i++) {
		unsigned bits = rarity_of_word(&words->items[i]);

		if (i == 0 || bits < least)
			least = bits;
	}
	for (size_t n = words->count; n > 1 && least > 0; n /= 2)
		least--;
	return least;
}

enum { BITS_ENOUGH = 6 };

static void
find_held(struct regex_facts *out, const struct regex *sequence, bool fold,
    struct pool *pool)
{
	struct regex_factor factor;
	unsigned best = 0, bits_of_factor = regex_factor(&factor, sequence);

	for (size_t from = 0, to; from < sequence->count; from = to + 1) {
		struct regex_words words = spell(sequence, from, &to, fold,
		    pool);
		unsigned bits = shortest(&words) ? rarity_of_words(&words) : 0;

		if (bits <= best)
			continue;
		best = bits;
		out->words = words;
		out->kind = from == 0 ? FACTS_BEGINS : FACTS_HOLDS;
	}
	if (out->kind != FACTS_BEGINS && bits_of_factor > best) {
		out->factor = factor;
		out->kind = FACTS_FACTORED;
		best = bits_of_factor;
	}
	if (best < BITS_ENOUGH)
		out->kind = FACTS_NONE;
}

/* A choice of one, in one group or several, is what it holds. */
static const struct regex *
bare(const struct regex *r)
{
	while (!r->atomic && r->count == 1 && (r->kind == REGEX_CHOICE ||
	    r->kind == REGEX_SEQUENCE))
		r = r->parts[0];
	return r;
}

void
regex_facts(struct regex_facts *out, const struct regex_tree *tree,
    const struct regex *alternative, bool fold, struct pool *pool)
{
	const struct regex *inner = bare(alternative);
	struct regex *only = (struct regex *)(uintptr_t)inner;
	struct regex lone = { .kind = REGEX_SEQUENCE, .parts = &only,
		.count = 1 };

	*out = (struct regex_facts){ .most = regex_length(alternative).most };
	if (tree->extended || tree->backreference)
		return;
	if (inner->kind != REGEX_SEQUENCE)
		inner = &lone;
	if (!find_exact(out, inner, fold, pool))
		find_held(out, inner, fold, pool);
}
