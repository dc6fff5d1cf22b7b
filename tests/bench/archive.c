/* SPDX-License-Identifier: Apache-2.0 */
/*
 * archive FOLDER COUNT: makes one withdrawn request of rep1 and COUNT more, and
 * says in milliseconds what archiving the one took, and all the others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ask.h"
#include "flow/archive.h"

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

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
	start = milliseconds();
	if (archive_sweep(g, &refs, &err))
		ask_stop(&err);
	return milliseconds() - start;
}

int
main(int argc, char **argv)
{
	struct galley_options options = { .person = "rep1" };
	struct ref_move *moves;
	struct error err;
	struct galley *g;
	size_t count;
	double one;

	if (argc != 3)
		return 2;
	options.folder = argv[1];
	count = strtoul(argv[2], NULL, 10);
	if (galley_open(&g, &options, &err))
		ask_stop(&err);
	moves = pool_alloc(&g->pool, (count + 1) * sizeof *moves);
	for (size_t i = 0; i <= count; i++)
		moves[i] = withdraw(g, i);
	if (store_move_refs(g->store, moves, count + 1, &err))
		ask_stop(&err);
	one = sweep(g, moves, 1);
	printf("%.3f %.3f\n", one, sweep(g, moves + 1, count));
	galley_close(g);
	return 0;
}
