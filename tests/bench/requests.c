/* SPDX-License-Identifier: Apache-2.0 */
/*
 * requests FOLDER COUNT KIND: adds so many submitted requests of rep1 to a
 * workspace, all refs moved at once.  KIND is a name's first part and what is
 * asked: "wide" wants marketing and legal, "words" marketing alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow/act.h"

static void
stop(const struct error *err)
{
	fprintf(stderr, "requests: %s\n", err->text);
	exit(1);
}

static struct slice
write_customization(struct galley *g, const char *kind, const char *name)
{
	struct tree_entry template;
	struct buf file = { 0 };

	if (!store_entry(g->store, g->main.tree,
	    "templates/email/first-touch.md", &template, &g->pool))
		exit(1);
	buf_format(&file, "---\ntemplate: first-touch\nbase: %s\n"
	    "for: {account: %s}\nshare: me\nfields: {customer: %s%s}\n---\n",
	    oid_text(template.id).hex, name, name,
	    strcmp(kind, "wide") ? "" : ", discount: 15");
	if (strcmp(kind, "words") == 0)
		buf_format(&file, "<!-- region opening -->\nEvery third caller "
		    "to %s hangs up before anyone can answer.\n"
		    "<!-- /region -->\n", name);
	return buf_settle(&file, &g->pool);
}

static struct ref_move
ask(struct galley *g, const char *kind, const char *name)
{
	const char *request = pool_format(&g->pool, "rep1/first-touch/%s",
	    name);
	struct refname ref = refname_of_request(request, &g->pool);
	struct slice file = write_customization(g, kind, name);
	struct message edit = { .kind = EVENT_EDIT, .request = request,
		.text = "" };
	struct message submit = { .kind = EVENT_SUBMIT, .request = request,
		.text = "" };
	struct error err;
	struct oid tree;
	struct act act;

	if (act_open(&act, g, &ref, &err) ||
	    act_put(&act, refname_path(&ref, &g->pool), &file, &tree, &err) ||
	    act_event(&act, &edit, &tree, &err) ||
	    act_event(&act, &submit, NULL, &err))
		stop(&err);
	return (struct ref_move){ ref.ref, { { 0 } }, act.head };
}

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
		stop(&err);
	moves = pool_alloc(&g->pool, (count + 1) * sizeof *moves);
	for (size_t i = 0; i < count; i++)
		moves[i] = ask(g, argv[3], pool_format(&g->pool, "%s-%06zu",
		    argv[3], i));
	if (store_move_refs(g->store, moves, count, &err))
		stop(&err);
	galley_close(g);
	return 0;
}
