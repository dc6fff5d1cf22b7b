/* SPDX-License-Identifier: Apache-2.0 */
/*
 * history FOLDER MERGES: adds so many approved customizations to main, each an
 * open, an edit, a submit, an approval by brand1 and the merge, and the people
 * who made them: rep1 and others with a hundred each.  The rules decide as in
 * any act, but main moves once for a person and no ref of a request is made.
 */
#include <stdio.h>
#include <stdlib.h>

#include "agree.h"
#include "data/node.h"

/* A person's customizations of one template lie in one folder. */
enum { MERGES_A_PERSON = 100 };

/* rep1 is there already. */
static void
add_person(const char *folder, const char *id)
{
	struct galley_options options = { .folder = folder,
		.person = "brand1" };
	struct galley *g = agree_open(folder, "brand1");
	struct galley_person_entry entry = { .id = id, .name = id,
		.email = pool_format(&g->pool, "%s@northwind.example", id) };
	const char *const roles[] = { "rep" };
	galley_report *key, *report;
	struct error err;

	entry.roles = roles;
	entry.role_count = 1;
	if (galley_key_new(id, &options, &key, &err))
		ask_stop(&err);
	entry.key = node_get_text(key, "key", NULL);
	if (galley_people_add(g, &entry, &report, &err))
		ask_stop(&err);
	galley_report_free(key);
	galley_close(g);
}

static void
make_many(const char *folder, const char *person, size_t from, size_t to)
{
	struct galley *rep = agree_open(folder, person);
	struct galley *brand = agree_open(folder, "brand1");
	struct ref_move move = { .name = "refs/heads/main",
		.old_id = rep->main.commit };
	struct error err;

	for (size_t i = from; i < to; i++)
		agree(rep, brand, pool_format(&rep->pool, "merged-%06zu", i));
	move.new_id = rep->main.commit;
	if (store_move_refs(rep->store, &move, 1, &err))
		ask_stop(&err);
	galley_close(brand);
	galley_close(rep);
}

int
main(int argc, char **argv)
{
	size_t count;

	if (argc != 3)
		return 2;
	count = strtoul(argv[2], NULL, 10);
	for (size_t from = 0; from < count; from += MERGES_A_PERSON) {
		size_t left = count - from;
		char person[32];

		snprintf(person, sizeof person, "rep%zu",
		    from / MERGES_A_PERSON + 1);
		if (from)
			add_person(argv[1], person);
		make_many(argv[1], person, from, from +
		    (left < MERGES_A_PERSON ? left : MERGES_A_PERSON));
	}
	return 0;
}
