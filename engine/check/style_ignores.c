/* SPDX-License-Identifier: Apache-2.0 */
/* What of a file no rule reads: BlockIgnores, TokenIgnores, slots, comments. */
#include <stdlib.h>

#include "base/glob.h"
#include "style_set.h"

enum { SLOT_BYTES = 200 };

struct looking {
	const struct style_file *file;
	struct pattern_work *work;
	struct pool *pool;
};

struct spans {
	struct source_span *items;
	size_t count;
};

static void
add_span(struct looking *l, struct spans *out, size_t from, size_t to)
{
	out->items = pool_grow(l->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = (struct source_span){ from, to };
}

/* Vale puts the first group into code, and drops what else was matched. */
static void
find_ignored(struct looking *l, struct pattern *pattern, struct spans *out)
{
	struct slice text = l->file->text;
	struct pattern_match match;
	size_t from = 0;

	while (pattern && pattern_find(pattern, l->work, text, from,
	    &match) == PATTERN_FOUND) {
		struct expression_match m = { .start = match.start,
			.end = match.end };

		if (match.end > match.start)
			add_span(l, out, match.start, match.end);
		from = expression_after(&m, text);
	}
}

/* {{name}}, as templates have them. */
static void
find_slots(struct looking *l, struct spans *out)
{
	struct slice text = l->file->text;
	size_t at = 0;

	for (;;) {
		struct slice rest = slice_skip(text, at);
		size_t open = slice_find(rest, "{{"), len;

		if (open == rest.len)
			return;
		rest = slice_skip(rest, open);
		len = slice_find((struct slice){ rest.at, rest.len < SLOT_BYTES
		    ? rest.len : SLOT_BYTES }, "}}");
		at += open + 2;
		if (len + 2 > rest.len || len == SLOT_BYTES)
			continue;
		add_span(l, out, at - 2, at + len);
		at += len;
	}
}

static int
by_start(const void *left, const void *right)
{
	const struct source_span *a = left, *b = right;

	return (a->from > b->from) - (a->from < b->from);
}

/* In order, and no two over each other. */
static void
tidy(struct spans *spans)
{
	size_t kept = 0;

	if (spans->count)
		qsort(spans->items, spans->count, sizeof *spans->items,
		    by_start);
	for (size_t i = 0; i < spans->count; i++) {
		struct source_span *last = kept ? &spans->items[kept - 1] :
		    NULL, now = spans->items[i];

		if (!last || now.from >= last->to)
			spans->items[kept++] = now;
		else if (now.to > last->to)
			last->to = now.to;
	}
	spans->count = kept;
}

void
style_ignores_find(struct blocks_wish *wish, const struct style_set *set,
    const struct style_file *file, struct pattern_work *work,
    struct pool *pool)
{
	struct looking l = { file, work, pool };
	struct spans blocks = { 0 }, tokens = { 0 };

	/* Every section that speaks of the file counts. */
	for (size_t i = 0; i < set->config.section_count; i++) {
		const struct style_section *s = &set->config.sections[i];

		if (!glob_matches(s->glob, file->path))
			continue;
		find_ignored(&l, set->block_ignores[i], &blocks);
		find_ignored(&l, set->token_ignores[i], &tokens);
		if (s->comment.count == 2 && file->comments)
			wish->comment = &s->comment;
	}
	if (file->slots)
		find_slots(&l, &tokens);
	tidy(&blocks);
	tidy(&tokens);
	wish->block_ignores = blocks.items;
	wish->block_ignore_count = blocks.count;
	wish->token_ignores = tokens.items;
	wish->token_ignore_count = tokens.count;
}
