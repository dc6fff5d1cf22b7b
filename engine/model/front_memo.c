/* SPDX-License-Identifier: Apache-2.0 */
#include "front_memo.h"

#include "data/yaml.h"
#include "text/matter.h"

static bool
is_known(const struct front_memo *memo, const struct front *front)
{
	return memo->map && memo->line == front->yaml_line &&
	    slice_equal(memo->yaml, front->yaml);
}

enum error_code
front_memo_read(struct front_memo *memo, const struct front *front,
    struct reader *r, struct error *err)
{
	struct place start = { r->path, front->yaml_line, 1 };
	enum error_code code;

	if (memo && is_known(memo, front)) {
		r->map = memo->map;
		return ERR_NONE;
	}
	code = yaml_parse(&r->map, start, front->yaml, memo ? memo->pool :
	    r->pool, err);
	if (memo && !code) {
		memo->map = r->map;
		memo->line = front->yaml_line;
		memo->yaml = (struct slice){ pool_copy(memo->pool,
		    front->yaml), front->yaml.len };
	}
	return code;
}
