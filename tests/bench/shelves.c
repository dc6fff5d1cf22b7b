/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shelves FOLDER COUNT: puts so many templates on main, 250 on a shelf, by one
 * commit that no rule was asked about: for measuring, not for verifying.
 */
#include <stdio.h>
#include <stdlib.h>

#include "flow/act.h"

enum { SHELF = 250 };

static void
stop(const struct error *err)
{
	fprintf(stderr, "shelves: %s\n", err->text);
	exit(1);
}

static struct tree_changes
list_documents(struct galley *g, size_t count)
{
	struct tree_changes put = { .count = count };
	struct tree_entry template;

	if (!store_entry(g->store, g->main.tree,
	    "templates/email/first-touch.md", &template, &g->pool))
		exit(1);
	put.items = pool_alloc(&g->pool, (count + 1) * sizeof *put.items);
	for (size_t i = 0; i < count; i++)
		put.items[i] = (struct tree_change){
			.path = pool_format(&g->pool,
			    "templates/shelf-%04zu/document-%06zu.md",
			    i / SHELF, i),
			.new_mode = MODE_FILE, .new_id = template.id };
	return put;
}

int
main(int argc, char **argv)
{
	struct galley_options options = { .person = "brand1" };
	struct act_commit commit = { .parent_count = 1,
		.message = slice_of("merge: change/brand1/shelves\n") };
	struct ref_move move = { .name = "refs/heads/main" };
	struct tree_changes put;
	struct error err;
	struct galley *g;

	if (argc != 3)
		return 2;
	options.folder = argv[1];
	if (galley_open(&g, &options, &err))
		stop(&err);
	put = list_documents(g, strtoul(argv[2], NULL, 10));
	move.old_id = g->main.commit;
	commit.parents = &move.old_id;
	commit.time = g->now;
	if (store_update_tree(g->store, g->main.tree, &put, &commit.tree,
	    &err) ||
	    act_write_commit(g, &commit, &move.new_id, &err) ||
	    store_move_refs(g->store, &move, 1, &err))
		stop(&err);
	galley_close(g);
	return 0;
}
