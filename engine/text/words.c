/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* The words of a text. */
struct list {
	struct slice *items;
	size_t count;
};

static bool
next_word(struct slice *rest, struct slice *word)
{
	while (rest->len && ascii_is_space(rest->at[0]))
		*rest = slice_skip(*rest, 1);
	*word = (struct slice){ rest->at, 0 };
	while (rest->len && !ascii_is_space(rest->at[0])) {
		*rest = slice_skip(*rest, 1);
		word->len++;
	}
	return word->len > 0;
}

size_t
words_count(struct slice text)
{
	struct slice word;
	size_t count = 0;

	while (next_word(&text, &word))
		count++;
	return count;
}

static struct list
split(struct slice text)
{
	struct list list = { 0 };
	struct slice word;

	list.items = mem_alloc((words_count(text) + 1) * sizeof *list.items);
	while (next_word(&text, &word))
		list.items[list.count++] = word;
	return list;
}

/* Leaves out what both begin and end with. */
static void
trim(struct list *a, struct list *b)
{
	while (a->count && b->count &&
	    slice_equal(a->items[a->count - 1], b->items[b->count - 1])) {
		a->count--;
		b->count--;
	}
	while (a->count && b->count && slice_equal(*a->items, *b->items)) {
		a->items++;
		a->count--;
		b->items++;
		b->count--;
	}
}

/* A different word of the first text, and where it stands there. */
struct entry {
	struct slice word;
	size_t count;
	size_t last;	/* its last position; earlier ones by previous[] */
	uint64_t *mask;	/* its positions as bits, if it is frequent */
	struct entry *chain;
};

/*
 * The first text, ready for matching.  A frequent word has a mask; there are
 * so few of them that the memory stays linear.
 */
struct index {
	struct entry *entries;
	size_t entry_count;
	struct entry **buckets;
	size_t bucket_mask;
	size_t *previous;	/* the word's position before this, + 1, or 0 */
	size_t limbs;		/* 64-bit pieces of a mask */
};

static size_t
hash(struct slice word)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < word.len; i++)
		h = (h ^ (unsigned char)word.at[i]) * 0x100000001b3u;
	return (size_t)(h ^ h >> 29);
}

static struct entry *
find(const struct index *index, struct slice word)
{
	struct entry *e = index->buckets[hash(word) & index->bucket_mask];

	while (e && !slice_equal(e->word, word))
		e = e->chain;
	return e;
}

static struct entry *
find_or_add(struct index *index, struct slice word)
{
	struct entry *e = find(index, word);
	struct entry **bucket;

	if (e)
		return e;
	bucket = &index->buckets[hash(word) & index->bucket_mask];
	e = &index->entries[index->entry_count++];
	e->word = word;
	e->chain = *bucket;
	*bucket = e;
	return e;
}

/* Sets or clears the bits of a word's positions. */
static void
mark(const struct index *index, const struct entry *e, uint64_t *bits)
{
	for (size_t p = e->last; p; p = index->previous[p - 1])
		bits[(p - 1) / 64] ^= (uint64_t)1 << (p - 1) % 64;
}

static void
build(struct index *index, const struct list *list)
{
	size_t buckets = 64;

	while (buckets < list->count)
		buckets *= 2;
	index->bucket_mask = buckets - 1;
	index->buckets = mem_alloc(buckets * sizeof(struct entry *));
	index->entries = mem_alloc(list->count * sizeof *index->entries);
	index->previous = mem_alloc(list->count * sizeof *index->previous);
	index->limbs = (list->count + 63) / 64;
	for (size_t i = 0; i < list->count; i++) {
		struct entry *e = find_or_add(index, list->items[i]);

		index->previous[i] = e->last;
		e->last = i + 1;
		e->count++;
	}
	for (size_t i = 0; i < index->entry_count; i++) {
		struct entry *e = &index->entries[i];

		if (e->count <= index->limbs)
			continue;
		e->mask = mem_alloc(index->limbs * sizeof *e->mask);
		mark(index, e, e->mask);
	}
}

static void
release(struct index *index)
{
	for (size_t i = 0; i < index->entry_count; i++)
		free(index->entries[i].mask);
	free(index->entries);
	free(index->buckets);
	free(index->previous);
}

/*
 * One row of the table: a zero bit says that the longest common subsequence
 * grows at that position.  v = (v + (v & m)) | (v & ~m), over many words.
 */
static void
step(uint64_t *v, const uint64_t *match, size_t limbs)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < limbs; i++) {
		uint64_t u = v[i] & match[i];
		uint64_t sum = v[i] + u;
		uint64_t over = sum < u;

		sum += carry;
		carry = over | (sum < carry);
		v[i] = sum | (v[i] & ~match[i]);
	}
}

static size_t
zeros(const uint64_t *v, size_t bits)
{
	size_t count = 0;

	for (size_t i = 0; i < bits; i++)
		count += !(v[i / 64] >> i % 64 & 1);
	return count;
}

static size_t
common(const struct list *a, const struct list *b)
{
	struct index index = { 0 };
	uint64_t *v, *scratch;
	size_t count;

	build(&index, a);
	v = mem_alloc(index.limbs * sizeof *v);
	scratch = mem_alloc(index.limbs * sizeof *scratch);
	memset(v, 0xFF, index.limbs * sizeof *v);
	for (size_t i = 0; i < b->count; i++) {
		const struct entry *e = find(&index, b->items[i]);

		if (!e)
			continue;
		if (e->mask) {
			step(v, e->mask, index.limbs);
			continue;
		}
		mark(&index, e, scratch);
		step(v, scratch, index.limbs);
		mark(&index, e, scratch);
	}
	count = zeros(v, a->count);
	free(v);
	free(scratch);
	release(&index);
	return count;
}

size_t
words_changed(struct slice old_text, struct slice new_text)
{
	struct list a = split(old_text), b = split(new_text);
	struct list left = a, right = b;
	size_t longer, shared = 0;

	trim(&left, &right);
	longer = left.count > right.count ? left.count : right.count;
	if (left.count && right.count)
		shared = common(&left, &right);
	free(a.items);
	free(b.items);
	return longer - shared;
}
