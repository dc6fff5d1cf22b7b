/* SPDX-License-Identifier: Apache-2.0 */
/* block-drift: an approved text that was copied and changed. */
#include <string.h>

#include "base/buf.h"
#include "kind.h"
#include "shingles.h"
#include "text/words.h"

static const char *const keys[] = { "words", "similarity", NULL };

/* Bytes of a paragraph whose changes are still worth showing. */
enum { WORDS = 3, LEAST_WORDS = 6, DIFFERENCE = 8192 };

/* A paragraph of blocks/. */
struct approved {
	const char *path;
	const char *text;
	const char *flat;
	struct shingles shingles;
};

struct drift {
	struct approved *items;
	size_t count;
	int64_t words;		/* of a run */
	double similarity;
};

static enum error_code
add_file(struct rule_reading *r, struct drift *own,
    const struct known_file *file)
{
	struct blocks_wish wish = { 0 };
	struct blocks blocks;
	enum error_code code = blocks_read(&blocks, file->text, &wish,
	    r->pool, r->err);

	for (size_t i = 0; !code && i < blocks.count; i++) {
		const struct block *b = &blocks.items[i];
		struct approved made = { .path = file->path };

		if (!kind_is_body(b) || words_count(b->text) < LEAST_WORDS)
			continue;
		made.text = pool_copy(r->pool, b->text);
		made.flat = kind_flat(b->text, r->pool);
		made.shingles = shingles_of(made.flat, (size_t)own->words,
		    r->pool);
		own->items = pool_grow(r->pool, own->items, own->count,
		    sizeof made);
		own->items[own->count++] = made;
	}
	return code;
}

static enum error_code
read(struct rule_reading *r)
{
	struct drift *own = pool_alloc(r->pool, sizeof *own);
	struct known_files files = { 0 };
	enum error_code code;

	*own = (struct drift){ .words = WORDS, .similarity = 0.5 };
	r->rule->own = own;
	if ((code = rule_get_number(r, "words", &own->words)) ||
	    (code = kind_get_decimal(r, "similarity", &own->similarity)))
		return code;
	if (own->words < 1 || own->similarity <= 0 || own->similarity > 1)
		return rule_fail(r, NULL, "\"words\" is 1 or more, "
		    "\"similarity\" above 0 and at most 1");
	if (r->registries)
		registries_files(r->registries, "blocks", ".md", &files);
	for (size_t i = 0; !code && i < files.count; i++)
		code = add_file(r, own, &files.items[i]);
	return code;
}

/* The approved text most like it, none of the file itself; NULL: none. */
static const struct approved *
find_nearest(const struct rule_run *run, const struct drift *own,
    const char *flat, double *alike)
{
	struct shingles s = shingles_of(flat, (size_t)own->words, run->pool);
	const struct approved *best = NULL;

	for (size_t i = 0; i < own->count; i++) {
		double now = shingles_alike(&s, &own->items[i].shingles);

		if (known_file_is(own->items[i].path, run->path) ||
		    now < own->similarity || (best && now <= *alike))
			continue;
		best = &own->items[i];
		*alike = now;
	}
	return best;
}

/* The approved text, and what of it was changed. */
static const char *
describe(const struct approved *best, struct slice now, struct pool *pool)
{
	static const struct word_marks marks = { { "[-", "-]" },
		{ "{+", "+}" } };
	struct buf out = { 0 };

	buf_format(&out, "%s: ", best->path);
	if (now.len > DIFFERENCE)
		buf_text(&out, best->text);
	else
		words_diff(&out, slice_of(best->text), now,
		    &marks);
	return buf_settle(&out, pool).at;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct drift *own = rule->own;
	struct rule_hit hit = { .end = block->text.len, .count = 2,
		.says = "this is %s %% like the approved text of %s, but not "
		"the same", .remedy = "include the block, or write something "
		"else" };
	const struct approved *best;
	const char *flat;
	double alike = 0;

	if (!kind_is_body(block) || words_count(block->text) < LEAST_WORDS ||
	    !selector_chooses(&rule->scope, block->scope))
		return;
	run->block = block;
	flat = kind_flat(block->text, run->pool);
	best = find_nearest(run, own, flat, &alike);
	if (!best || strcmp(best->flat, flat) == 0)
		return;
	hit.arguments[0] = pool_format(run->pool, "%.0f", alike * 100);
	hit.arguments[1] = best->path;
	hit.reason = describe(best, block->text, run->pool);
	rule_report(run, rule, &hit);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	struct blocks blocks;

	if (!rule_read_whole(run, rule, run->source, &blocks))
		return;
	for (size_t i = 0; i < blocks.count; i++)
		judge(run, rule, &blocks.items[i]);
}

const struct rule_kind kind_block_drift = {
	.name = "block-drift",
	.keys = keys,
	.read = read,
	.finish = finish,
};
