/* SPDX-License-Identifier: Apache-2.0 */
#include "rejoin.h"

#include "propose.h"

static enum error_code
join(struct act *act, const struct dossier *d, const struct change *c,
    struct slice *out, struct error *err)
{
	struct joining sides = { .mine = c->new_text, .theirs = c->old_text };
	struct tree_view base = { act->g->store, &act->g->pool,
		d->read.base_tree };
	const char *name = d->request.name.request;

	if (c->new_mode && c->on_main && path_is_text(c->path) &&
	    tree_view_read(base, c->path, &sides.base) &&
	    store_join(&sides, out, &act->g->pool))
		return ERR_NONE;
	return error_set(err, ERR_MOVED, "stale: %s changed in the library "
	    "meanwhile, in the same lines as here (galley diff %s shows yours; "
	    "galley withdraw %s, then propose it anew on today's text)",
	    c->path, name, name);
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
