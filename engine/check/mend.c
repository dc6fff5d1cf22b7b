/* SPDX-License-Identifier: Apache-2.0 */
#include "mend.h"

#include <stdlib.h>
#include <string.h>

struct candidate {
	struct mend mend;
	size_t at;		/* in the list of findings */
};

static int
compare(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	size_t x = a->mend.bytes.from, y = b->mend.bytes.from;

	if (x != y)
		return x < y ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static bool
is_candidate(const struct finding *f, struct slice text)
{
	const struct replacement *r = &f->replacement;

	return finding_stands(f) && r->texts.count == 1 && r->bytes.to > 0 &&
	    r->bytes.from <= r->bytes.to && r->bytes.to <= text.len;
}

static void
add(struct mends *mends, struct pool *pool, struct mend mend)
{
	mends->items = pool_grow(pool, mends->items, mends->count,
	    sizeof *mends->items);
	mends->items[mends->count++] = mend;
}

struct mends
mends_choose(const struct findings *findings, struct slice text,
    struct pool *pool)
{
	struct candidate *all = mem_alloc((findings->count + 1) * sizeof *all);
	struct mends mends = { 0 };
	size_t count = 0, free_from = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct replacement *r = &findings->items[i].replacement;

		if (is_candidate(&findings->items[i], text))
			all[count++] = (struct candidate){ { r->bytes,
			    r->texts.items[0] }, i };
	}
	qsort(all, count, sizeof *all, compare);
	for (size_t i = 0; i < count; i++) {
		if (i && all[i].mend.bytes.from <= free_from)
			continue;
		add(&mends, pool, all[i].mend);
		free_from = all[i].mend.bytes.to;
	}
	free(all);
	return mends;
}

/* The bytes from..to with the mends first..last-1 put in. */
static void
write_mended(const struct mend *mends, size_t count, struct slice text,
    struct extent bytes, struct buf *out)
{
	size_t at = bytes.from;

	for (size_t i = 0; i < count; i++) {
		buf_add(out, (struct slice){ text.at + at,
		    mends[i].bytes.from - at });
		buf_text(out, mends[i].text);
		at = mends[i].bytes.to;
	}
	buf_add(out, (struct slice){ text.at + at, bytes.to - at });
}

void
mends_apply(const struct mends *mends, struct slice text, struct buf *out)
{
	write_mended(mends->items, mends->count, text,
	    (struct extent){ 0, text.len }, out);
}

static size_t
line_start(struct slice text, size_t at)
{
	while (at > 0 && text.at[at - 1] != '\n')
		at--;
	return at;
}

/* After the line's end, which belongs to it. */
static size_t
line_end(struct slice text, size_t at)
{
	while (at < text.len && text.at[at] != '\n')
		at++;
	return at < text.len ? at + 1 : at;
}

static size_t
count_lines(struct slice text)
{
	struct slice line;
	size_t count = 0;

	while (slice_line(&text, &line))
		count++;
	return count;
}

static void
write_side(struct buf *out, char mark, struct slice text)
{
	bool whole = text.len == 0 || text.at[text.len - 1] == '\n';
	struct slice line;

	while (slice_line(&text, &line)) {
		buf_char(out, mark);
		buf_add(out, line);
		buf_char(out, '\n');
	}
	if (!whole)
		buf_text(out, "\\ No newline at end of file\n");
}

/* "12,3"; a side without lines names the line before it. */
static void
write_range(struct buf *out, size_t line, size_t count)
{
	buf_format(out, "%zu,%zu", count ? line : line - 1, count);
}

/* How far the lines reach that the first mend and those on them touch. */
static size_t
group(const struct mend *mends, size_t count, struct slice text,
    struct extent *bytes)
{
	size_t n = 0;

	bytes->from = line_start(text, mends[0].bytes.from);
	do {
		bytes->to = line_end(text, mends[n++].bytes.to);
	} while (n < count && mends[n].bytes.from < bytes->to);
	return n;
}

/* Line numbers of both sides, before the bytes at. */
struct numbers {
	size_t at;
	size_t old;
	size_t new;
};

static void
write_hunk(struct buf *out, struct slice text, struct extent bytes,
    struct slice mended, struct numbers *numbers)
{
	struct slice was = { text.at + bytes.from, bytes.to - bytes.from };
	size_t between = count_lines((struct slice){ text.at + numbers->at,
		bytes.from - numbers->at });

	numbers->old += between;
	numbers->new += between;
	buf_text(out, "@@ -");
	write_range(out, numbers->old, count_lines(was));
	buf_text(out, " +");
	write_range(out, numbers->new, count_lines(mended));
	buf_text(out, " @@\n");
	write_side(out, '-', was);
	write_side(out, '+', mended);
	numbers->old += count_lines(was);
	numbers->new += count_lines(mended);
	numbers->at = bytes.to;
}

void
mends_diff(const struct mends *mends, const char *path, struct slice text,
    struct buf *out)
{
	struct numbers numbers = { 0, 1, 1 };

	if (mends->count)
		buf_format(out, "--- a/%s\n+++ b/%s\n", path, path);
	for (size_t i = 0; i < mends->count;) {
		struct buf mended = { 0 };
		struct extent bytes;
		size_t n = group(mends->items + i, mends->count - i, text,
		    &bytes);

		write_mended(mends->items + i, n, text, bytes, &mended);
		write_hunk(out, text, bytes, buf_slice(&mended), &numbers);
		buf_release(&mended);
		i += n;
	}
}
