/* SPDX-License-Identifier: Apache-2.0 */
#include "verified.h"

#include "verify.h"

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
	return g->options.dry_run ? ERR_NONE : verified_note(g, err);
}
