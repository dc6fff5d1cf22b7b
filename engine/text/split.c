/* SPDX-License-Identifier: Apache-2.0 */
#include "split.h"

#include <string.h>

#include "counts.h"
#include "sentence.h"

/* Adds a piece of whole as a block of its own, on the same runs. */
static void
add_piece(struct gather *gather, const struct block *whole, size_t scope,
    struct slice text)
{
	struct block *block = gather_add(gather, scope);

	block->text = text;
	block->base = whole->base + (size_t)(text.at - whole->text.at);
	block->runs = whole->runs;
	block->run_count = whole->run_count;
}

/* Only HTML can have a blank line in a block. */
static void
add_paragraphs(struct gather *gather, const struct block *whole)
{
	size_t scope = gather_scope(gather, "paragraph.", "text");
	struct slice rest = whole->text;

	while (rest.len) {
		size_t len = slice_find(rest, "\n\n");

		len = len < rest.len ? len + 2 : len;
		add_piece(gather, whole, scope,
		    (struct slice){ rest.at, len });
		rest = slice_skip(rest, len);
	}
}

static void
add_sentences(struct gather *gather, const struct block *whole)
{
	size_t scope = gather_scope(gather, "sentence.", "text");
	struct slice rest = whole->text, sentence;

	while (sentence_next(&rest, &sentence))
		add_piece(gather, whole, scope, sentence);
}

static void
count_tag(struct block_counts *counts, const struct gather *gather)
{
	const struct tag *known = gather->tags.known;
	const struct tag *tag = gather->scoped;

	if (tag >= &known[TAG_H1] && tag <= &known[TAG_H6])
		counts->heading[tag - &known[TAG_H1]]++;
	counts->list += tag == &known[TAG_LI];
	counts->blockquote += tag == &known[TAG_BLOCKQUOTE];
}

/* Appends the block's text, on its own runs, and a blank line. */
static void
summarize(struct gather *gather, const struct block *block)
{
	struct draft *summary = &gather->summary;

	for (size_t i = 0; i < block->run_count; i++) {
		struct block_run run = block->runs[i];
		struct slice bytes = { block->text.at + run.at, run.len };
		struct source_span span = { run.source,
			run.source + run.source_len };

		if (run.len == run.source_len)
			draft_copy(summary, bytes, run.source);
		else
			draft_made(summary, bytes, span);
		if (i + 1 == block->run_count)
			draft_made(summary, slice_of("\n\n"),
			    (struct source_span){ span.to, span.to });
	}
}

void
split_block(struct gather *gather)
{
	const struct blocks_wish *wish = gather->wish;
	const struct tag *tag = gather->scoped;
	const struct tag *known = gather->tags.known;
	struct block whole = *gather_block(gather, &gather->draft,
	    tag ? tag->scope : "text");

	if (!tag && wish->paragraphs)
		add_paragraphs(gather, &whole);
	if (!tag && wish->sentences)
		add_sentences(gather, &whole);
	count_tag(&gather->out->counts, gather);
	if (tag && tag != &known[TAG_LI] && tag != &known[TAG_BLOCKQUOTE])
		return;
	if (wish->counts)
		counts_add(&gather->out->counts, whole.text);
	if (wish->summary)
		summarize(gather, &whole);
}

/* Lines end in LF alone, whatever they end in there. */
static void
copy_lines(struct draft *draft, struct slice shadow)
{
	size_t from = 0;

	for (size_t i = 0; i < shadow.len; i++) {
		const char *cr = memchr(shadow.at + i, '\r', shadow.len - i);

		if (!cr)
			break;
		i = (size_t)(cr - shadow.at);
		if (i + 1 < shadow.len && cr[1] == '\n') {
			draft_copy(draft, (struct slice){ shadow.at + from,
			    i - from }, from);
			from = i + 1;
		}
	}
	draft_copy(draft, (struct slice){ shadow.at + from,
	    shadow.len - from }, from);
}

void
split_whole(struct gather *gather, struct slice source)
{
	struct draft raw = { 0 };

	if (gather->wish->summary)
		gather_block(gather, &gather->summary, "summary");
	if (gather->wish->raw) {
		copy_lines(&raw, source);
		gather_block(gather, &raw, "raw");
	}
	draft_release(&raw);
}
