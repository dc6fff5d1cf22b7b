/* SPDX-License-Identifier: Apache-2.0 */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
ask_stop(const struct error *err)
{
	fprintf(stderr, "bench: %s\n", err->text);
	exit(1);
}

static struct slice
write_customization(struct galley *g, const char *kind, const char *name)
{
	struct tree_entry template;
	struct buf file = { 0 };
	bool wide = strcmp(kind, "wide") == 0;

	if (!store_entry(g->store, g->main.tree,
	    "templates/email/first-touch.md", &template, &g->pool))
		exit(1);
	buf_format(&file, "---\ntemplate: first-touch\nbase: %s\n"
	    "for: {account: %s}\nshare: me\nfields: {customer: %s%s}\n---\n",
	    oid_text(template.id).hex, name, name,
	    wide ? ", discount: 15" : "");
	if (!wide)
		buf_format(&file, "<!-- region opening -->\nEvery third caller "
		    "to %s hangs up before anyone can answer.\n"
		    "<!-- /region -->\n", name);
	return buf_settle(&file, &g->pool);
}

struct act
ask_submit(struct galley *g, const char *kind, const char *name)
{
	const char *request = pool_format(&g->pool, "%s/first-touch/%s",
	    g->as, name);
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
		ask_stop(&err);
	return act;
}
