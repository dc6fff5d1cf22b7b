/* SPDX-License-Identifier: Apache-2.0 */
#include "reasons.h"

#include <inttypes.h>

#include "table.h"
#include "tell.h"

/* "first-touch 3, renewal 1". */
static const char *
templates_of(struct call *call, const struct node *reason)
{
	const struct node *list = node_get(reason, "templates");
	struct buf text = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		const char *id = node_get_text(list->items[i], "template",
		    NULL);

		buf_format(&text, "%s%s %" PRId64, i ? ", " : "", id ? id :
		    "other changes", node_get_number(list->items[i], "count",
		    0));
	}
	return text.len ? buf_settle(&text, &call->pool).at : "";
}

int
reasons_tell(struct call *call)
{
	struct table table = { .columns = 3 };
	const struct node *list;
	galley_report *report;

	if (call_open(call) || galley_reasons(call->g,
	    option_text(&call->args, "since"), &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	list = node_get(report, "reasons");
	for (size_t i = 0; i < list->count; i++) {
		tell_cells(call, &table, list->items[i], "reason", "count",
		    NULL);
		table_add(&table, &call->pool, templates_of(call,
		    list->items[i]));
	}
	table_print(&table, &call->out);
	return 0;
}
