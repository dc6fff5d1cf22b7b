/* SPDX-License-Identifier: Apache-2.0 */
#include "follow.h"
#include "verified.h"

enum error_code
follow_main(struct galley *g, struct names *kept, struct error *err)
{
	struct oid before = g->main.tree;
	enum error_code code = workspace_reload(g, err);

	if (!code)
		code = store_checkout(g->store, before, g->main.tree, kept,
		    &g->pool, err);
	(void)(code || (code = workspace_write_signers(g, err)) ||
	    (code = verified_note(g, err)));
	return code;
}
