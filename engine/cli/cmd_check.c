/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "command.h"
#include "base/plural.h"
#include "sarif.h"
#include "table.h"
#include "tell.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_VALE_LINE };

static enum error_code
read_format(struct call *call, enum format *out)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text",
		[FORMAT_JSON] = "json",
		[FORMAT_SARIF] = "sarif",
		[FORMAT_VALE_LINE] = "vale-line",
	};
	const char *given = option_text(&call->args, "format");

	*out = option_has(&call->args, "json") ? FORMAT_JSON : FORMAT_TEXT;
	for (size_t i = 0; given && i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(given, names[i]) == 0) {
			*out = (enum format)i;
			return ERR_NONE;
		}
	}
	return given ? error_set(&call->err, ERR_USAGE, "\"%s\" is not a "
	    "format (text, json, sarif or vale-line)", given) : ERR_NONE;
}

/*
 * Vale looks for a match in the source again, and where styled or linked text
 * keeps its words apart it finds only their line: who reads its lines counts
 * on that.  All other formats have the true column.
 */
static int64_t
vale_column(const struct node *f)
{
	int64_t len = node_get_number(f, "to", 0) - node_get_number(f, "from",
	    0);
	bool together = len == 0 ||
	    (size_t)len == strlen(node_get_text(f, "match", ""));

	return together ? node_get_number(f, "column", 0) : 1;
}

/* Vale's own line: no severity, nothing for what it would not have. */
static void
tell_vale_lines(struct call *call, const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct node *f = list->items[i];

		if (node_get(f, "excepted") || node_get_bool(f, "known"))
			continue;
		screen_format(&call->out, "%s:%" PRId64 ":%" PRId64 ":%s:%s\n",
		    node_get_text(f, "path", ""), node_get_number(f, "line", 0),
		    vale_column(f), node_get_text(f, "rule", ""),
		    node_get_text(f, "message", ""));
	}
}

static void
tell_mended(struct call *call, const galley_report *report)
{
	const struct node *mended = node_get(report, "mended");
	const struct node *kept = node_get(report, "kept");

	for (size_t i = 0; i < tell_count(report, "mended"); i++) {
		const struct node *m = mended->items[i];

		if (call->options.dry_run)
			screen_block(&call->out, "", node_get_text(m, "diff",
			    ""));
		else
			screen_format(&call->talk, "%s: %s mended\n",
			    node_get_text(m, "path", ""),
			    tell_number(call, m, "count", "place"));
	}
	for (size_t i = 0; i < tell_count(report, "kept"); i++)
		screen_format(&call->talk, "%s is unchanged: %s\n",
		    tell_get(call, kept->items[i], "path"),
		    tell_get(call, kept->items[i], "why"));
}

static void
tell_document(struct call *call, const struct node *document)
{
	const struct node *list = node_get(document, "deductions");
	struct table table = { .columns = 3, .indent = "    " };

	screen_format(&call->out, "  %3" PRId64 "  %s\n",
	    node_get_number(document, "score", 0),
	    node_get_text(document, "path", ""));
	for (size_t i = 0; i < tell_count(document, "deductions"); i++) {
		const struct node *d = list->items[i];

		table_add(&table, &call->pool, pool_format(&call->pool,
		    "-%" PRId64, node_get_number(d, "points", 0)));
		table_add(&table, &call->pool, node_get_text(d, "rule", ""));
		table_add(&table, &call->pool, pool_format(&call->pool,
		    "%" PRId64 " %s", node_get_number(d, "count", 0),
		    node_get_text(d, "severity", "")));
	}
	table_print(&table, &call->out);
}

static void
tell_score(struct call *call, const galley_report *report)
{
	const struct node *documents = node_get(report, "documents");

	if (!node_get(report, "score"))
		return;
	screen_styled(&call->out, STYLE_STRONG, "Score");
	screen_format(&call->out, " %" PRId64 " of 100: %s.\n",
	    node_get_number(report, "score", 0),
	    node_get_text(report, "definition", ""));
	for (size_t i = 0; i < documents->count; i++)
		tell_document(call, documents->items[i]);
}

static void
tell_result(struct call *call, const galley_report *report)
{
	size_t errors = (size_t)node_get_number(report, "errors", 0);
	size_t found = tell_count(report, "findings");

	tell_mended(call, report);
	tell_findings(call, node_get(report, "findings"));
	tell_score(call, report);
	screen_format(&call->talk, "%s checked: %s, %s\n",
	    tell_get(call, report, "checked"),
	    plural(errors, "error", &call->pool),
	    plural(found - errors, "other finding", &call->pool));
}

static void
tell(struct call *call, const galley_report *report, enum format format)
{
	struct buf json = { 0 };

	switch (format) {
	case FORMAT_TEXT:
		tell_result(call, report);
		break;
	case FORMAT_VALE_LINE:
		tell_vale_lines(call, node_get(report, "findings"));
		break;
	case FORMAT_SARIF:
		sarif_write(report, &json);
		break;
	case FORMAT_JSON:
		if (!call_json(call, report))
			node_write_json(report, &json);
		break;
	}
	if (json.len)
		screen_format(&call->out, "%s\n", json.at);
	buf_release(&json);
}

/* The styles of a .vale.ini over files, without a workspace. */
static int
run_styles(struct call *call, const struct galley_check *how,
    enum format format)
{
	struct galley_styles what = {
		.config = option_text(&call->args, "vale-config"),
		.glob = option_text(&call->args, "glob"),
		.least = option_text(&call->args, "min-alert-level"),
		.now = call->options.now,
		.dry_run = call->options.dry_run,
		.brief = format == FORMAT_TEXT || format == FORMAT_VALE_LINE,
		.check = *how,
	};
	galley_report *report = NULL;
	bool failed = galley_check_styles(&what, &report, &call->err);

	if (!report)
		return call_failed(call);
	tell_warnings(call, report);
	tell(call, report, format);
	galley_report_free(report);
	return failed ? error_status(ERR_REFUSED) : 0;
}

/* What only files without a workspace can be asked is not left undone. */
static enum error_code
judge_options(struct call *call)
{
	static const char *const alone[] = { "glob", "min-alert-level" };

	for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
		if (option_has(&call->args, alone[i]) &&
		    !option_has(&call->args, "vale-config"))
			return error_set(&call->err, ERR_USAGE, "--%s goes "
			    "with --vale-config alone (add --vale-config "
			    ".vale.ini, or leave --%s out)", alone[i],
			    alone[i]);
	}
	return ERR_NONE;
}

static int
run(struct call *call)
{
	const struct arguments *args = &call->args;
	struct galley_check how = {
		.names = args->operands.items,
		.count = args->operands.count,
		.since = option_text(args, "since"),
		.baseline = option_text(args, "baseline"),
		.fail_on = option_text(args, "fail-on"),
		.fix = option_has(args, "fix"),
		.score = option_has(args, "score"),
	};
	galley_report *report = NULL;
	enum format format;
	bool failed;

	if (read_format(call, &format) || judge_options(call))
		return call_failed(call);
	if (option_has(args, "vale-config"))
		return run_styles(call, &how, format);
	if (call_open(call))
		return call_failed(call);
	failed = galley_check(call->g, &how, &report, &call->err);
	if (!report)
		return call_failed(call);
	tell(call, report, format);
	return failed ? error_status(ERR_REFUSED) : 0;
}

static const struct option options[] = {
	{ "format", "FORM", "text, json, sarif or vale-line", 0 },
	{ "fail-on", "LEVEL", "fail from this level on: suggestion, warning, "
	  "error (default)", 0 },
	{ "since", "REVISION", "only lines changed since this revision", 0 },
	{ "baseline", "FILE", "ignore findings of this earlier run (JSON or "
	  "SARIF)", 0 },
	{ "fix", NULL, "apply the replacements that rules offer", 0 },
	{ "vale-config", "FILE", "check any Markdown with the styles of this "
	  ".vale.ini", 0 },
	{ "glob", "PATTERN", "with --vale-config: in folders, only files that "
	  "match", 0 },
	{ "min-alert-level", "LEVEL", "with --vale-config: report nothing "
	  "below this level", 0 },
	{ "score", NULL, "a score out of 100, and what each rule took off", 0 },
	{ 0 },
};

const struct command cmd_check = {
	.name = "check",
	.operands = "[NAME|PATH...]",
	.about = "check requests, templates or files against the rules",
	.example = "galley check bolt",
	.group = GROUP_ALL,
	.options = options,
	.run = run,
};
