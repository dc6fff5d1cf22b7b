/* SPDX-License-Identifier: Apache-2.0 */
#include "verified.h"

#include "base/file.h"
#include "verify.h"

enum { LINE_LIMIT_BYTES = 64 };

struct oid
verified_last(struct galley *g)
{
	struct buf line = { 0 };
	struct oid id = { { 0 } };
	struct error ignored;

	if (!file_read(&line, workspace_file(g, "verified"), LINE_LIMIT_BYTES,
	    &ignored))
		oid_read(&id, slice_trim(buf_slice(&line)));
	buf_release(&line);
	return id;
}

enum error_code
verified_note(struct galley *g, struct error *err)
{
	const char *line = pool_format(&g->pool, "%s\n",
	    oid_text(g->main.commit).hex);
	enum error_code code = file_make_folder(workspace_file(g, ""), 0755,
	    err);

	return code ? code : file_write(workspace_file(g, "verified"),
	    slice_of(line), 0644, err);
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
	return g->options.dry_run ? ERR_NONE : verified_note(g, err);
}
