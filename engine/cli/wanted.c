/* SPDX-License-Identifier: Apache-2.0 */
#include "wanted.h"

#include <string.h>

static void
add(struct galley_pairs *pairs, struct pool *pool, struct galley_pair pair)
{
	struct galley_pair *items = pool_alloc(pool,
	    (pairs->count + 1) * sizeof *items);

	if (pairs->count)
		memcpy(items, pairs->items, pairs->count * sizeof *items);
	items[pairs->count] = pair;
	*pairs = (struct galley_pairs){ items, pairs->count + 1 };
}

enum error_code
wanted_read(struct wanted *out, struct call *call)
{
	struct names targets = option_all(&call->args, "for");
	struct wanted wanted = {
		.fields = option_pairs(&call->args, "set"),
		.regions = option_pairs(&call->args, "region"),
	};
	struct galley_pair pair;

	for (size_t i = 0; i < targets.count; i++) {
		const char *target = targets.items[i];

		if (option_split(&pair, target, &call->pool))
			add(&wanted.facets, &call->pool, pair);
		else if (wanted.account)
			return error_set(&call->err, ERR_USAGE, "--for names "
			    "two accounts, %s and %s (a copy is for one)",
			    wanted.account, target);
		else
			wanted.account = target;
	}
	*out = wanted;
	return ERR_NONE;
}

void
wanted_set(struct wanted *wanted, struct pool *pool, struct galley_pair field)
{
	add(&wanted->fields, pool, field);
}
