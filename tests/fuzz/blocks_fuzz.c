/* SPDX-License-Identifier: Apache-2.0 */
#include "text/blocks.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * Whether shown may stand for what the source has in its place.  What is left
 * out in the middle of HTML is white space, and a footnote there an item.
 */
static bool
stands_for(char shown, char source)
{
	return shown == source || shown == '*' || shown == ' ' ||
	    shown == '\n' || (shown == '+' && source == '[') ||
	    (shown == '?' && ((unsigned char)source >= 0x80 || source < 2));
}

/*
 * Runs follow one another, lie in the source, and what is as long as its
 * source is the same bytes, or masks them.
 */
static void
check_run(const struct block_run *run, const char *text, struct slice source)
{
	if (run->source > source.len ||
	    run->source_len > source.len - run->source || run->len == 0)
		abort();
	if (run->len != run->source_len)
		return;
	for (size_t i = 0; i < run->len; i++) {
		if (!stands_for(text[i], source.at[run->source + i]))
			abort();
	}
}

/* Text that nothing in the source stands for is only ever white space. */
static void
check_made_up(const struct block_run *run, const char *text)
{
	for (size_t i = 0; run->source_len == 0 && i < run->len; i++) {
		if (text[i] != ' ' && text[i] != '\n')
			abort();
	}
}

static void
check_block(const struct block *block, struct slice source)
{
	size_t reached = 0;
	struct source_span whole = block_source(block, 0, block->text.len);

	if (whole.from > whole.to || whole.to > source.len)
		abort();
	for (size_t i = 0; i < block->run_count; i++) {
		const struct block_run *run = &block->runs[i];
		const char *text = block->text.at - block->base + run->at;

		if (run->at != reached)
			abort();
		check_run(run, text, source);
		check_made_up(run, text);
		reached += run->len;
	}
	if (block->base + block->text.len > reached)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice source = { (const char *)data, size };
	struct source_span ignored[] = { { 3, 9 }, { 20, 22 } };
	struct source_span masked[] = { { 11, 19 }, { 40, 42 } };
	struct blocks_wish wish = {
		.paragraphs = true, .sentences = true, .summary = true,
		.raw = true, .counts = true, .directives = size % 2,
		.block_ignores = ignored, .block_ignore_count = size % 3 / 2,
		.token_ignores = masked, .token_ignore_count = size % 5 / 2,
	};
	struct blocks blocks;
	struct pool pool = { 0 };
	struct error err;

	if (!blocks_read(&blocks, source, &wish, &pool, &err)) {
		for (size_t i = 0; i < blocks.count; i++)
			check_block(&blocks.items[i], source);
	}
	pool_release(&pool);
	return 0;
}
