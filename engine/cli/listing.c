/* SPDX-License-Identifier: Apache-2.0 */
#include "listing.h"

#include <string.h>

#include "table.h"
#include "tell.h"

/* Until when, and in whose stead: "late since 2026-05-01T15:00:00Z". */
static const char *
turn_of(struct call *call, const struct node *r)
{
	const char *stead = tell_get(call, r, "stead");
	const char *due = tell_get(call, r, "due");
	const char *after = tell_get(call, r, "after");
	const char *turn;

	if (*after)
		turn = pool_format(&call->pool, "after %s", after);
	else if (*due)
		turn = pool_format(&call->pool, "%s %s", node_get_bool(r,
		    "late") ? "late since" : "due", due);
	else
		turn = pool_format(&call->pool, "since %s",
		    tell_get(call, r, "since"));
	return *stead ? pool_format(&call->pool, "%s, for %s", turn, stead) :
	    turn;
}

void
listing_waiting(struct call *call, const struct node *list,
    const char *indent)
{
	struct table table = { .columns = 7, .indent = indent };
	struct pool *pool = &call->pool;

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];
		const char *account = tell_get(call, r, "account");

		tell_cells(call, &table, r, "request", "title", NULL);
		table_add(&table, pool, *account ?
		    pool_format(pool, "for %s", account) : "");
		tell_cells(call, &table, r, "requirements", "summary", NULL);
		table_add(&table, pool, turn_of(call, r));
		table_add(&table, pool, tell_get(call, r, "because"));
	}
	table_print(&table, &call->out);
}

/* One that was ended is told with how, until the server clears it away. */
static const char *
state_of(struct call *call, const struct node *r)
{
	const char *state = tell_state(call, r);

	return strcmp(node_get_text(r, "state", ""), "closed") == 0 ?
	    pool_format(&call->pool, "%s: %s", state, tell_get(call, r,
	    "why")) : state;
}

void
listing_states(struct call *call, const struct node *list,
    const char *indent)
{
	struct table table = { .columns = 2, .indent = indent };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		table_add(&table, &call->pool, tell_get(call, r, "request"));
		table_add(&table, &call->pool, state_of(call, r));
	}
	table_print(&table, &call->out);
}
