/* SPDX-License-Identifier: Apache-2.0 */
#include "raise_version.h"

#include <string.h>

#include "propose.h"

#define SETTINGS "galley.yaml"

static bool
read_settings(struct galley *g, struct oid tree, struct slice *out)
{
	return tree_view_read((struct tree_view){ g->store, &g->pool, tree },
	    SETTINGS, out);
}

/* Takes the next line that is not the version. */
static bool
next_line(struct slice *rest, struct slice *line)
{
	while (slice_line(rest, line)) {
		if (!slice_starts(*line, "version:"))
			return true;
	}
	return false;
}

static bool
differ_by_version(struct slice a, struct slice b)
{
	struct slice left, right;
	bool more = next_line(&a, &left);

	while (more) {
		if (!next_line(&b, &right) || !slice_equal(left, right))
			return false;
		more = next_line(&a, &left);
	}
	return !next_line(&b, &right);
}

/* The settings that both sides want: one of them changed the version alone. */
static bool
join_settings(struct galley *g, const struct dossier *d, struct slice *out)
{
	struct slice base, mine, today;

	if (!read_settings(g, d->read.base_tree, &base) ||
	    !read_settings(g, d->read.tree, &mine) ||
	    !read_settings(g, g->main.tree, &today))
		return false;
	if (differ_by_version(base, mine))
		*out = propose_raised(g, today);
	else if (differ_by_version(base, today))
		*out = propose_raised(g, mine);
	else
		return false;
	return true;
}

bool
raise_version_applies(struct galley *g, const struct dossier *d)
{
	struct slice joined;
	bool stale = false;

	for (size_t i = 0; i < d->changes.count; i++) {
		const struct change *c = &d->changes.items[i];

		if (c->moved && strcmp(c->path, SETTINGS) != 0)
			return false;
		stale |= c->moved;
	}
	return stale && g->as && strcmp(d->request.owner, g->as) == 0 &&
	    d->request.state != REQUEST_CLOSED &&
	    changes_classify(&d->changes, &g->main.policy.settings.ci) ==
	    CHANGES_POLICY && join_settings(g, d, &joined);
}

static enum error_code
sign_both(struct act *act, const struct dossier *d, const struct oid *tree,
    struct error *err)
{
	struct galley *g = act->g;
	struct message refresh = { .kind = EVENT_REFRESH, .text = "" };
	struct message submit;
	enum error_code code;

	refresh.request = act->name.request;
	refresh.trailers[TRAILER_BASE] = pool_text(&g->pool,
	    oid_text(g->main.commit).hex);
	code = act_event(act, &refresh, tree, err);
	if (code || d->request.state != REQUEST_SUBMITTED)
		return code;
	submit = d->request.events[d->request.last_submit].message;
	return act_event(act, &submit, NULL, err);
}

enum error_code
raise_version_begin(struct act *act, struct galley *g,
    const struct request_ref *ref, const struct dossier *d,
    struct error *err)
{
	struct slice settings = { 0 };
	struct oid tree;
	enum error_code code = act_begin(act, g, ref, err);

	if (!code)
		code = dossier_merged_tree(&g->main, &d->changes, &act->tree,
		    err);
	if (code)
		return code;
	join_settings(g, d, &settings);
	code = act_put(act, SETTINGS, &settings, &tree, err);
	return code ? code : sign_both(act, d, &tree, err);
}
