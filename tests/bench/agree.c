/* SPDX-License-Identifier: Apache-2.0 */
#include "agree.h"

#include <stdio.h>
#include <stdlib.h>

struct galley *
agree_open(const char *folder, const char *person)
{
	struct galley_options options = { .folder = folder,
		.person = person };
	struct galley *g;
	struct error err;

	if (galley_open(&g, &options, &err))
		ask_stop(&err);
	return g;
}

/*
 * brand1's approval of what the request is now; the line's new head.  rep reads
 * it by a store of its own, and so from the disk.
 */
static struct oid
approve(struct galley *brand, const struct act *asked,
    const struct dossier *d)
{
	struct message message = { .kind = EVENT_APPROVE,
		.request = asked->name.request, .text = "" };
	struct act act = *asked;
	struct error err;

	act.g = brand;
	message.trailers[TRAILER_STAGE] = "standard/brand";
	message.trailers[TRAILER_SEEN] = d->seen.hex;
	if (act_event(&act, &message, NULL, &err) ||
	    store_flush(brand->store, &err))
		ask_stop(&err);
	return act.head;
}

/* The merge commit of a request that may merge. */
static struct oid
merge(struct galley *rep, struct galley *brand, const struct dossier *d)
{
	struct view *main = &rep->main;
	const char *request = d->request.name.request;
	struct oid parents[] = { main->commit, d->read.head }, made;
	struct act_commit commit = { .parents = parents, .parent_count = 2,
		.time = rep->now };
	struct buf message = { 0 };
	struct error err;

	if (d->blocked || !d->decision.may_merge) {
		fprintf(stderr, "agree: %s: %s\n", request,
		    d->blocked ? d->why.text : d->decision.why);
		exit(1);
	}
	merge_message(&d->decision, request, &message);
	commit.message = buf_slice(&message);
	if (dossier_merged_tree(main, &d->changes, &commit.tree, &err) ||
	    act_write_commit(brand, &commit, &made, &err) ||
	    store_flush(brand->store, &err))
		ask_stop(&err);
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

struct agreed
agree(struct galley *rep, struct galley *brand, const char *name)
{
	struct act act = ask_submit(rep, "words", name);
	struct agreed made = { .ref = act.name.ref, .asked = act.head };
	struct dossier d;
	struct error err;
	struct oid head;

	if (dossier_open(&d, &rep->main, &act.name, act.head, &err))
		ask_stop(&err);
	head = approve(brand, &act, &d);
	if (dossier_open(&d, &rep->main, &act.name, head, &err))
		ask_stop(&err);
	made.merge = merge(rep, brand, &d);
	follow(rep, made.merge);
	return made;
}
