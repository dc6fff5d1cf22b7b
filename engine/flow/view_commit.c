/* SPDX-License-Identifier: Apache-2.0 */
#include "view.h"

enum error_code
view_read_commit(struct store *store, struct oid id, struct commit *out,
    struct pool *pool, struct error *err)
{
	struct slice raw;
	enum error_code code = store_read(store, id, OBJECT_COMMIT, &raw, pool,
	    err);

	if (!code)
		code = commit_parse(out, raw, pool, err);
	if (code == ERR_INVALID)
		error_wrap(err, ERR_INVALID, "%.12s: ", oid_text(id).hex);
	return code;
}
