/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "base/plural.h"
#include "problems.h"
#include "progress.h"
#include "table.h"
#include "tell.h"

static void
tell_steps(struct call *call, const struct node *steps)
{
	struct table table = { .columns = 7 };

	for (size_t i = 0; steps && i < steps->count; i++) {
		const struct node *s = steps->items[i];
		const char *id = tell_get(call, s, "commit");
		const char *request = tell_get(call, s, "request");

		table_add(&table, &call->pool,
		    pool_format(&call->pool, "%.10s", id));
		tell_cells(call, &table, s, "time", "by", NULL);
		table_add(&table, &call->pool, *request ? request :
		    tell_get(call, s, "kind"));
		table_add(&table, &call->pool,
		    tell_get(call, s, "requirements"));
		table_add(&table, &call->pool,
		    !node_get(s, "valid") || node_get_bool(s, "valid") ? "" :
		    "not valid");
		table_add(&table, &call->pool,
		    node_get_bool(s, "witnessed") ? "witnessed" : "");
	}
	table_print(&table, &call->out);
}

static void
tell_summary(struct call *call, const galley_report *report)
{
	const struct node *warnings = node_get(report, "warnings");
	const char *from = node_get_text(report, "from", NULL);

	screen_styled(&call->out, STYLE_GOOD, "valid");
	if (from)
		screen_format(&call->out, " since %.10s, which was verified "
		    "here before", from);
	screen_format(&call->out, ": %s, %s",
	    tell_number(call, report, "merges", "approved change"),
	    tell_number(call, report, "commits", "signature"));
	if (node_get(report, "requests"))
		screen_format(&call->out, ", %s", tell_number(call, report,
		    "requests", "open request"));
	screen_format(&call->out, "\n");
	screen_format(&call->out, "workspace %s, now at %s\n",
	    tell_get(call, report, "workspace"),
	    tell_get(call, report, "main"));
	screen_format(&call->out, "trust rests on %s of %s admins, and on the "
	    "root above\n", tell_get(call, report, "quorum"),
	    tell_get(call, report, "admins"));
	for (size_t i = 0; i < tell_count(report, "warnings"); i++)
		screen_format(&call->talk, "warning: %s\n",
		    tell_words(call, warnings->items[i]));
}

/* What must be looked at again if a key was stolen. */
static void
tell_distrusted(struct call *call, const galley_report *report)
{
	struct table table = { .columns = 4, .indent = "  " };
	const struct node *list = node_get(report, "distrusted");
	int64_t under = node_get_number(report, "distrusted_under", 0);

	if (!list)
		return;
	screen_format(&call->out, "%s rest%s on this key, and %" PRId64
	    " %s judged by a policy that does\n", plural(list->count, "step",
	    &call->pool), list->count == 1 ? "s" : "", under,
	    under == 1 ? "was" : "were");
	for (size_t i = 0; i < list->count; i++) {
		const struct node *s = list->items[i];

		table_add(&table, &call->pool, pool_format(&call->pool,
		    "%.10s", tell_get(call, s, "commit")));
		tell_cells(call, &table, s, "time", "request", "as", NULL);
	}
	table_print(&table, &call->out);
}

static void
tell_refused(struct call *call, const galley_report *report)
{
	const struct node *list = node_get(report, "refused");

	for (size_t i = 0; i < tell_count(report, "refused"); i++)
		screen_format(&call->out, "%s: %s\n",
		    tell_get(call, list->items[i], "request"),
		    tell_get(call, list->items[i], "text"));
	list = node_get(report, "left_out");
	for (size_t i = 0; i < tell_count(report, "left_out"); i++)
		screen_format(&call->out, "left out: %s, since a program's "
		    "answer is never proven\n", tell_words(call,
		    list->items[i]));
}

/* Proof that the server did not keep anything back, as far as there is one. */
static void
tell_witness(struct call *call, const galley_report *report)
{
	const struct node *against = node_get(report, "contradictions");

	if (!against)
		return;
	if (!node_get_number(report, "receipts", 0))
		screen_format(&call->out, "witnessed: nothing, since no server "
		    "writes receipts here\n");
	else
		screen_format(&call->out, "witnessed: %s of %s, by %s\n",
		    tell_get(call, report, "witnessed"),
		    tell_number(call, report, "merges", "approved change"),
		    tell_number(call, report, "receipts", "receipt"));
	for (size_t i = 0; i < tell_count(report, "contradictions"); i++)
		screen_format(&call->talk, "contradiction: %s\n",
		    tell_words(call, against->items[i]));
}

/* The gate's question of one move, where the host asks it as a check. */
static int
run_move(struct call *call)
{
	struct galley_move move = { option_text(&call->args, "ref"),
		option_text(&call->args, "old"),
		option_text(&call->args, "new") };
	galley_report *report = NULL;

	if (!move.ref || !move.old_id || !move.new_id) {
		error_set(&call->err, ERR_USAGE, "--old, --new and --ref go "
		    "together");
		return call_failed(call);
	}
	if (call_open(call))
		return call_failed(call);
	if (galley_verify_move(call->g, &move, &report, &call->err))
		return call_json(call, report) ?
		    galley_error_status(&call->err) :
		    problems_tell(call, report);
	if (!call_json(call, report))
		screen_format(&call->out, "%s may make this move\n", move.ref);
	return 0;
}

/* 0: as many as there are processors. */
static enum error_code
read_threads(struct call *call, int *out)
{
	const char *text = option_text(&call->args, "threads");
	size_t digits = text ? strspn(text, "0123456789") : 0;

	if (!text)
		return ERR_NONE;
	*out = digits && digits < 4 && !text[digits] ? atoi(text) : 0;
	return *out ? ERR_NONE : error_set(&call->err, ERR_USAGE, "--threads "
	    "takes a number from 1, not \"%s\"", text);
}

static int
run(struct call *call)
{
	struct galley_verify how = {
		.quiet = option_has(&call->args, "quiet"),
		.checks = option_has(&call->args, "checks"),
		.onward = option_has(&call->args, "onward"),
		.distrust = option_text(&call->args, "distrust") };
	galley_report *report = NULL;
	struct progress progress;
	bool failed;

	if (option_has(&call->args, "ref") || option_has(&call->args, "old") ||
	    option_has(&call->args, "new"))
		return run_move(call);
	if (read_threads(call, &how.threads) || call_open(call))
		return call_failed(call);
	progress_start(&progress, call, "Verifying every step");
	failed = galley_verify(call->g, &how, &report, &call->err);
	progress_end(&progress);
	if (report && !call_json(call, report)) {
		tell_steps(call, node_get(report, "steps"));
		if (!failed || node_get(report, "contradictions")) {
			tell_summary(call, report);
			tell_witness(call, report);
			tell_distrusted(call, report);
			tell_refused(call, report);
		}
	}
	return failed ? call_failed(call) : 0;
}

static const struct option options[] = {
	{ "quiet", NULL, "print only the result, not the steps", 0 },
	{ "checks", NULL, "also run each step's checks again, as of its time",
	  0 },
	{ "onward", NULL, "verify only what came since the last time", 0 },
	{ "distrust", "KEY", "list what rests on this key (or its fingerprint)",
	  OPTION_CONTENT },
	{ "old", "ID", "with --new and --ref: judge one move; its old id", 0 },
	{ "new", "ID", "the move's new id", 0 },
	{ "ref", "NAME", "the ref that moves (main, a request, merge/REQUEST)",
	  0 },
	{ "threads", "N", "threads to use (default: one per processor, at most "
	  "8)", 0 },
	{ 0 },
};

const struct command cmd_verify = {
	.name = "verify",
	.operands = "",
	.about = "prove every approval from the first one on, offline",
	.example = "galley verify",
	.group = GROUP_ADMIN,
	.options = options,
	.run = run,
};
