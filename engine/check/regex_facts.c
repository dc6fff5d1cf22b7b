/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_facts.h"

#include <string.h>

#include "base/buf.h"

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

static void
append_character(struct buf *out, uint32_t c)
{
	if (c < 0x80) {
		buf_char(out, (char)c);
	} else if (c < 0x800) {
		buf_char(out, (char)(0xC0 | c >> 6));
		buf_char(out, (char)(0x80 | (c & 63)));
	} else if (c < 0x10000) {
		buf_char(out, (char)(0xE0 | c >> 12));
		buf_char(out, (char)(0x80 | (c >> 6 & 63)));
		buf_char(out, (char)(0x80 | (c & 63)));
	} else {
		buf_char(out, (char)(0xF0 | c >> 18));
		buf_char(out, (char)(0x80 | (c >> 12 & 63)));
		buf_char(out, (char)(0x80 | (c >> 6 & 63)));
		buf_char(out, (char)(0x80 | (c & 63)));
	}
}

enum { SET_MOST = 8 };

/* The characters of a small set; where case is ignored, the lower ones. */
static bool
list_set(const struct listing *l, const struct regex_set *set,
    uint32_t *out, size_t *count)
{
	*count = 0;
	if (set->any_other || set->unknown)
		return false;
	for (unsigned char c = 0; c < 128; c++) {
		bool upper = c >= 'A' && c <= 'Z';

		if (!regex_set_has(set, c))
			continue;
		if (l->fold && upper && regex_set_has(set,
		    (unsigned char)(c + 32)))
			continue;
		/* (?-i) in a rule that ignores case */
		if (*count == SET_MOST || (l->fold && upper))
			return false;
		out[(*count)++] = c;
	}
	if (*count + set->other_count > SET_MOST)
		return false;
	for (size_t i = 0; i < set->other_count; i++)
		out[(*count)++] = set->others[i];
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
			struct regex_word word = old.items[i];
			struct buf text = { 0 };

			if (l->exact && word.to_boundary)
				return false;
			buf_add(&text, (struct slice){ word.text, word.len });
			append_character(&text, characters[c]);
			word.len = text.len;
			word.text = buf_settle(&text, l->pool).at;
			word.to_boundary = false;
			if (word.len > FACTS_BYTES ||
			    l->words.count == FACTS_WORDS)
				return false;
			add(l, word);
		}
	}
	return true;
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
			for (size_t w = 0; w < one.words.count; w++)
				add(&all, one.words.items[w]);
			if (all.words.count > FACTS_WORDS)
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
			for (size_t w = 0; w < one.words.count; w++)
				add(&all, one.words.items[w]);
			if (all.words.count > FACTS_WORDS)
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

/* How rare a byte is in prose, in bits. */
static unsigned
rarity(unsigned char c)
{
	if (c == ' ' || c == 'e')
		return 3;
	if (strchr("tainosrhl", c))
		return 4;
	if (c >= 'a' && c <= 'z')
		return 6;
	return 8;
}

static unsigned
rarity_of_word(const struct regex_word *word)
{
	unsigned bits = 0;

	for (size_t i = 0; i < word->len; i++)
		bits += rarity((unsigned char)word->text[i]);
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

struct factor_search {
	struct regex_factor best;
	unsigned best_bits;
	struct regex_factor now;
	unsigned bits[FACTS_FACTOR];
};

static unsigned
rarity_of_set(const uint64_t *bytes)
{
	unsigned share = 0;	/* of 256 */

	for (unsigned c = 0; c < 128; c++) {
		if (bytes[c >> 6] >> (c & 63) & 1)
			share += 256U >> rarity((unsigned char)c);
	}
	for (unsigned bits = 0; bits < 8; bits++) {
		if (share >> (8 - bits) || share >= (256U >> bits) * 3 / 4)
			return bits;
	}
	return 8;
}

static void
keep_best(struct factor_search *s)
{
	unsigned bits = 0;

	for (size_t i = 0; i < s->now.len; i++)
		bits += s->bits[i];
	if (bits > s->best_bits) {
		s->best = s->now;
		s->best_bits = bits;
	}
}

static void
end_run(struct factor_search *s)
{
	s->now.len = 0;
}

/* A set that reaches beyond ASCII stands for a byte only at a run's end. */
static void
add_to_run(struct factor_search *s, const struct regex_set *set)
{
	bool wide = set->any_other || set->other_count;
	uint64_t *bytes;

	if (s->now.len == FACTS_FACTOR) {
		memmove(s->now.bytes[0], s->now.bytes[1],
		    sizeof s->now.bytes[0] * (FACTS_FACTOR - 1));
		memmove(s->bits, s->bits + 1, sizeof s->bits - sizeof *s->bits);
		s->now.len--;
	}
	bytes = s->now.bytes[s->now.len];
	bytes[0] = set->ascii[0];
	bytes[1] = set->ascii[1];
	bytes[2] = bytes[3] = wide ? UINT64_MAX : 0;
	s->bits[s->now.len] = rarity_of_set(bytes);
	s->now.len++;
	keep_best(s);
	if (wide && s->now.len > 1) {
		/* It may begin the next run: its last byte is before it. */
		memmove(s->now.bytes[0], bytes, sizeof s->now.bytes[0]);
		s->bits[0] = s->bits[s->now.len - 1];
		s->now.len = 1;
	}
}

static void
walk_factor(struct factor_search *s, const struct regex *r)
{
	switch (r->kind) {
	case REGEX_CHARACTERS:
		add_to_run(s, &r->set);
		break;
	case REGEX_SEQUENCE:
		for (size_t i = 0; i < r->count; i++)
			walk_factor(s, r->parts[i]);
		break;
	case REGEX_CHOICE:
		if (r->count == 1)
			walk_factor(s, r->parts[0]);
		else
			end_run(s);
		break;
	case REGEX_REPEAT:
		for (uint32_t i = 0; i < r->least && i < FACTS_FACTOR; i++)
			walk_factor(s, r->parts[0]);
		if (r->least != r->most)
			end_run(s);
		if (r->least && r->least != r->most &&
		    r->parts[0]->kind == REGEX_CHARACTERS)
			walk_factor(s, r->parts[0]);
		break;
	case REGEX_AHEAD:
		/* What must follow counts, but nothing after it goes on. */
		if (!r->negative)
			walk_factor(s, r->parts[0]);
		end_run(s);
		break;
	case REGEX_OPAQUE:
		end_run(s);
		break;
	default:
		break;
	}
}

enum { BITS_ENOUGH = 6 };

static void
find_held(struct regex_facts *out, const struct regex *sequence, bool fold,
    struct pool *pool)
{
	struct factor_search s = { 0 };
	unsigned best = 0;

	walk_factor(&s, sequence);
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
	if (out->kind != FACTS_BEGINS && s.best_bits > best) {
		out->factor = s.best;
		out->kind = FACTS_FACTORED;
		best = s.best_bits;
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
