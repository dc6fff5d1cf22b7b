/* SPDX-License-Identifier: Apache-2.0 */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

/* Words of one spelling are a list. */
struct entry {
	struct lexicon_word word;
	uint32_t next;		/* index + 1 of the next one spelled so */
};

/*
 * Two tries in one table of nodes: their roots are nodes 1 and 2.  Where only
 * one spelling goes on, its first word stands instead of a node: LEAF + index.
 */
enum { NOWHERE, WORD_ROOT, ANY_ROOT, ROOTS };

#define LEAF (UINT32_C(1) << 31)

/* Kinds of bytes: 26 letters, digits, white space, others in four heaps. */
enum { KIND_DIGIT = 26, KIND_SPACE, KIND_OTHER, KIND_BEYOND = 31,
	KINDS = 32 };

struct lexicon {
	struct pool *pool;
	struct entry *entries;
	size_t count;
	unsigned char classes[256];	/* of bytes, folded; 0: in no word */
	size_t class_count;
	uint32_t *next;		/* [node * class_count + class] */
	uint32_t *first;	/* [node]: index + 1 of the first word spelled so */
	size_t node_count;
	size_t node_room;
	/* by the kinds of three bytes: tries with a word so begun */
	unsigned char begins[KINDS * KINDS * KINDS];
	unsigned char kinds[256];
};

enum { BEGINS_WORD = 1, BEGINS_ANY = 2, FIRST_NODES = 64 };

struct lexicon *
lexicon_new(struct pool *pool)
{
	struct lexicon *lexicon = pool_alloc(pool, sizeof *lexicon);

	lexicon->pool = pool;
	return lexicon;
}

void
lexicon_free(struct lexicon *l)
{
	free(l->next);
	free(l->first);
}

void
lexicon_add(struct lexicon *l, const struct lexicon_word *word)
{
	l->entries = pool_grow(l->pool, l->entries, l->count,
	    sizeof *l->entries);
	l->entries[l->count++] = (struct entry){ *word, 0 };
}

static unsigned char
lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static void
number_classes(struct lexicon *l)
{
	bool used[256] = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		const struct regex_word *word = &l->entries[i].word.word;

		for (size_t b = 0; b < word->len; b++)
			used[lower(word->text[b])] = true;
	}
	l->class_count = 1;
	for (size_t c = 0; c < 256; c++) {
		if (used[c] && l->class_count < 255)
			l->classes[c] = (unsigned char)l->class_count++;
	}
	for (size_t c = 'A'; c <= 'Z'; c++)
		l->classes[c] = l->classes[c + 32];
}

static bool
begins_a_word(const struct regex_word *word)
{
	return word->from_boundary &&
	    boundary_is_word((unsigned char)word->text[0]);
}

static uint32_t
add_node(struct lexicon *l)
{
	if (l->node_count == l->node_room) {
		size_t row = l->class_count * sizeof *l->next;
		size_t more = l->node_room ? l->node_room : FIRST_NODES;

		l->next = mem_resize(l->next, (l->node_room + more) * row);
		memset((char *)l->next + l->node_room * row, 0, more * row);
		l->first = mem_resize(l->first, (l->node_room + more) *
		    sizeof *l->first);
		memset(l->first + l->node_room, 0, more * sizeof *l->first);
		l->node_room += more;
	}
	return (uint32_t)l->node_count++;
}

/* The slot that a word goes on by after its first byte at b. */
static size_t
slot_of(const struct lexicon *l, uint32_t node, const struct regex_word *word,
    size_t b)
{
	return node * l->class_count +
	    l->classes[(unsigned char)word->text[b]];
}

/* Whether text goes on as the word does, case aside, from a byte on. */
static bool
is_spelled(const struct lexicon *l, const struct regex_word *word,
    const char *text, size_t from)
{
	for (size_t b = from; b < word->len; b++) {
		if (l->classes[(unsigned char)word->text[b]] !=
		    l->classes[(unsigned char)text[b]])
			return false;
	}
	return true;
}

static void
file_word(uint32_t *first, struct entry *entries, uint32_t index)
{
	entries[index].next = *first;
	*first = index + 1;
}

/* Makes a node of a leaf whose spelling is not the only one any more. */
static uint32_t
split_leaf(struct lexicon *l, size_t slot, size_t b)
{
	uint32_t leaf = l->next[slot], node = add_node(l);
	const struct regex_word *word = &l->entries[leaf & ~LEAF].word.word;

	l->next[slot] = node;
	if (b == word->len)
		l->first[node] = (leaf & ~LEAF) + 1;
	else
		l->next[slot_of(l, node, word, b)] = leaf;
	return node;
}

static void
insert(struct lexicon *l, uint32_t index)
{
	const struct regex_word *word = &l->entries[index].word.word;
	uint32_t node = begins_a_word(word) ? WORD_ROOT : ANY_ROOT;

	for (size_t b = 0; b < word->len; b++) {
		size_t slot = slot_of(l, node, word, b);
		uint32_t next = l->next[slot];

		if (next == NOWHERE) {
			l->next[slot] = LEAF | index;
			return;
		}
		if (next & LEAF) {
			const struct regex_word *other =
			    &l->entries[next & ~LEAF].word.word;

			if (other->len == word->len &&
			    is_spelled(l, other, word->text, b)) {
				l->entries[index].next = (next & ~LEAF) + 1;
				l->next[slot] = LEAF | index;
				return;
			}
			next = split_leaf(l, slot, b + 1);
		}
		node = next;
	}
	file_word(&l->first[node], l->entries, index);
}

static unsigned char
kind_of(unsigned char c)
{
	if (c >= 0x80)
		return KIND_BEYOND;
	c = lower((char)c);
	if (c >= 'a' && c <= 'z')
		return (unsigned char)(c - 'a');
	if (c >= '0' && c <= '9')
		return KIND_DIGIT;
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return KIND_SPACE;
	return (unsigned char)(KIND_OTHER + c % 3);
}

/* Whether a word may have bytes of this kind there, or go before them. */
static bool
may_have(const struct lexicon *l, const struct lexicon_word *w, size_t at,
    unsigned char kind)
{
	if (at < w->word.len)
		return kind == l->kinds[(unsigned char)w->word.text[at]];
	return at > w->word.len || !w->whole || !w->word.to_boundary ||
	    !boundary_is_word((unsigned char)w->word.text[at - 1]) ||
	    kind > KIND_DIGIT;
}

/* Most places are passed over by their first three bytes. */
static void
note_beginning(struct lexicon *l, const struct lexicon_word *w)
{
	unsigned char bit = begins_a_word(&w->word) ? BEGINS_WORD : BEGINS_ANY;
	unsigned char first = l->kinds[(unsigned char)w->word.text[0]];

	if (w->word.len >= 3) {
		l->begins[(first * KINDS +
		    l->kinds[(unsigned char)w->word.text[1]]) * KINDS +
		    l->kinds[(unsigned char)w->word.text[2]]] |= bit;
		return;
	}
	for (unsigned char b = 0; b < KINDS; b++) {
		if (!may_have(l, w, 1, b))
			continue;
		for (unsigned char c = 0; c < KINDS; c++) {
			if (may_have(l, w, 2, c))
				l->begins[(first * KINDS + b) * KINDS + c] |=
				    bit;
		}
	}
}

void
lexicon_build(struct lexicon *l)
{
	number_classes(l);
	for (size_t i = 0; i < ROOTS; i++)
		add_node(l);
	for (size_t c = 0; c < 256; c++)
		l->kinds[c] = kind_of((unsigned char)c);
	for (size_t i = 0; i < l->count; i++) {
		insert(l, (uint32_t)i);
		note_beginning(l, &l->entries[i].word);
	}
}

static void
add_hit(struct lexicon_hits *out, struct lexicon_hit hit)
{
	if (out->count == out->room) {
		out->room = out->room ? out->room * 2 : 64;
		out->items = mem_resize(out->items, out->room *
		    sizeof *out->items);
	}
	out->items[out->count++] = hit;
}

/* One search: where it is in which text. */
struct scan {
	const struct lexicon *lexicon;
	struct boundary *b;
	struct slice text;
	struct lexicon_hits *out;
};

static bool
is_there(const struct scan *s, const struct lexicon_word *w, size_t at)
{
	size_t end = at + w->word.len;

	if (!w->fold && memcmp(s->text.at + at, w->word.text, w->word.len) != 0)
		return false;
	if (w->word.from_boundary && !boundary_at(s->b, s->text, at))
		return false;
	return !w->whole || !w->word.to_boundary ||
	    boundary_at(s->b, s->text, end);
}

/* Tells of all words of a spelling that stands at a place. */
static void
add_hits(const struct scan *s, uint32_t first, size_t at)
{
	for (uint32_t e = first; e; e = s->lexicon->entries[e - 1].next) {
		const struct lexicon_word *w = &s->lexicon->entries[e - 1].word;

		if (is_there(s, w, at))
			add_hit(s->out, (struct lexicon_hit){ at,
			    at + w->word.len, w->entry, w->order });
	}
}

static void
walk(const struct scan *s, uint32_t node, size_t at)
{
	const struct lexicon *l = s->lexicon;

	for (size_t i = at; i < s->text.len; i++) {
		unsigned char class =
		    l->classes[(unsigned char)s->text.at[i]];

		node = l->next[node * l->class_count + class];
		if (node == NOWHERE)
			return;
		if (node & LEAF) {
			uint32_t entry = node & ~LEAF;
			const struct regex_word *word =
			    &l->entries[entry].word.word;

			if (word->len <= s->text.len - at && is_spelled(l, word,
			    s->text.at + at, i + 1 - at))
				add_hits(s, entry + 1, at);
			return;
		}
		add_hits(s, l->first[node], at);
	}
}

static bool
word_begins(const struct scan *s, size_t at)
{
	unsigned char before;

	if (at == 0)
		return true;
	before = (unsigned char)s->text.at[at - 1];
	return before < 0x80 ? !boundary_is_word(before) :
	    !boundary_word_before(s->b, s->text, at);
}

void
lexicon_scan(const struct lexicon *l, struct boundary *b, struct slice text,
    struct lexicon_hits *out)
{
	struct scan s = { l, b, text, out };
	const unsigned char *bytes = (const unsigned char *)text.at;
	size_t three = 0;

	if (l->count == 0)
		return;
	/* The text's end is like a space. */
	for (size_t i = 0; i < 2; i++)
		three = three * KINDS + (i < text.len ? l->kinds[bytes[i]] :
		    KIND_SPACE);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char begins;

		three = (three * KINDS + (i + 2 < text.len ?
		    l->kinds[bytes[i + 2]] : KIND_SPACE)) % sizeof l->begins;
		begins = l->begins[three];
		if ((begins & BEGINS_WORD) && word_begins(&s, i))
			walk(&s, WORD_ROOT, i);
		if (begins & BEGINS_ANY)
			walk(&s, ANY_ROOT, i);
	}
}

void
lexicon_hits_release(struct lexicon_hits *hits)
{
	free(hits->items);
	*hits = (struct lexicon_hits){ 0 };
}
