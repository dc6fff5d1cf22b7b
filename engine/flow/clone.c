/* SPDX-License-Identifier: Apache-2.0 */
/* A workspace fetched, verified from its root, and made the person's. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "data/node.h"
#include "origin.h"
#include "remote.h"
#include "report.h"
#include "witness.h"

/* A path is kept whole: origin is looked for from the clone's folder. */
static const char *
whole_address(struct galley *g, const char *url)
{
	char *whole = file_exists(url) ? realpath(url, NULL) : NULL;
	const char *kept = pool_text(&g->pool, whole ? whole : url);

	free(whole);
	return kept;
}

static enum error_code
fetch_all(struct galley *g, const char *url, struct fetched *fetched,
    struct error *err)
{
	enum error_code code = remote_set(g, whole_address(g, url), err);

	if (!code && remote_fetch_rest(g, g->as, err) != REMOTE_DONE)
		code = err->code;
	(void)(code || (code = origin_fetch(g, 0, fetched, err)) ||
	    (code = witness_follow(g, err)));
	return code;
}

static enum error_code
take_journal(struct galley *g, struct error *err)
{
	struct ref_move move = { .name = pool_format(&g->pool,
		"refs/heads/journal/%s", g->as ? g->as : "") };

	if (!g->as)
		return ERR_NONE;
	move.new_id = remote_head(g, move.name);
	return oid_is_zero(move.new_id) ? ERR_NONE :
	    store_move_refs(g->store, &move, 1, err);
}

/* What was verified is what this clone holds on to from now on. */
static enum error_code
settle(struct galley *g, struct error *err)
{
	enum error_code code = store_set_config(g->store, "galley.workspace",
	    oid_text(g->main.root).hex, err);

	if (!code && g->as)
		code = store_set_config(g->store, "galley.person", g->as, err);
	return code ? code : take_journal(g, err);
}

static struct node *
describe(struct galley *g, const struct fetched *fetched)
{
	struct node *report = node_map(&g->pool);

	report_main(g, report);
	node_set_text(&g->pool, report, "folder", g->options.folder);
	node_set_text(&g->pool, report, "person", g->as);
	node_set_number(&g->pool, report, "fetched",
	    (int64_t)fetched->merges);
	return report;
}

/* The folder goes, or is empty again if it was there before. */
static void
clear_away(const char *folder, bool was_there)
{
	struct error ignored;

	(was_there ? file_empty_folder : file_remove_tree)(folder, &ignored);
}

/* Lies in a clone from its beginning to its end. */
static const char *
mark_of(struct galley *g)
{
	return workspace_file(g, "unfinished");
}

static enum error_code
begin(struct galley *g, struct error *err)
{
	enum error_code code = file_make_folder(pool_format(&g->pool,
	    "%sgalley", store_git_folder(g->store)), 0755, err);

	return code ? code : file_write(mark_of(g), slice_of(""), 0644, err);
}

/* Who ended a clone the hard way learns what it is that he meets. */
static enum error_code
judge_folder(const char *folder, struct error *err)
{
	struct buf mark = { 0 };
	bool unfinished;

	buf_format(&mark, "%s/.git/galley/unfinished", folder);
	unfinished = file_exists(mark.at);
	buf_release(&mark);
	return unfinished ? error_set(err, ERR_REFUSED, "a clone into %s was "
	    "not finished, or still runs (if none runs, remove the folder "
	    "and clone again)", folder) : ERR_NONE;
}

int
galley_clone(galley **out, const char *url,
    const struct galley_options *options, galley_report **report,
    galley_error *err)
{
	bool was_there = file_exists(options->folder);
	struct fetched fetched = { 0 };
	galley *g;
	enum error_code code;

	if (url[0] == '-' || !url[0])
		return (int)error_set(err, ERR_USAGE, "\"%s\" is not an "
		    "address",
		    url);
	(void)((code = workspace_refuse_dry_run(options, err)) ||
	    (code = sign_start(err)) ||
	    (code = judge_folder(options->folder, err)) ||
	    (code = workspace_create(&g, options, err)));
	if (code)
		return (int)code;
	(void)((code = begin(g, err)) ||
	    (code = fetch_all(g, url, &fetched, err)) ||
	    (code = settle(g, err)) ||
	    (code = interrupt_judge(err)) ||
	    (code = file_remove_tree(mark_of(g), err)));
	if (code) {
		galley_close(g);
		clear_away(options->folder, was_there);
		return (int)code;
	}
	*report = describe(g, &fetched);
	*out = g;
	return 0;
}
