/* SPDX-License-Identifier: Apache-2.0 */
#include "publish.h"

#include <string.h>

#include "archive.h"
#include "follow.h"
#include "origin.h"
#include "requests.h"

static bool
moves_main(const struct publication *p)
{
	for (size_t i = 0; i < p->count; i++) {
		if (strcmp(p->moves[i].name, "refs/heads/main") == 0)
			return true;
	}
	return false;
}

/* Whether the request that this ref was moved to is one that counts. */
static bool
counts(struct galley *g, const struct ref_move *move)
{
	struct refname name = refname_read(move->name, &g->pool);
	struct dossier d;
	struct error ignored;

	return (name.kind == REF_CUSTOM || name.kind == REF_CHANGE) &&
	    !oid_is_zero(move->new_id) &&
	    (chain_holds(&g->chain, move->new_id) ||
	    !dossier_fold(&d, &g->main, &name, move->new_id, &ignored));
}

/* What is closed lies on a ref that this act moved. */
static enum error_code
clean_up(struct galley *g, const struct publication *p, struct error *err)
{
	struct names refs = { 0 };

	for (size_t i = 0; i < p->count; i++) {
		if (counts(g, &p->moves[i]))
			names_add(&refs, &g->pool, p->moves[i].name);
	}
	return archive_sweep(g, &refs, err);
}

/* A workspace without origin is its own server. */
static enum error_code
publish_here(struct galley *g, struct publication *p, struct error *err)
{
	enum error_code code = store_move_refs(g->store, p->moves, p->count,
	    err);

	g->race.lost = code == ERR_MOVED;
	if (!code && moves_main(p))
		code = follow_main(g, &p->kept, err);
	return code ? code : clean_up(g, p, err);
}

enum error_code
publish(struct galley *g, struct publication *p, struct error *err)
{
	if (!g->has_origin)
		return publish_here(g, p, err);
	if (g->away)
		return error_set(err, ERR_SYSTEM, "origin cannot be reached, "
		    "and this is done only when origin took it: nothing was "
		    "changed (connect and try again)");
	return origin_push(g, p, err);
}
