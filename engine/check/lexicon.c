/* SPDX-License-Identifier: Apache-2.0 */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* Words of one spelling are a list, and so are those of a heap that wait. */
struct entry {
	const char *text;
	uint32_t entry;
	uint32_t order;
	uint32_t next;		/* index + 1 of the list's next one */
	unsigned char len;
	bool from_boundary : 1;
	bool to_boundary : 1;
	bool fold : 1;
	bool whole : 1;
};

_Static_assert(FACTS_BYTES < 256, "the length of a word is a byte");

/*
 * Two tries in one table of nodes: their roots are nodes 1 and 2.  Where only
 * one spelling goes on, its first word stands instead of a node: LEAF + index.
 * The first two bytes of a word are looked up in rows, the rest in lists, so
 * that all of it stays in the processor's nearest cache.  Words of three bytes
 * and more wait in heaps until a text has what they begin with: most texts are
 * short, and have little of all that rules look for.
 */
enum { NOWHERE, WORD_ROOT, ANY_ROOT, ROOTS, ROW_DEPTH = 2, FIRST_ROOM = 2048 };

#define LEAF (UINT32_C(1) << 31)

struct trie_node {
	uint32_t first_word;	/* index + 1 of the first word spelled so */
	uint32_t first_edge;	/* index + 1 */
	uint32_t row;		/* index + 1; 0: it has edges */
};

struct edge {
	uint32_t to;		/* a node, or a leaf */
	uint32_t next;		/* index + 1 of the node's next one */
	unsigned char class;
};

/* Kinds of bytes: 26 letters, digits, white space, others in four heaps. */
enum { KIND_DIGIT = 26, KIND_SPACE, KIND_OTHER, KIND_BEYOND = 31,
	KINDS = 32 };

enum { THREES = KINDS * KINDS * KINDS, HEAPS_BITS = 10 };

struct lexicon {
	struct pool *pool;
	struct entry *entries;	/* not in the pool: there are thousands */
	size_t count;
	size_t room;
	unsigned char classes[256];	/* of bytes, folded; 0: in no word */
	size_t class_count;
	struct trie_node *nodes;
	size_t node_count;
	struct edge *edges;
	size_t edge_count;
	uint32_t **rows;	/* each by class: a node, or a leaf */
	size_t row_count;
	/* by the kinds of three bytes, two bits: tries with a word so begun */
	unsigned char begins[THREES / 4];
	unsigned char kinds[256];
	uint32_t heaps[1 << HEAPS_BITS];	/* index + 1 of the first word */
};

enum { BEGINS_WORD = 1, BEGINS_ANY = 2 };

struct lexicon *
lexicon_new(struct pool *pool)
{
	struct lexicon *lexicon = pool_alloc(pool, sizeof *lexicon);

	lexicon->pool = pool;
	return lexicon;
}

void
lexicon_add(struct lexicon *l, const struct lexicon_word *w)
{
	if (l->count == l->room) {
		/* What is not used of it takes no memory. */
		l->room = l->room ? 2 * l->room : FIRST_ROOM;
		l->entries = mem_resize(l->entries, l->room *
		    sizeof *l->entries);
	}
	l->entries[l->count++] = (struct entry){ w->word.text, w->entry,
		w->order, 0, (unsigned char)w->word.len, w->word.from_boundary,
		w->word.to_boundary, w->fold, w->whole };
}

void
lexicon_free(struct lexicon *lexicon)
{
	free(lexicon->entries);
}

static void
number_classes(struct lexicon *l)
{
	bool used[256] = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		const struct entry *word = &l->entries[i];

		for (size_t b = 0; b < word->len; b++)
			used[(unsigned char)word->text[b]] = true;
	}
	for (size_t c = 'A'; c <= 'Z'; c++)
		used[c + 32] |= used[c];
	l->class_count = 1;
	for (size_t c = 0; c < 256; c++) {
		if (used[c] && !ascii_is_upper((char)c) && l->class_count < 255)
			l->classes[c] = (unsigned char)l->class_count++;
	}
	for (size_t c = 'A'; c <= 'Z'; c++)
		l->classes[c] = l->classes[c + 32];
}

static bool
begins_a_word(const struct entry *word)
{
	return word->from_boundary &&
	    boundary_is_word((unsigned char)word->text[0]);
}

static uint32_t
add_node(struct lexicon *l, size_t depth)
{
	struct trie_node node = { 0 };

	if (depth < ROW_DEPTH) {
		l->rows = pool_grow(l->pool, l->rows, l->row_count,
		    sizeof *l->rows);
		l->rows[l->row_count++] = pool_alloc(l->pool, l->class_count *
		    sizeof **l->rows);
		node.row = (uint32_t)l->row_count;
	}
	l->nodes = pool_grow(l->pool, l->nodes, l->node_count,
	    sizeof *l->nodes);
	l->nodes[l->node_count] = node;
	return (uint32_t)l->node_count++;
}

/* Where a byte leads to; NULL: nowhere, and nothing was made room for. */
static uint32_t *
find_way(const struct lexicon *l, uint32_t from, unsigned char class)
{
	const struct trie_node *node = &l->nodes[from];

	if (node->row)
		return &l->rows[node->row - 1][class];
	for (uint32_t e = node->first_edge; e; e = l->edges[e - 1].next) {
		if (l->edges[e - 1].class == class)
			return &l->edges[e - 1].to;
	}
	return NULL;
}

static void
add_way(struct lexicon *l, uint32_t from, unsigned char class, uint32_t to)
{
	struct trie_node *node = &l->nodes[from];

	if (node->row) {
		l->rows[node->row - 1][class] = to;
		return;
	}
	l->edges = pool_grow(l->pool, l->edges, l->edge_count,
	    sizeof *l->edges);
	l->edges[l->edge_count++] = (struct edge){ to, node->first_edge,
		class };
	node->first_edge = (uint32_t)l->edge_count;
}

/* Whether text goes on as the word does, case aside, from a byte on. */
static bool
is_spelled(const struct lexicon *l, const struct entry *word,
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

/*
 * A node instead of a leaf, whose spelling is not the only one any more and
 * goes on at byte b.
 */
static uint32_t
split_leaf(struct lexicon *l, uint32_t leaf, size_t b)
{
	uint32_t node = add_node(l, b);
	const struct entry *word = &l->entries[leaf & ~LEAF];

	if (b == word->len)
		l->nodes[node].first_word = (leaf & ~LEAF) + 1;
	else
		add_way(l, node, l->classes[(unsigned char)word->text[b]],
		    leaf);
	return node;
}

/* Whether the word is spelled as the leaf's: then it leads that list. */
static bool
joins_leaf(struct lexicon *l, uint32_t leaf, uint32_t index, size_t from)
{
	const struct entry *word = &l->entries[index];
	const struct entry *other = &l->entries[leaf & ~LEAF];

	if (other->len != word->len || !is_spelled(l, other, word->text, from))
		return false;
	l->entries[index].next = (leaf & ~LEAF) + 1;
	return true;
}

static void
insert(struct lexicon *l, uint32_t index)
{
	const struct entry *word = &l->entries[index];
	uint32_t node = begins_a_word(word) ? WORD_ROOT : ANY_ROOT;

	for (size_t b = 0; b < word->len; b++) {
		unsigned char class = l->classes[(unsigned char)word->text[b]];
		uint32_t *way = find_way(l, node, class);

		if (!way || *way == NOWHERE) {
			add_way(l, node, class, LEAF | index);
			return;
		}
		if (*way & LEAF) {
			uint32_t leaf = *way, made;

			if (joins_leaf(l, leaf, index, b)) {
				*way = LEAF | index;
				return;
			}
			made = split_leaf(l, leaf, b + 1);
			*find_way(l, node, class) = made;
			way = find_way(l, node, class);
		}
		node = *way;
	}
	file_word(&l->nodes[node].first_word, l->entries, index);
}

static unsigned char
kind_of(unsigned char c)
{
	if (c >= 0x80)
		return KIND_BEYOND;
	if (ascii_is_letter((char)c))
		return (unsigned char)(ascii_lower((char)c) - 'a');
	if (ascii_is_digit((char)c))
		return KIND_DIGIT;
	if (ascii_is_space((char)c))
		return KIND_SPACE;
	return (unsigned char)(KIND_OTHER + c % 3);
}

/* Whether a word may have bytes of this kind there, or go before them. */
static bool
may_have(const struct lexicon *l, const struct entry *w, size_t at,
    unsigned char kind)
{
	if (at < w->len)
		return kind == l->kinds[(unsigned char)w->text[at]];
	return at > w->len || !w->whole || !w->to_boundary ||
	    !boundary_is_word((unsigned char)w->text[at - 1]) ||
	    kind > KIND_DIGIT;
}

static uint32_t
three_of(const struct lexicon *l, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	return ((uint32_t)l->kinds[at[0]] * KINDS + l->kinds[at[1]]) * KINDS +
	    l->kinds[at[2]];
}

static void
note_three(struct lexicon *l, uint32_t three, unsigned bit)
{
	l->begins[three / 4] |= (unsigned char)(bit << three % 4 * 2);
}

/* Most places are passed over by their first three bytes. */
static void
note_beginning(struct lexicon *l, const struct entry *w)
{
	unsigned bit = begins_a_word(w) ? BEGINS_WORD : BEGINS_ANY;
	uint32_t first = l->kinds[(unsigned char)w->text[0]];

	if (w->len >= 3) {
		note_three(l, three_of(l, w->text), bit);
		return;
	}
	for (unsigned char b = 0; b < KINDS; b++) {
		if (!may_have(l, w, 1, b))
			continue;
		for (unsigned char c = 0; c < KINDS; c++) {
			if (may_have(l, w, 2, c))
				note_three(l, (first * KINDS + b) * KINDS + c,
				    bit);
		}
	}
}

static uint32_t *
heap_of(struct lexicon *l, uint32_t three)
{
	return &l->heaps[three * UINT32_C(0x9E3779B1) >> (32 - HEAPS_BITS)];
}

static void
add(struct lexicon *l, uint32_t index)
{
	struct entry *entry = &l->entries[index];
	uint32_t *heap;

	note_beginning(l, entry);
	if (entry->len < 3) {
		insert(l, index);
		return;
	}
	heap = heap_of(l, three_of(l, entry->text));
	entry->next = *heap;
	*heap = index + 1;
}

static void
insert_heap(struct lexicon *l, uint32_t three)
{
	uint32_t *heap = heap_of(l, three);

	while (*heap) {
		uint32_t index = *heap - 1;

		*heap = l->entries[index].next;
		l->entries[index].next = 0;
		insert(l, index);
	}
}

void
lexicon_build(struct lexicon *l)
{
	number_classes(l);
	for (size_t i = 0; i < ROOTS; i++)
		add_node(l, 0);
	for (size_t c = 0; c < 256; c++)
		l->kinds[c] = kind_of((unsigned char)c);
	for (size_t i = 0; i < l->count; i++)
		add(l, (uint32_t)i);
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
is_there(const struct scan *s, const struct entry *w, size_t at)
{
	size_t end = at + w->len;

	if (!w->fold && memcmp(s->text.at + at, w->text, w->len) != 0)
		return false;
	if (w->from_boundary && !boundary_at(s->b, s->text, at))
		return false;
	return !w->whole || !w->to_boundary ||
	    boundary_at(s->b, s->text, end);
}

/* Tells of all words of a spelling that stands at a place. */
static void
add_hits(const struct scan *s, uint32_t first, size_t at)
{
	for (uint32_t e = first; e; e = s->lexicon->entries[e - 1].next) {
		const struct entry *w = &s->lexicon->entries[e - 1];

		if (is_there(s, w, at))
			add_hit(s->out, (struct lexicon_hit){ at,
			    at + w->len, w->entry, w->order });
	}
}

static void
walk(const struct scan *s, uint32_t node, size_t at)
{
	const struct lexicon *l = s->lexicon;

	for (size_t i = at; i < s->text.len; i++) {
		const uint32_t *way = find_way(l, node,
		    l->classes[(unsigned char)s->text.at[i]]);

		if (!way || *way == NOWHERE)
			return;
		node = *way;
		if (node & LEAF) {
			uint32_t entry = node & ~LEAF;
			const struct entry *word = &l->entries[entry];

			if (word->len <= s->text.len - at && is_spelled(l, word,
			    s->text.at + at, i + 1 - at))
				add_hits(s, entry + 1, at);
			return;
		}
		add_hits(s, l->nodes[node].first_word, at);
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
lexicon_scan(struct lexicon *l, struct boundary *b, struct slice text,
    struct lexicon_hits *out)
{
	struct scan s = { l, b, text, out };
	const unsigned char *bytes = (const unsigned char *)text.at;
	uint32_t three = 0;

	if (l->count == 0)
		return;
	/* The text's end is like a space. */
	for (size_t i = 0; i < 2; i++)
		three = three * KINDS + (i < text.len ? l->kinds[bytes[i]] :
		    KIND_SPACE);
	for (size_t i = 0; i < text.len; i++) {
		unsigned begins;

		three = (three * KINDS + (i + 2 < text.len ?
		    l->kinds[bytes[i + 2]] : KIND_SPACE)) % THREES;
		begins = l->begins[three / 4] >> three % 4 * 2 & 3;
		if ((begins & BEGINS_WORD) && !word_begins(&s, i))
			begins &= BEGINS_ANY;
		if (begins)
			insert_heap(l, three);
		if (begins & BEGINS_WORD)
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
