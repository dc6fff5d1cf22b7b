/* SPDX-License-Identifier: Apache-2.0 */
#include "model/receipt.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define A "1111111111111111111111111111111111111111"
#define B "2222222222222222222222222222222222222222"
#define ZERO "0000000000000000000000000000000000000000"
#define BOLT "refs/heads/custom/rep1/first-touch/bolt "
#define MAIN "refs/heads/main "
#define END "\nGalley-Event: receipt\nGalley-Workspace: " A "\n"

#define SUBJECT "this is not a receipt: its subject reads \"receipt: " \
    "<yyyy-mm>\""
#define MOVE "this is not a receipt: a move reads ref, old and new id"
#define ORDER "this is not a receipt: its moves stand in byte order, once each"
#define TRAILERS "this is not a receipt: its trailers are not those of a " \
    "receipt"

/* What is read is told as "month kind moves"; a failure is its message. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "a move of main", "receipt: 2026-11\n\n" MAIN A " " B "\n" END,
	  "2026-11 receipt 1" },
	{ "a merge and the end of its request",
	  "receipt: 2026-11\n\n" BOLT A " " B "\n" MAIN A " " B "\n" END,
	  "2026-11 receipt 2" },
	{ "a new request",
	  "receipt: 2026-11\n\n" BOLT ZERO " " B "\n" END,
	  "2026-11 receipt 1" },
	{ "a request that was removed",
	  "receipt: 2026-11\n\n" BOLT B " " ZERO "\n" END,
	  "2026-11 receipt 1" },
	{ "what a crash left out is marked",
	  "gap: 2026-11\n\n" MAIN A " " B "\n\nGalley-Event: gap\n"
	  "Galley-Workspace: " A "\n", "2026-11 gap 1" },

	{ "nothing", "", SUBJECT },
	{ "another event", "approve: 2026-11\n\n" MAIN A " " B "\n" END,
	  SUBJECT },
	{ "no word for what it is", "2026-11\n\n" MAIN A " " B "\n" END,
	  SUBJECT },
	{ "no month", "receipt: \n\n" MAIN A " " B "\n" END, SUBJECT },
	{ "a month that is none",
	  "receipt: 2026-13\n\n" MAIN A " " B "\n" END, SUBJECT },
	{ "a day", "receipt: 2026-11-01\n\n" MAIN A " " B "\n" END, SUBJECT },
	{ "no empty line", "receipt: 2026-11\n" MAIN A " " B "\n" END,
	  SUBJECT },
	{ "no moves", "receipt: 2026-11\n\n" END, MOVE },
	{ "a journal", "receipt: 2026-11\n\nrefs/heads/journal/rep1 " A " " B
	  "\n" END, MOVE },
	{ "a tag", "receipt: 2026-11\n\nrefs/tags/x " A " " B "\n" END, MOVE },
	{ "a move without its new id",
	  "receipt: 2026-11\n\n" MAIN A "\n" END, MOVE },
	{ "an id too short",
	  "receipt: 2026-11\n\n" MAIN "1111 " B "\n" END, MOVE },
	{ "capitals in an id", "receipt: 2026-11\n\n" MAIN
	  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA " B "\n" END, MOVE },
	{ "two spaces", "receipt: 2026-11\n\n" MAIN " " A " " B "\n" END,
	  MOVE },
	{ "a carriage return", "receipt: 2026-11\n\n" MAIN A " " B "\r\n" END,
	  MOVE },
	{ "ids that touch", "receipt: 2026-11\n\n" MAIN A B "\n" END,
	  MOVE },
	{ "moves that touch", "receipt: 2026-11\n\n" BOLT A " " B MAIN A " "
	  B "\n" END, MOVE },
	{ "moves out of order", "receipt: 2026-11\n\n" MAIN A " " B "\n" BOLT
	  A " " B "\n" END, ORDER },
	{ "one ref twice", "receipt: 2026-11\n\n" MAIN A " " B "\n" MAIN B " "
	  A "\n" END, ORDER },
	{ "a move that leads nowhere", "receipt: 2026-11\n\n" MAIN A " " A
	  "\n" END, "this is not a receipt: a move leads from one commit to "
	  "another" },
	{ "trailers of another kind", "gap: 2026-11\n\n" MAIN A " " B "\n" END,
	  TRAILERS },
	{ "no workspace", "receipt: 2026-11\n\n" MAIN A " " B
	  "\n\nGalley-Event: receipt\n", TRAILERS },
	{ "no trailer's name", "receipt: 2026-11\n\n" MAIN A " " B
	  "\n\nreceipt\nGalley-Workspace: " A "\n", TRAILERS },
	{ "no event", "receipt: 2026-11\n\n" MAIN A " " B
	  "\n\nGalley-Event: \nGalley-Workspace: " A "\n", TRAILERS },
	{ "no workspace's name", "receipt: 2026-11\n\n" MAIN A " " B
	  "\n\nGalley-Event: receipt" A "\n", TRAILERS },
	{ "a byte too many", "receipt: 2026-11\n\n" MAIN A " " B "\n" END "\n",
	  TRAILERS },
	{ "a byte too few", "receipt: 2026-11\n\n" MAIN A " " B
	  "\n\nGalley-Event: receipt\nGalley-Workspace: " A, TRAILERS },
};

static void
describe(const char *text, struct buf *out)
{
	struct pool pool = { 0 };
	struct receipt r;
	struct error err;

	if (receipt_parse(&r, slice_of(text), &pool, &err))
		buf_text(out, err.text);
	else
		buf_format(out, "%s %s %zu", r.month, r.gap ? "gap" :
		    "receipt", r.count);
	pool_release(&pool);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(cases[row].text, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

/* What stands behind the end, by chance, would make it whole. */
static void
no_beginning_is_a_receipt(void **state)
{
	static const char text[] = "receipt: 2026-11\n\n" MAIN A " " B "\n"
	    END;
	const size_t subject = strlen("receipt: 2026-11\n\n");
	const size_t moves = subject + strlen(MAIN A " " B "\n\n");
	struct pool pool = { 0 };
	struct receipt r;
	struct error err;

	(void)state;
	for (size_t len = 0; len < sizeof text - 1; len++) {
		assert_int_equal(receipt_parse(&r, (struct slice){ text, len },
		    &pool, &err), ERR_INVALID);
		assert_string_equal(err.text, len < subject ? SUBJECT :
		    len < moves ? MOVE : TRAILERS);
	}
	pool_release(&pool);
}

static void
no_ref_hides_behind_a_nul(void **state)
{
	static const char text[] = "receipt: 2026-11\n\nrefs/heads/main\0x "
	    A " " B "\n" END;
	struct pool pool = { 0 };
	struct receipt r;
	struct error err;

	(void)state;
	assert_int_equal(receipt_parse(&r, (struct slice){ text,
	    sizeof text - 1 }, &pool, &err), ERR_INVALID);
	assert_string_equal(err.text, MOVE);
	pool_release(&pool);
}

/* As many moves as may be, sorted and written, read back; one more does not. */
static void
holds_so_many_moves(void **state)
{
	struct receipt_move moves[RECEIPT_MOVES + 1];
	struct receipt r = { .month = "2026-11", .moves = moves };
	struct pool pool = { 0 };
	struct buf text = { 0 };
	struct receipt again;
	struct error err;

	(void)state;
	receipt_sort(NULL, 0);
	for (int i = 0; i <= RECEIPT_MOVES; i++)
		moves[i] = (struct receipt_move){ pool_format(&pool,
			"refs/heads/change/ann/t%d", 99 - i), { { 1 } },
			{ { 2 } } };
	r.count = RECEIPT_MOVES;
	receipt_sort(moves, r.count);
	receipt_write(&r, &text);
	assert_int_equal(receipt_parse(&again, buf_slice(&text), &pool, &err),
	    ERR_NONE);
	assert_int_equal(again.count, RECEIPT_MOVES);
	buf_clear(&text);
	r.count++;
	receipt_sort(moves, r.count);
	receipt_write(&r, &text);
	assert_int_equal(receipt_parse(&again, buf_slice(&text), &pool, &err),
	    ERR_INVALID);
	assert_string_equal(err.text,
	    "this is not a receipt: it has too many moves");
	buf_release(&text);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("receipt", ROWS(cases, reads_as_wanted),
	    ROW("no beginning of a receipt is one",
		no_beginning_is_a_receipt),
	    ROW("no ref hides behind a NUL", no_ref_hides_behind_a_nul),
	    ROW("holds so many moves", holds_so_many_moves));
}
