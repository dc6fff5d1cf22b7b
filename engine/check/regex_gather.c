/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_gather.h"

#include "base/buf.h"

/* So many words are worth it, and groups within groups at most. */
enum { LEAST = 8, DEPTH = 6 };

struct gathering {
	struct slice text;
	struct pool *pool;
	struct buf out;
	size_t done;		/* bytes of text that are in out, or gathered */
};

struct choice {
	struct slice *items;
	size_t count;
};

static void
add(struct gathering *g, struct choice *choice, struct slice word)
{
	choice->items = pool_grow(g->pool, choice->items, choice->count,
	    sizeof *choice->items);
	choice->items[choice->count++] = word;
}

static void write_choice(struct gathering *g, struct choice words, int depth);

/* What all begin with, of at least one. */
static size_t
common(struct choice words)
{
	struct slice first = words.items[0];
	size_t len = first.len;

	for (size_t i = 1; i < words.count; i++) {
		size_t same = 0;

		while (same < len && same < words.items[i].len &&
		    words.items[i].at[same] == first.at[same])
			same++;
		len = same;
	}
	return len;
}

/* Words that begin alike. */
static void
write_group(struct gathering *g, struct choice words, int depth)
{
	size_t len = common(words);

	buf_add(&g->out, (struct slice){ words.items[0].at, len });
	if (words.count == 1)
		return;
	for (size_t i = 0; i < words.count; i++)
		words.items[i] = slice_skip(words.items[i], len);
	buf_text(&g->out, "(?:");
	write_choice(g, words, depth + 1);
	buf_char(&g->out, ')');
}

static void
write_run(struct gathering *g, struct choice run, int depth)
{
	bool taken[128] = { false };

	for (size_t i = 0; i < run.count; i++) {
		unsigned char letter = (unsigned char)run.items[i].at[0];
		struct choice alike = { 0 };

		if (taken[letter])
			continue;
		taken[letter] = true;
		for (size_t k = i; k < run.count; k++) {
			if (run.items[k].at[0] == run.items[i].at[0])
				add(g, &alike, run.items[k]);
		}
		buf_text(&g->out, i ? "|" : "");
		write_group(g, alike, depth);
	}
}

static void
write_plainly(struct gathering *g, struct choice words)
{
	for (size_t i = 0; i < words.count; i++) {
		buf_text(&g->out, i ? "|" : "");
		buf_add(&g->out, words.items[i]);
	}
}

/* A word that has ended may match before or after any other: it stays. */
static void
write_choice(struct gathering *g, struct choice words, int depth)
{
	size_t from = 0;

	while (from < words.count) {
		struct choice run = { words.items + from, 0 };

		buf_text(&g->out, from ? "|" : "");
		while (from < words.count && words.items[from].len) {
			from++;
			run.count++;
		}
		if (run.count >= LEAST && depth < DEPTH)
			write_run(g, run, depth);
		else
			write_plainly(g, run);
		from += run.count == 0;
	}
}

/* Lower case and digits: none is another's capital. */
static bool
is_word(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((text.at[i] < 'a' || text.at[i] > 'z') &&
		    (text.at[i] < '0' || text.at[i] > '9'))
			return false;
	}
	return text.len > 0;
}

static struct slice
text_of(const struct gathering *g, const struct regex *r)
{
	return (struct slice){ g->text.at + r->from, r->to - r->from };
}

static size_t
words_from(const struct gathering *g, const struct regex *choice, size_t from)
{
	size_t to = from;

	while (to < choice->count && is_word(text_of(g, choice->parts[to])))
		to++;
	return to;
}

static void
gather_words(struct gathering *g, const struct regex *choice, size_t from,
    size_t to)
{
	struct choice words = { 0 };

	for (size_t i = from; i < to; i++)
		add(g, &words, text_of(g, choice->parts[i]));
	buf_add(&g->out, (struct slice){ g->text.at + g->done,
	    choice->parts[from]->from - g->done });
	write_choice(g, words, 0);
	g->done = choice->parts[to - 1]->to;
}

/* In a lookbehind the words of an inner group must be of one length. */
static void
walk(struct gathering *g, const struct regex *r)
{
	size_t i = 0;

	if (r->kind == REGEX_BEHIND)
		return;
	while (i < r->count) {
		size_t to = r->kind == REGEX_CHOICE ? words_from(g, r, i) : i;

		if (to - i >= LEAST) {
			gather_words(g, r, i, to);
			i = to;
		} else {
			walk(g, r->parts[i++]);
		}
	}
}

struct slice
regex_gather(const struct regex_tree *tree, struct slice text,
    struct pool *pool)
{
	struct gathering g = { .text = text, .pool = pool };

	if (tree->extended)
		return text;
	walk(&g, tree->root);
	if (g.done == 0)
		return text;
	buf_add(&g.out, slice_skip(text, g.done));
	return buf_settle(&g.out, pool);
}
