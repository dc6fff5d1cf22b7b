/* SPDX-License-Identifier: Apache-2.0 */
#include "verified.h"

#include "verify.h"

/*
 * An act that was cut off after main had moved left the work tree and the
 * signers behind, and the mark with them.  What cannot be brought along now is
 * tried again next time.
 */
static bool
bring_along(struct galley *g, struct oid from)
{
	struct commit commit;
	struct error ignored;

	return !view_read_commit(g->store, from, &commit, &g->pool,
	    &ignored) && !store_checkout(g->store, commit.tree, g->main.tree,
	    &g->race.kept, &g->pool, &ignored) &&
	    !workspace_write_signers(g, &ignored);
}

enum error_code
verified_hold(struct galley *g, struct error *err)
{
	struct verify_range range = { .root = g->main.root,
		.from = verified_last(g), .to = g->main.commit };
	struct verified verified;
	enum error_code code;

	if (oid_equal(range.from, range.to))
		return ERR_NONE;
	if (!oid_is_zero(range.from) &&
	    !view_on_chain(g->store, range.to, range.from))
		return error_set(err, ERR_INVALID, "T9: the library here does "
		    "not contain %.12s, which was verified last (galley doctor "
		    "says how to get back to it)", oid_text(range.from).hex);
	code = verify_steps(g, &range, &verified, err);
	if (code)
		return error_wrap(err, ERR_INVALID, "the library here was "
		    "moved by something else than galley and is refused "
		    "(galley doctor says how to get back): ");
	if (g->options.dry_run || (!oid_is_zero(range.from) &&
	    !bring_along(g, range.from)))
		return ERR_NONE;
	return verified_note(g, err);
}
