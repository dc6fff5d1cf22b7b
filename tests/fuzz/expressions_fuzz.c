/* SPDX-License-Identifier: Apache-2.0 */
#include "check/expressions.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { EXPRESSIONS = 20, BYTES = 2000 };

/* Lines of expressions, an empty line, then the text. */
struct input {
	struct slice expressions[EXPRESSIONS];
	size_t count;
	struct slice text;
	bool fold;
	bool word;
};

static bool
read_input(struct input *in, struct slice bytes)
{
	struct slice line;

	if (bytes.len < 2 || bytes.len > BYTES || utf8_bad(bytes) < bytes.len ||
	    memchr(bytes.at, '\0', bytes.len))
		return false;
	in->fold = bytes.at[0] & 1;
	in->word = bytes.at[0] & 2;
	bytes = slice_skip(bytes, 1);
	while (in->count < EXPRESSIONS && slice_line(&bytes, &line) &&
	    line.len)
		in->expressions[in->count++] = line;
	in->text = bytes;
	/* Two characters beyond ASCII fold to ASCII: k and s. */
	return in->count && slice_find(bytes, "\u212a") == bytes.len &&
	    slice_find(bytes, "\u017f") == bytes.len;
}

/* What one expression of all would be; false: they cannot be joined. */
static bool
join(const struct input *in, struct pool *pool, struct pattern **out)
{
	struct pattern_text text = { .fold = in->fold, .multiline = true };
	struct buf all = { 0 };
	struct regex_tree tree;
	struct error err;
	bool joins = true;

	for (size_t i = 0; i < in->count; i++) {
		buf_text(&all, i ? "|" : in->word ? "\\b(?:" : "(?:");
		buf_add(&all, in->expressions[i]);
		joins = joins && !regex_parse(&tree, in->expressions[i],
		    in->fold, pool, &err) && !tree.backreference &&
		    !tree.loose_flags && !tree.extended;
	}
	buf_text(&all, in->word ? ")\\b" : ")");
	text.text = buf_settle(&all, pool);
	return joins && !pattern_new(out, &text, pool, &err) &&
	    !pattern_check(*out, &err);
}

/* The words, factors and entries find what PCRE2 alone would. */
static void
compare(struct expressions_run *run, const struct input *in,
    struct pattern *joined)
{
	struct pattern_work work = pattern_work(in->text.len);
	struct expression_match ours;
	struct pattern_match match;
	size_t from = 0;

	expressions_scan(run, in->text);
	for (;;) {
		enum pattern_result theirs = pattern_find(joined, &work,
		    in->text, from, &match);
		bool found = expressions_next(run, 0, from, &ours);

		if (theirs == PATTERN_COSTLY || run->costly)
			return;
		if (found != (theirs == PATTERN_FOUND))
			abort();
		if (!found)
			return;
		if (ours.start != match.start || ours.end != match.end)
			abort();
		from = expression_after(&ours, in->text);
		if (from > in->text.len)
			return;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { 0 };
	struct pool pool = { 0 };
	struct expressions *e = expressions_new(&pool);
	struct expressions_run run;
	struct pattern *joined = NULL;
	struct error err;
	bool good = read_input(&in, (struct slice){ (const char *)data, size });

	good = good && join(&in, &pool, &joined);
	expressions_group(e);
	for (size_t i = 0; good && i < in.count; i++)
		good = !expressions_add(e, &(struct expression){
		    .text = { .text = in.expressions[i], .fold = in.fold,
		    .multiline = true },
		    .word = in.word }, &err);
	if (good) {
		expressions_build(e);
		expressions_run_start(&run, e, in.text.len);
		compare(&run, &in, joined);
		expressions_run_release(&run);
	}
	pattern_free(joined);
	expressions_free(e);
	pool_release(&pool);
	return 0;
}
