/* SPDX-License-Identifier: Apache-2.0 */
/*
 * archive FOLDER COUNT: makes withdrawn requests of rep1, and says in
 * milliseconds what archiving one takes, and COUNT at once: the medians of some.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ask.h"
#include "flow/archive.h"
#include "timed.h"

enum { SAMPLES = 5 };

/* Its ref, moved to where it was withdrawn. */
static struct ref_move
withdraw(struct galley *g, size_t number)
{
	struct act act = ask_submit(g, "words", pool_format(&g->pool,
	    "over-%06zu", number));
	struct message message = { .kind = EVENT_WITHDRAW,
		.request = act.name.request, .text = "" };
	struct error err;

	if (act_event(&act, &message, NULL, &err))
		ask_stop(&err);
	return (struct ref_move){ act.name.ref, { { 0 } }, act.head };
}

static double
sweep(struct galley *g, const struct ref_move *moves, size_t count)
{
	struct names refs = { 0 };
	struct error err;
	double start;

	for (size_t i = 0; i < count; i++)
		names_add(&refs, &g->pool, moves[i].name);
	start = timed_now();
	if (archive_sweep(g, &refs, &err))
		ask_stop(&err);
	return timed_now() - start;
}

/* The median of as many sweeps, each of the next COUNT. */
static double
median(struct galley *g, const struct ref_move *moves, size_t count)
{
	double times[SAMPLES];

	for (size_t i = 0; i < SAMPLES; i++)
		times[i] = sweep(g, moves + i * count, count);
	return timed_median(times, SAMPLES);
}

int
main(int argc, char **argv)
{
	struct galley_options options = { .person = "rep1" };
	struct ref_move *moves;
	struct error err;
	struct galley *g;
	size_t count, all;
	double one;

	if (argc != 3)
		return 2;
	options.folder = argv[1];
	count = strtoul(argv[2], NULL, 10);
	if (galley_open(&g, &options, &err))
		ask_stop(&err);
	all = 1 + SAMPLES * (1 + count);
	moves = pool_alloc(&g->pool, all * sizeof *moves);
	for (size_t i = 0; i < all; i++)
		moves[i] = withdraw(g, i);
	if (store_move_refs(g->store, moves, all, &err))
		ask_stop(&err);
	/* The first reads what all need, and is nobody's sample. */
	sweep(g, moves, 1);
	one = median(g, moves + 1, 1);
	printf("%.3f %.3f\n", one, median(g, moves + 1 + SAMPLES, count));
	galley_close(g);
	return 0;
}
