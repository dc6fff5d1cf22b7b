/* SPDX-License-Identifier: Apache-2.0 */
#include "draft.h"

#include <stdlib.h>
#include <string.h>

static char *
reserve(struct draft *draft, size_t len)
{
	if (draft->room - draft->len < len) {
		draft->room = (draft->len + len) * 2;
		draft->at = mem_resize(draft->at, draft->room);
	}
	return draft->at + draft->len;
}

static bool
is_linear(const struct block_run *run)
{
	return run->len == run->source_len;
}

/* Adds the run, or makes the last one longer where both go on in step. */
static void
add_run(struct draft *draft, struct block_run run)
{
	struct block_run *last = draft->run_count ?
	    &draft->runs[draft->run_count - 1] : NULL;

	if (last && is_linear(last) && is_linear(&run) &&
	    last->source + last->source_len == run.source) {
		last->len += run.len;
		last->source_len += run.len;
		return;
	}
	if (draft->run_count == draft->run_room) {
		draft->run_room = draft->run_room * 2 + 16;
		draft->runs = mem_resize(draft->runs,
		    draft->run_room * sizeof *draft->runs);
	}
	draft->runs[draft->run_count++] = run;
}

void
draft_copy(struct draft *draft, struct slice bytes, size_t from)
{
	if (bytes.len == 0)
		return;
	memcpy(reserve(draft, bytes.len), bytes.at, bytes.len);
	add_run(draft,
	    (struct block_run){ draft->len, bytes.len, from, bytes.len });
	draft->len += bytes.len;
}

void
draft_made(struct draft *draft, struct slice bytes, struct source_span span)
{
	if (bytes.len == 0)
		return;
	memcpy(reserve(draft, bytes.len), bytes.at, bytes.len);
	add_run(draft, (struct block_run){
	    draft->len, bytes.len, span.from, span.to - span.from });
	draft->len += bytes.len;
}

void
draft_mask(struct draft *draft, const char *source, struct source_span span)
{
	size_t count = 0;

	for (size_t i = span.from; i < span.to; i++)
		count += ((unsigned char)source[i] & 0xC0) != 0x80;
	if (count == 0)
		return;
	memset(reserve(draft, count), '*', count);
	add_run(draft, (struct block_run){
	    draft->len, count, span.from, span.to - span.from });
	draft->len += count;
}

void
draft_cut(struct draft *draft, size_t len)
{
	while (draft->run_count && draft->runs[draft->run_count - 1].at >= len)
		draft->run_count--;
	if (draft->run_count && len < draft->len) {
		struct block_run *last = draft->runs + draft->run_count - 1;
		size_t kept = len - last->at;

		if (is_linear(last))
			last->source_len = kept;
		last->len = kept;
	}
	draft->len = len;
}

void
draft_settle(struct draft *draft, struct block *block, struct pool *pool)
{
	size_t size = draft->run_count * sizeof *draft->runs;
	struct block_run *runs = pool_alloc(pool, size);

	block->text = (struct slice){ draft->at, draft->len };
	block->text.at = pool_copy(pool, block->text);
	if (size)
		memcpy(runs, draft->runs, size);
	block->runs = runs;
	block->run_count = draft->run_count;
	draft->len = draft->run_count = 0;
}

void
draft_release(struct draft *draft)
{
	free(draft->at);
	free(draft->runs);
	*draft = (struct draft){ 0 };
}
