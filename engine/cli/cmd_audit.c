/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "command.h"
#include "table.h"
#include "tell.h"

static void
tell_sample(struct call *call, const struct node *list)
{
	struct table table = { .columns = 5 };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];
		const char *verdict = tell_get(call, r, "verdict");

		table_add(&table, &call->pool, verdict[0] ? verdict :
		    "to look at");
		tell_cells(call, &table, r, "request", "time", "by", "text",
		    NULL);
	}
	table_print(&table, &call->out);
}

/* "1.2" of 12. */
static const char *
percent(struct call *call, const struct node *share, const char *name)
{
	int64_t value = node_get_number(share, name, 0);

	return pool_format(&call->pool, "%" PRId64 ".%" PRId64, value / 10,
	    value % 10);
}

static void
tell_share(struct call *call, const galley_report *report)
{
	const struct node *share = node_get(report, "share");
	struct screen *out = &call->out;

	screen_format(out, "%" PRId64 " approved automatically, %zu drawn, %"
	    PRId64 " judged, %" PRId64 " of them wrong\n",
	    node_get_number(report, "alone", 0), tell_count(report, "sample"),
	    node_get_number(report, "judged", 0),
	    node_get_number(report, "wrong", 0));
	if (share->kind == NODE_TEXT)
		screen_format(out, "share of wrong ones: %s\n", share->text);
	else
		screen_format(out, "share of wrong ones: %s %%, between %s and "
		    "%s %% with 95 %% certainty\n", percent(call, share,
		    "per_mille"), percent(call, share, "least"),
		    percent(call, share, "most"));
}

static int
list(struct call *call)
{
	galley_report *report;

	if (call_open(call) || galley_sample(call->g,
	    option_text(&call->args, "since"), &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	tell_sample(call, node_get(report, "sample"));
	tell_share(call, report);
	return 0;
}

static int
judge(struct call *call, const char *request)
{
	struct galley_judgement what = { .request = request,
		.wrong = option_has(&call->args, "wrong"),
		.message = option_text(&call->args, "m") };
	galley_report *report;

	if (call_open(call) ||
	    galley_sample_judge(call->g, &what, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	screen_format(&call->out, "%s: %s\n", tell_get(call, report,
	    "request"), tell_get(call, report, "verdict"));
	call_next(call, report);
	return 0;
}

static int
run(struct call *call)
{
	const char *request = option_operand(&call->args, 0);
	bool right = option_has(&call->args, "right");
	bool wrong = option_has(&call->args, "wrong");

	if ((request != NULL) != (right || wrong) || (right && wrong)) {
		error_set(&call->err, ERR_USAGE, "one request is judged right "
		    "or wrong (galley audit REQUEST --right, or --wrong -m "
		    "TEXT; without any: what was drawn)");
		return call_failed(call);
	}
	return request ? judge(call, request) : list(call);
}

static const struct option options[] = {
	{ "right", NULL, "it was right to approve it", 0 },
	{ "wrong", NULL, "somebody should have been asked", 0 },
	{ "m", "TEXT", "what is wrong with it", OPTION_CONTENT },
	{ "since", "DATE", "only what was approved since this day", 0 },
	{ 0 },
};

const struct command cmd_audit = {
	.name = "audit",
	.operands = "[REQUEST]",
	.about = "review a sample of what was approved automatically",
	.example = "galley audit rep1/first-touch/bolt --right",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
