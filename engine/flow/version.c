/* SPDX-License-Identifier: Apache-2.0 */
#include "version.h"

enum error_code
version_read(struct version *out, struct galley *g,
    const struct target *target, struct error *err)
{
	struct tree_view files = { g->store, &g->pool, g->main.tree };
	struct commit commit;
	enum error_code code = ERR_NONE;

	*out = (struct version){ .path = target->path,
		.draft = target->kind == TARGET_REQUEST };
	if (out->draft) {
		if (target->request.name.kind != REF_CUSTOM)
			return error_set(err, ERR_USAGE, "%s changes "
			    "documents, not a customization (galley diff shows "
			    "it)",
			    target->request.name.request);
		out->path = refname_path(&target->request.name, &g->pool);
		code = view_read_commit(g->store, target->request.head,
		    &commit, &g->pool, err);
		files.tree = commit.tree;
	}
	if (code)
		return code;
	if (!out->path || !tree_view_read(files, out->path, &out->text))
		return error_set(err, ERR_MISSING, "no customization is there "
		    "any more");
	(void)((code = customization_parse(&out->c, out->path, out->text,
	    &g->pool, err)) ||
	    (code = library_template(&g->main.library, out->c.template_id,
	    &out->t, &g->pool, err)));
	return code;
}
