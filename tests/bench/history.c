/* SPDX-License-Identifier: Apache-2.0 */
/*
 * history FOLDER MERGES: adds so many approved customizations to main, each an
 * open, an edit, a submit, an approval by brand1 and the merge, and the people
 * who made them: rep1 and others with a hundred each.  The rules decide as in
 * any act, but main moves once for a person and no ref of a request is made.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ask.h"
#include "data/node.h"

/* A person's customizations of one template lie in one folder. */
enum { MERGES_A_PERSON = 100 };

struct maker {
	const char *folder;
	struct galley *rep;
	struct galley *brand;
	struct error err;
};

static struct galley *
open_as(struct maker *m, const char *person)
{
	struct galley_options options = { .folder = m->folder,
		.person = person };
	struct galley *g;

	if (galley_open(&g, &options, &m->err))
		ask_stop(&m->err);
	return g;
}

/* rep1 is there already. */
static void
add_person(struct maker *m, const char *id)
{
	struct galley_options options = { .folder = m->folder,
		.person = "brand1" };
	struct galley *g = open_as(m, "brand1");
	struct galley_person_entry entry = { .id = id, .name = id,
		.email = pool_format(&g->pool, "%s@northwind.example", id) };
	const char *const roles[] = { "rep" };
	galley_report *key, *report;

	entry.roles = roles;
	entry.role_count = 1;
	if (galley_key_new(id, &options, &key, &m->err))
		ask_stop(&m->err);
	entry.key = node_get_text(key, "key", NULL);
	if (galley_people_add(g, &entry, &report, &m->err))
		ask_stop(&m->err);
	galley_report_free(key);
	galley_close(g);
}

/* brand1's approval of what the request is now; the line's new head. */
static struct oid
approve(struct maker *m, const struct act *asked, const struct dossier *d)
{
	struct message message = { .kind = EVENT_APPROVE,
		.request = asked->name.request, .text = "" };
	struct act act = *asked;

	act.g = m->brand;
	message.trailers[TRAILER_STAGE] = "standard/brand";
	message.trailers[TRAILER_SEEN] = d->seen.hex;
	if (act_event(&act, &message, NULL, &m->err))
		ask_stop(&m->err);
	return act.head;
}

/* The merge commit of a request that may merge. */
static struct oid
merge(struct maker *m, const struct dossier *d, const char *request)
{
	struct view *main = &m->rep->main;
	struct oid parents[] = { main->commit, d->read.head }, made;
	struct act_commit commit = { .parents = parents, .parent_count = 2,
		.time = m->rep->now };
	struct buf message = { 0 };

	if (d->blocked || !d->decision.may_merge) {
		fprintf(stderr, "history: %s: %s\n", request,
		    d->blocked ? d->why.text : d->decision.why);
		exit(1);
	}
	merge_message(&d->decision, request, &message);
	commit.message = buf_slice(&message);
	if (dossier_merged_tree(main, &d->changes, &commit.tree, &m->err) ||
	    act_write_commit(m->brand, &commit, &made, &m->err))
		ask_stop(&m->err);
	buf_release(&message);
	return made;
}

static void
follow(struct galley *g, struct oid merged)
{
	struct view before = g->main;
	struct view_start start = { .store = g->store, .root = before.root,
		.commit = merged, .before = &before, .pasts = &g->pasts };
	struct error err;

	if (view_open(&g->main, &start, &g->pool, &err))
		ask_stop(&err);
	g->main.library.now = g->now;
	g->main.library.memo = before.library.memo;
}

static void
make(struct maker *m, const char *name)
{
	struct galley *g = m->rep;
	struct act act = ask_submit(g, "words", name);
	struct dossier d;
	struct oid head;

	if (dossier_open(&d, &g->main, &act.name, act.head, &m->err))
		ask_stop(&m->err);
	head = approve(m, &act, &d);
	if (dossier_open(&d, &g->main, &act.name, head, &m->err))
		ask_stop(&m->err);
	follow(g, merge(m, &d, act.name.request));
}

static void
make_many(struct maker *m, const char *person, size_t from, size_t to)
{
	struct ref_move move = { .name = "refs/heads/main" };

	m->rep = open_as(m, person);
	m->brand = open_as(m, "brand1");
	move.old_id = m->rep->main.commit;
	for (size_t i = from; i < to; i++)
		make(m, pool_format(&m->rep->pool, "merged-%06zu", i));
	move.new_id = m->rep->main.commit;
	if (store_move_refs(m->rep->store, &move, 1, &m->err))
		ask_stop(&m->err);
	galley_close(m->brand);
	galley_close(m->rep);
}

int
main(int argc, char **argv)
{
	struct maker m = { 0 };
	size_t count;

	if (argc != 3)
		return 2;
	m.folder = argv[1];
	count = strtoul(argv[2], NULL, 10);
	for (size_t from = 0; from < count; from += MERGES_A_PERSON) {
		size_t left = count - from;
		char person[32];

		snprintf(person, sizeof person, "rep%zu",
		    from / MERGES_A_PERSON + 1);
		if (from)
			add_person(&m, person);
		make_many(&m, person, from, from + (left < MERGES_A_PERSON ?
		    left : MERGES_A_PERSON));
	}
	return 0;
}
