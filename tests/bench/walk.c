/* SPDX-License-Identifier: Apache-2.0 */
/*
 * walk FOLDER PERSON: opens a workspace and walks the request index as any list
 * has to: every ref, what is remembered of it, the order of waiting.  Nothing
 * is judged, and nothing told but how many there are.
 */
#include <stdio.h>

#include "ask.h"
#include "flow/queue.h"

enum { DAY = 24 * 60 * 60 };

int
main(int argc, char **argv)
{
	struct galley_options options = { 0 };
	struct index_key key = { .file = "index" };
	struct queue queue;
	struct galley *g;
	struct error err;

	if (argc != 3)
		return 2;
	options.folder = argv[1];
	options.person = key.person = argv[2];
	if (galley_open(&g, &options, &err))
		ask_stop(&err);
	key.main = g->main.commit;
	key.day = g->now / DAY;
	if (queue_open(&queue, g, &key, &err))
		ask_stop(&err);
	printf("%zu\n", queue.count);
	queue_close(&queue);
	galley_close(g);
	return 0;
}
