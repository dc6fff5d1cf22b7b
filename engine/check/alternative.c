/* SPDX-License-Identifier: Apache-2.0 */
#include "alternative.h"

#include <string.h>

enum { FROM_BOUNDARY = 1, TO_BOUNDARY = 2 };

/* Bytes of an alternative at least, and how many an expression may have. */
enum { LEAST = 7, MOST = 65536 };

struct alternative *
alternatives_add(struct alternatives *all, struct pool *pool)
{
	all->items = pool_grow(pool, all->items, all->count,
	    sizeof *all->items);
	all->items[all->count] = (struct alternative){ 0 };
	return &all->items[all->count++];
}

static void
pack_words(const struct regex_words *words, struct buf *out)
{
	pack_number(out, words->count);
	for (size_t i = 0; i < words->count; i++) {
		const struct regex_word *word = &words->items[i];

		pack_text(out, (struct slice){ word->text, word->len });
		pack_number(out, (word->from_boundary ? FROM_BOUNDARY : 0U) |
		    (word->to_boundary ? TO_BOUNDARY : 0U));
	}
}

static bool
take_words(struct regex_words *out, struct slice *rest, struct pool *pool)
{
	uint64_t count, flags;
	struct slice text;

	if (!pack_take_number(rest, &count) || count == 0 ||
	    count > FACTS_WORDS)
		return false;
	out->items = pool_alloc(pool, (size_t)count * sizeof *out->items);
	for (; out->count < count; out->count++) {
		if (!pack_take_text(rest, &text) || text.len == 0 ||
		    text.len > FACTS_BYTES || !pack_take_number(rest, &flags))
			return false;
		out->items[out->count] = (struct regex_word){ text.at,
			text.len, flags & FROM_BOUNDARY, flags & TO_BOUNDARY };
	}
	return true;
}

static void
pack_factor(const struct regex_factor *factor, struct buf *out)
{
	pack_text(out, (struct slice){ (const char *)factor->bytes,
	    factor->len * sizeof factor->bytes[0] });
}

static bool
take_factor(struct regex_factor *out, struct slice *rest)
{
	struct slice bytes;

	if (!pack_take_text(rest, &bytes) || bytes.len == 0 ||
	    bytes.len > sizeof out->bytes ||
	    bytes.len % sizeof out->bytes[0])
		return false;
	out->len = bytes.len / sizeof out->bytes[0];
	memcpy(out->bytes, bytes.at, bytes.len);
	return true;
}

static bool
has_words(enum facts_kind kind)
{
	return kind == FACTS_EXACT || kind == FACTS_BEGINS ||
	    kind == FACTS_HOLDS;
}

static void
pack(const struct alternative *a, struct buf *out)
{
	pack_text(out, a->text);
	regex_reach_pack(&a->reach, out);
	pack_number(out, (uint64_t)a->facts.kind);
	if (has_words(a->facts.kind))
		pack_words(&a->facts.words, out);
	else if (a->facts.kind == FACTS_FACTORED)
		pack_factor(&a->facts.factor, out);
}

static bool
take(struct alternative *a, struct slice *rest, struct pool *pool)
{
	uint64_t kind;

	if (!pack_take_text(rest, &a->text) ||
	    !regex_reach_take(&a->reach, rest) ||
	    !pack_take_number(rest, &kind) || kind > FACTS_FACTORED)
		return false;
	a->facts.kind = (enum facts_kind)kind;
	if (has_words(a->facts.kind))
		return take_words(&a->facts.words, rest, pool);
	return a->facts.kind == FACTS_NONE ||
	    take_factor(&a->facts.factor, rest);
}

bool
alternatives_recall(struct alternatives *out, struct answers *answers,
    const struct question *question, struct pool *pool)
{
	struct alternatives all = { 0 };
	struct slice rest;
	uint64_t count;
	bool good;

	if (!answers_recall(answers, question, &rest))
		return false;
	good = pack_take_number(&rest, &count) && count &&
	    count <= rest.len / LEAST && count <= MOST;
	/* Exactly: most expressions have one. */
	if (good)
		all.items = pool_alloc(pool, (size_t)count *
		    sizeof *all.items);
	while (good && all.count < count)
		good = take(&all.items[all.count++], &rest, pool);
	if (good)
		*out = all;
	else
		answers_lose(answers);
	return good;
}

void
alternatives_note(const struct alternatives *all, struct answers *answers,
    const struct question *question)
{
	struct buf answer = { 0 };

	if (!answers)
		return;
	pack_number(&answer, all->count);
	for (size_t i = 0; i < all->count; i++)
		pack(&all->items[i], &answer);
	answers_note(answers, question, buf_slice(&answer));
	buf_release(&answer);
}
