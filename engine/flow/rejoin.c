/* SPDX-License-Identifier: Apache-2.0 */
#include "rejoin.h"

#include <string.h>

#include "propose.h"

/* The three texts of a document; false: one of them is none. */
static bool
read_sides(struct joining *out, struct galley *g, const struct dossier *d,
    const struct change *c)
{
	struct tree_view base = { g->store, &g->pool, d->read.base_tree };

	*out = (struct joining){ .mine = c->new_text, .theirs = c->old_text };
	if (!c->new_mode || !c->on_main || !path_is_text(c->path) ||
	    !tree_view_read(base, c->path, &out->base))
		return false;
	/* Each side raised the version: that is not what is joined. */
	if (strcmp(c->path, "galley.yaml") == 0)
		*out = (struct joining){ propose_raised(g, out->base),
			propose_raised(g, out->mine),
			propose_raised(g, out->theirs) };
	return true;
}

static enum error_code
join(struct act *act, const struct dossier *d, const struct change *c,
    struct slice *out, struct error *err)
{
	const char *name = d->request.name.request;
	struct joining sides;
	bool all = read_sides(&sides, act->g, d, c);

	if (all && store_join(&sides, out, &act->g->pool))
		return ERR_NONE;
	return error_set(err, ERR_MOVED, "stale: %s changed in the library "
	    "meanwhile%s (galley diff %s shows yours; galley withdraw %s, then "
	    "propose it anew on today's text)", c->path, all ? ", in the same "
	    "lines as here" : "", name, name);
}

enum error_code
rejoin_tree(struct act *act, const struct dossier *d, struct oid *tree,
    struct error *err)
{
	enum error_code code = dossier_merged_tree(&act->g->main, &d->changes,
	    &act->tree, err);
	struct slice text;

	for (size_t i = 0; !code && i < d->changes.count; i++) {
		const struct change *c = &d->changes.items[i];

		if (c->moved && !(code = join(act, d, c, &text, err)) &&
		    !(code = act_put(act, c->path, &text, tree, err)))
			act->tree = *tree;
	}
	*tree = act->tree;
	if (!code && changes_classify(&d->changes,
	    &act->g->main.policy.settings.ci) == CHANGES_POLICY)
		code = propose_put_version(act, tree, err);
	return code;
}
