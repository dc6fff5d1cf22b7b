/* SPDX-License-Identifier: Apache-2.0 */
#include "standing.h"

#include "fingerprints.h"
#include "model/exception.h"
#include "model/overlay.h"
#include "requests.h"

/* The request that made a file what it is, as its merge judged it. */
struct origin_of {
	struct view view;
	struct dossier dossier;
};

static bool
find_origin(struct origin_of *out, struct galley *g, const char *path)
{
	struct view_start start = { .store = g->store, .root = g->main.root };
	const char *request = refname_request(path, &g->pool);
	struct refname name;
	struct commit merge;
	struct error err;
	struct oid id;

	if (!request || !requests_merged(g, request, &id) ||
	    view_read_commit(g->store, id, &merge, &g->pool, &err) ||
	    !workspace_is_same(g, path, merge.tree, g->main.tree))
		return false;
	name = refname_of_request(request, &g->pool);
	start.commit = merge.parents[0];
	if (view_open(&out->view, &start, &g->pool, &err))
		return false;
	out->view.library.now = merge.time;
	return !dossier_open(&out->dossier, &out->view, &name,
	    merge.parents[1], &err) && !out->dossier.blocked;
}

static void
mark(struct galley *g, struct origin_of *origin, struct finding *f)
{
	struct merge_question q;
	const struct event *e;

	origin->view.library.now = g->now;
	q = dossier_question(&origin->dossier, &origin->view);
	e = exception_of_finding(&origin->dossier.decision.route, &q,
	    pool_format(&g->pool, "%s %s", f->rule, f->fingerprint),
	    &g->pool);
	if (e)
		f->excepted = pool_format(&g->pool, "%s, until %s", e->person,
		    e->message.trailers[TRAILER_UNTIL]);
}

void
standing_except(struct galley *g, const char *path, struct slice text,
    struct findings *list)
{
	struct change change = { .path = path, .new_text = text,
		.new_mode = MODE_FILE };
	struct changes changes = { &change, 1 };
	struct overlay overlay = { &g->main.source, &changes };
	struct source source = overlay_source(&overlay);
	struct origin_of *origin = pool_alloc(&g->pool, sizeof *origin);

	findings_sort(list);
	fingerprints_set(list, &source, &g->pool);
	if (findings_errors(list) == 0 || !find_origin(origin, g, path))
		return;
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].severity == SEVERITY_ERROR)
			mark(g, origin, &list->items[i]);
	}
}
