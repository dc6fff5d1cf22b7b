/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "command.h"
#include "base/plural.h"
#include "table.h"
#include "tell.h"

/* "brand (marketing (ann))": who would have been asked, or why nobody. */
static const char *
would(struct call *call, const struct node *request)
{
	const struct node *list = node_get(request, "would");
	struct buf text = { 0 };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];
		const char *result = node_get_text(r, "result", "");

		if (strcmp(result, "NOT-NEEDED") == 0)
			continue;
		buf_format(&text, "%s%s", text.len ? ", " : "",
		    tell_get(call, r, "name"));
		if (strcmp(result, "WAITING") != 0)
			continue;
		if (!tell_count(r, "can_act"))
			buf_text(&text, ": nobody could");
		else
			buf_format(&text, ": %s", tell_get(call, r, "who"));
	}
	return text.len ? buf_settle(&text, &call->pool).at : "nobody";
}

static const char *
was(struct call *call, const struct node *request)
{
	return tell_count(request, "was") ? tell_get(call, request, "was") :
	    "nobody";
}

static void
tell_requests(struct call *call, const struct node *list)
{
	struct table table = { .columns = 4 };

	for (size_t i = 0; i < list->count; i++) {
		const struct node *r = list->items[i];
		const char *why = node_get_text(r, "why", NULL);

		if (strcmp(node_get_text(r, "turnout", ""), "same") == 0)
			continue;
		tell_cells(call, &table, r, "turnout", "request", NULL);
		table_add(&table, &call->pool, pool_format(&call->pool,
		    "asked %s", was(call, r)));
		table_add(&table, &call->pool, why ? why : pool_format(
		    &call->pool, "would ask %s", would(call, r)));
	}
	table_print(&table, &call->out);
}

static int64_t
count(const struct node *counts, const char *name)
{
	return node_get_number(counts, name, 0);
}

static void
tell_counts(struct call *call, const galley_report *report)
{
	const struct node *n = node_get(report, "counts");
	struct screen *out = &call->out;

	screen_format(out, "%s: %s: %" PRId64 " ask for more, %" PRId64
	    " for less, %" PRId64 " for others, %" PRId64 " the same",
	    tell_get(call, report, "changed"),
	    plural(tell_count(report, "requests"), "request", &call->pool),
	    count(n, "more"), count(n, "less"), count(n, "other"),
	    count(n, "same"));
	if (count(n, "undecided"))
		screen_format(out, ", %" PRId64 " would be refused",
		    count(n, "undecided"));
	screen_format(out, "\n  approvals asked: %" PRId64 ", would be %"
	    PRId64 "\n  approved automatically: %" PRId64 ", would be %" PRId64
	    "\n", count(n, "asked_then"), count(n, "asked_now"),
	    count(n, "alone_then"), count(n, "alone_now"));
	if (count(n, "nobody"))
		screen_format(out, "  nobody could have approved: %" PRId64
		    "\n", count(n, "nobody"));
}

static int
run_simulate(struct call *call)
{
	struct galley_simulation what = {
		.request = option_operand(&call->args, 0),
		.since = option_text(&call->args, "since"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_simulate(call->g, &what, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	tell_requests(call, node_get(report, "requests"));
	tell_counts(call, report);
	return 0;
}

static const struct option simulate_options[] = {
	{ "since", "DATE", "only what was approved since this day", 0 },
	{ 0 },
};

static const struct command workflow_simulate = {
	.name = "workflow simulate",
	.operands = "[REQUEST]",
	.about = "try changed workflows (a request's, or the files here) on "
	    "past requests",
	.example = "galley workflow simulate --since 2026-10-01",
	.group = GROUP_BRAND,
	.options = simulate_options,
	.run = run_simulate,
};

static const struct command *const parts[] = { &workflow_simulate, NULL };

const struct command cmd_workflow = {
	.name = "workflow",
	.operands = "",
	.about = "try out who decides what",
	.group = GROUP_BRAND,
	.parts = parts,
};
