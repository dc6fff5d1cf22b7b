/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/fingerprints.h"

#include <stdio.h>
#include <string.h>

#include "check/fingerprint.h"
#include "rows.h"

#define TEN "aaaaaaaaa "
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN \
    TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* A finding of rule "r" in a file of this text, and the same moved. */
static const struct {
	const char *name;
	const char *text;
	size_t line, column;
	const char *match;
	const char *want;	/* the last two lines */
} lines[] = {
	{ "the match, and its paragraph", "One.\n\nTwo best\nthree.\n\nFour.\n",
	  3, 5, "best", "best|Two best three." },
	{ "without match the message", "One best.\n", 1, 5, "",
	  "what is wrong|One best." },
	{ "white space is collapsed", "One\t \tbest.\n  two\n", 1, 6, "the  \n b",
	  "the b|One best. two" },
	{ "a place beyond its line is its end", "One.\nTwo.\n", 1, 99, "x",
	  "x|One. Two." },
	{ "a place beyond the text is its end", "One.\n\nTwo.", 9, 1, "x",
	  "x|Two." },
	{ "the whole file has no paragraph", "One.\n", 0, 0, "x", "x|" },
	{ "an empty file has none", "", 1, 1, "x", "x|" },
	{ "front matter and markers are no part of it",
	  "---\na: b\n---\n<!-- region x -->\nOne\nbest.\n<!-- /region -->\n",
	  6, 1, "best", "best|One best." },
	{ "a line of front matter goes with its neighbours",
	  "---\na: b\nc: d\n---\nOne.\n", 3, 1, "c", "c|a: b c: d" },
	{ "columns are characters", "\u00e9\u00e9\u00e9" LONG "b", 1, 4, "a",
	  "a|\u00e9\u00e9\u00e9" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
	  TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaa" },
	{ "far off in the paragraph does not count", "X" LONG "best " LONG "Y",
	  1, 252, "best", "best|" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
	  TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "best "
	  TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
	  TEN TEN TEN TEN TEN TEN "aaaaa" },
};

static void
writes_as_wanted(void **state)
{
	size_t row = ROWS_AT(lines, state);
	struct finding f = { .rule = "r", .message = "what is\nwrong",
		.match = lines[row].match,
		.place = { "a.md", lines[row].line, lines[row].column } };
	struct fingerprint_file file = { .text = slice_of(lines[row].text) };
	struct buf out = { 0 };
	char want[2048], *bar;

	snprintf(want, sizeof want, "galley-finding-1\nr\na.md\n%s\n",
	    lines[row].want);
	bar = strchr(want, '|');
	*bar = '\n';
	fingerprint_write(&f, &file, &out);
	assert_string_equal(out.at, want);
	buf_release(&out);
}

struct shelf_file {
	const char *path;
	const char *text;
};

static bool
read_file(void *of, const char *path, struct slice *out)
{
	const struct shelf_file *f = of;

	if (strcmp(path, f->path) != 0)
		return false;
	*out = slice_of(f->text);
	return true;
}

/*
 * Two findings, each "rule line:column match", in two texts: which of the four
 * fingerprints are equal, as letters.
 */
static const struct {
	const char *name;
	const char *before, *after;
	struct finding found[2], again[2];
	const char *want;
} moves[] = {
	{ "moved text keeps them", "A best x.\n", "New.\n\nA best x.\n",
	  { { .rule = "r", .place = { "a.md", 1, 3 }, .match = "best" } },
	  { { .rule = "r", .place = { "a.md", 3, 3 }, .match = "best" } },
	  "ab ab" },
	{ "other words in the paragraph make another", "A best x.\n",
	  "The best x.\n",
	  { { .rule = "r", .place = { "a.md", 1, 3 }, .match = "best" } },
	  { { .rule = "r", .place = { "a.md", 1, 5 }, .match = "best" } },
	  "ab cb" },
	{ "another rule is another", "A best x.\n", "A best x.\n",
	  { { .rule = "r", .place = { "a.md", 1, 3 }, .match = "best" } },
	  { { .rule = "s", .place = { "a.md", 1, 3 }, .match = "best" } },
	  "ab cb" },
	{ "another file is another", "A best x.\n", "A best x.\n",
	  { { .rule = "r", .place = { "a.md", 1, 3 }, .match = "best" } },
	  { { .rule = "r", .place = { "b.md", 1, 3 }, .match = "best" } },
	  "ab cb" },
	{ "of two equal ones each has its own", "Best best.\n", "Best best.\n",
	  { { .rule = "z", .place = { "a.md", 1, 1 }, .match = "best" },
	    { .rule = "z", .place = { "a.md", 1, 6 }, .match = "best" } },
	  { { .rule = "z", .place = { "a.md", 1, 1 }, .match = "best" },
	    { .rule = "z", .place = { "a.md", 1, 6 }, .match = "best" } },
	  "ab ab" },
};

/* The row's findings, those that it leaves out filled up with one more. */
static void
print_all(struct findings *list, const struct finding *found,
    const char *text, struct pool *pool)
{
	struct shelf_file file = { "a.md", text };
	struct source source = { .of = &file, .read = read_file };

	for (size_t i = 0; i < 2; i++) {
		struct finding f = found[i];

		if (!f.rule)
			f = (struct finding){ .rule = "z", .match = "z",
				.place = { "z.md", 1, 1 } };
		f.message = "m";
		findings_add(list, pool, f);
	}
	fingerprints_set(list, &source, pool);
}

static void
compares_as_wanted(void **state)
{
	size_t row = ROWS_AT(moves, state);
	struct pool pool = { 0 };
	struct findings lists[2] = { { 0 } };
	const char *prints[4];
	char got[6] = "     ";

	print_all(&lists[0], moves[row].found, moves[row].before, &pool);
	print_all(&lists[1], moves[row].again, moves[row].after, &pool);
	for (size_t i = 0; i < 4; i++) {
		size_t same = 0;

		prints[i] = lists[i / 2].items[i % 2].fingerprint;
		assert_int_equal(strlen(prints[i]), 64);
		while (strcmp(prints[same], prints[i]) != 0)
			same++;
		got[i + i / 2] = (char)('a' + same);
	}
	assert_string_equal(got, moves[row].want);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("fingerprint", ROWS(lines, writes_as_wanted),
	    ROWS(moves, compares_as_wanted));
}
