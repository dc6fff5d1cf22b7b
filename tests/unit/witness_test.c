/* SPDX-License-Identifier: Apache-2.0 */
#include "model/witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

/*
 * A log is written "ref:old-new", a gap's move with "!" at its end; ids are
 * digits, 0 is absent.  Told are the jumps "ref:from~to" and the ends "ref=id".
 */
static const struct {
	const char *name;
	const char *log;
	const char *want;
} cases[] = {
	{ "an empty log says nothing", "", "" },
	{ "moves that follow one another", "m:0-1 m:1-2 m:2-3", "m=3" },
	{ "a log may begin anywhere", "m:7-8", "m=8" },
	{ "each ref has its own line", "m:0-1 b:0-5 m:1-2 b:5-6", "b=6 m=2" },
	{ "a gap that was filled", "m:0-1 m:1-2! m:2-3", "m=3" },
	{ "a slow push that was taken for a gap", "m:0-1 m:1-2! m:1-2 m:2-3",
	  "m=3" },
	{ "a ref that was removed", "b:0-5 b:5-0", "b=0" },

	{ "a move without receipt", "m:0-1 m:2-3", "m:1~2 m=3" },
	{ "a move that is told twice", "m:0-1 m:1-2 m:1-2", "m:2~1 m=2" },
	{ "a gap that was told already", "m:0-1 m:1-2 m:1-2!", "m:2~1 m=2" },
	{ "a slow push, but not the gap's", "m:0-1 m:1-2! m:1-3",
	  "m:2~1 m=3" },
	{ "nor from where the gap was", "m:0-1 m:1-2! m:0-2", "m:2~0 m=2" },
	{ "a ref that was taken back", "b:0-5 b:5-6 b:5-7", "b:6~5 b=7" },
	{ "a ref that was made anew", "b:0-5 b:0-9", "b:5~0 b=9" },
	{ "jumps of two refs", "m:0-1 b:0-5 m:2-3 b:6-7",
	  "b:5~6 m:1~2 b=7 m=3" },
};

static struct oid
id_of(char digit)
{
	return (struct oid){ { (unsigned char)(digit - '0') } };
}

static size_t
read_log(const char *log, struct witness_move *moves, struct pool *pool)
{
	struct slice rest = slice_of(log), word;
	size_t count = 0;

	while (slice_until(&rest, ' ', &word)) {
		moves[count] = (struct witness_move){
			.ref = pool_copy(pool, (struct slice){ word.at, 1 }),
			.old_id = id_of(word.at[2]),
			.new_id = id_of(word.at[4]),
			.gap = slice_ends(word, "!"), .order = count };
		count++;
	}
	return count;
}

static void
describe(const char *log, struct buf *out)
{
	struct witness_move moves[16];
	struct pool pool = { 0 };
	struct witness_fold fold;

	buf_text(out, "");
	witness_fold(moves, read_log(log, moves, &pool), &fold, &pool);
	for (size_t i = 0; i < fold.jump_count; i++)
		buf_format(out, "%s:%d~%d ", fold.jumps[i].ref,
		    fold.jumps[i].from.at[0], fold.jumps[i].to.at[0]);
	for (size_t i = 0; i < fold.end_count; i++)
		buf_format(out, "%s=%d ", fold.ends[i].ref,
		    fold.ends[i].id.at[0]);
	if (out->len)
		out->at[out->len - 1] = '\0';
	pool_release(&pool);
}

static void
folds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(cases[row].log, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("witness", ROWS(cases, folds_as_wanted));
}
