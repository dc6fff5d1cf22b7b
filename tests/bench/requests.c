/* SPDX-License-Identifier: Apache-2.0 */
/*
 * requests FOLDER COUNT KIND: adds so many submitted requests of rep1 to a
 * workspace, all refs moved at once.  KIND is a name's first part and what is
 * asked (ask.h).
 */
#include <stdlib.h>

#include "ask.h"

int
main(int argc, char **argv)
{
	struct galley_options options = { .person = "rep1" };
	struct ref_move *moves;
	struct error err;
	struct galley *g;
	size_t count;

	if (argc != 4)
		return 2;
	options.folder = argv[1];
	count = strtoul(argv[2], NULL, 10);
	if (galley_open(&g, &options, &err))
		ask_stop(&err);
	moves = pool_alloc(&g->pool, (count + 1) * sizeof *moves);
	for (size_t i = 0; i < count; i++) {
		struct act act = ask_submit(g, argv[3], pool_format(&g->pool,
		    "%s-%06zu", argv[3], i));

		moves[i] = (struct ref_move){ act.name.ref, { { 0 } },
			act.head };
	}
	if (store_move_refs(g->store, moves, count, &err))
		ask_stop(&err);
	galley_close(g);
	return 0;
}
