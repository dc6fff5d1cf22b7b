/* SPDX-License-Identifier: Apache-2.0 */
#include "verified.h"

#include "base/file.h"

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
