/* SPDX-License-Identifier: Apache-2.0 */
#include "listing.h"

#include "table.h"
#include "tell.h"

void
listing_waiting(struct call *call, const struct node *list,
    const char *indent)
{
	struct table table = { .columns = 6, .indent = indent };
	struct pool *pool = &call->pool;

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];
		const char *account = tell_get(call, r, "account");

		table_add(&table, pool, tell_get(call, r, "request"));
		table_add(&table, pool, tell_get(call, r, "title"));
		table_add(&table, pool, *account ?
		    pool_format(pool, "for %s", account) : "");
		table_add(&table, pool, tell_get(call, r, "requirements"));
		table_add(&table, pool, tell_get(call, r, "summary"));
		table_add(&table, pool, tell_get(call, r, "since"));
	}
	table_print(&table, &call->out);
}

void
listing_states(struct call *call, const struct node *list,
    const char *indent)
{
	struct table table = { .columns = 2, .indent = indent };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		table_add(&table, &call->pool, tell_get(call, r, "request"));
		table_add(&table, &call->pool, tell_state(call, r));
	}
	table_print(&table, &call->out);
}
