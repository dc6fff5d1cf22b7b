/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "command.h"
#include "base/plural.h"
#include "table.h"
#include "tell.h"

/* Of main, or without a workspace of a .vale.ini. */
static struct galley_rules
read_rules(struct call *call)
{
	return (struct galley_rules){
		.config = option_text(&call->args, "vale-config"),
		.names = call->args.operands.items,
		.count = call->args.operands.count,
	};
}

typedef int ask_rules(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err);

/* The report, and what to do with it; a folder's is the call's to free. */
static int
answer(struct call *call, ask_rules *ask,
    void (*tell)(struct call *call, const galley_report *report))
{
	struct galley_rules what = read_rules(call);
	galley_report *report = NULL;
	int failed;

	if (!what.config && call_open(call))
		return call_failed(call);
	failed = ask(call->g, &what, &report, &call->err);
	if (!report)
		return call_failed(call);
	if (!call_json(call, report))
		tell(call, report);
	if (!call->g)
		galley_report_free(report);
	return failed ? galley_error_status(&call->err) : 0;
}

static void
tell_list(struct call *call, const galley_report *report)
{
	const struct node *rules = node_get(report, "rules");
	const struct node *idle = node_get(report, "idle");
	struct table table = { .columns = 4 };

	for (size_t i = 0; i < rules->count; i++) {
		const struct node *r = rules->items[i];

		table_add(&table, &call->pool, node_get_text(r, "id", ""));
		table_add(&table, &call->pool, node_get_bool(r, "on") ?
		    node_get_text(r, "level", "") : "off");
		table_add(&table, &call->pool, node_get_text(r, "kind", ""));
		table_add(&table, &call->pool, node_get_text(r, "message",
		    ""));
	}
	table_print(&table, &call->out);
	for (size_t i = 0; i < idle->count; i++)
		screen_format(&call->talk, "warning: %s\n",
		    tell_words(call, idle->items[i]));
	screen_format(&call->talk, "%s\n", plural(rules->count, "rule",
	    &call->pool));
}

static void
tell_examples(struct call *call, const struct node *rule, const char *key)
{
	const struct node *list = node_get(rule, key);

	for (size_t i = 0; i < tell_count(rule, key); i++) {
		screen_format(&call->out, "%s:\n", key);
		screen_block(&call->out, "    ", tell_words(call,
		    list->items[i]));
	}
}

static void
tell_one(struct call *call, const struct node *r)
{
	const char *why = node_get_text(r, "why", NULL);

	screen_styled(&call->out, STYLE_STRONG, node_get_text(r, "id", ""));
	screen_format(&call->out, ": %s, %s, in %s\n", node_get_text(r, "kind",
	    ""), node_get_bool(r, "on") ? node_get_text(r, "level", "") :
	    "off", node_get_text(r, "path", ""));
	screen_format(&call->out, "says: %s\n", node_get_text(r, "message",
	    ""));
	if (why)
		screen_format(&call->out, "why: %s\n", why);
	if (node_get(r, "owner"))
		screen_format(&call->out, "owner: %s\n",
		    node_get_text(r, "owner", ""));
	if (node_get(r, "link"))
		screen_format(&call->out, "more: %s\n",
		    node_get_text(r, "link", ""));
	tell_examples(call, r, "good");
	tell_examples(call, r, "bad");
}

static void
tell_shown(struct call *call, const galley_report *report)
{
	const struct node *rules = node_get(report, "rules");

	for (size_t i = 0; i < rules->count; i++)
		tell_one(call, rules->items[i]);
}

static void
tell_slips(struct call *call, const struct node *rule)
{
	const struct node *slips = node_get(rule, "slips");

	for (size_t i = 0; i < slips->count; i++) {
		const struct node *s = slips->items[i];

		screen_styled(&call->out, STYLE_BAD,
		    node_get_text(rule, "id", ""));
		screen_format(&call->out, node_get_bool(s, "good") ?
		    " finds something in a good example: %s\n" :
		    " finds nothing in a bad example%s\n",
		    node_get_text(s, "found", ""));
		screen_block(&call->out, "    ", node_get_text(s, "text", ""));
	}
}

static void
tell_test(struct call *call, const galley_report *report)
{
	const struct node *rules = node_get(report, "rules");
	size_t without = tell_count(report, "without");
	int64_t tried = 0;

	for (size_t i = 0; i < rules->count; i++) {
		tell_slips(call, rules->items[i]);
		tried += node_get_number(rules->items[i], "tried", 0);
	}
	if (without)
		screen_format(&call->talk, "without examples: %s\n",
		    tell_get(call, report, "without"));
	screen_format(&call->talk, "%s of %s, %" PRId64 " not as the rule "
	    "says\n", plural((size_t)tried, "example", &call->pool),
	    plural(rules->count, "rule", &call->pool),
	    node_get_number(report, "slips", 0));
}

/* "2 errors, 1 warning". */
static const char *
counts_of(struct call *call, const struct node *document)
{
	static const char *const keys[] = { "errors", "warnings",
		"suggestions" };
	struct buf out = { 0 };

	for (size_t i = 0; i < 3; i++) {
		int64_t count = node_get_number(document, keys[i], 0);

		if (count)
			buf_format(&out, "%s%" PRId64 " %.*s",
			    out.len ? ", " : "", count,
			    (int)strlen(keys[i]) - (count == 1), keys[i]);
	}
	return buf_settle(&out, &call->pool).at;
}

static void
tell_library(struct call *call, const galley_report *report)
{
	const struct node *list = node_get(report, "documents");
	struct table table = { .columns = 3 };
	int64_t unusable = node_get_number(report, "unusable", 0);

	for (size_t i = 0; i < list->count; i++) {
		const struct node *d = list->items[i];
		const struct node *first = node_get(d, "first");

		table_add(&table, &call->pool, node_get_text(d, "path", ""));
		table_add(&table, &call->pool, counts_of(call, d));
		table_add(&table, &call->pool, pool_format(&call->pool,
		    "line %s: %s", tell_get(call, first, "line"),
		    tell_get(call, first, "message")));
	}
	table_print(&table, &call->out);
	screen_format(&call->talk, "%s of %s would be flagged\n",
	    tell_get(call, report, "flagged"),
	    tell_number(call, report, "checked", "approved document"));
	if (unusable)
		screen_format(&call->talk, "%" PRId64 " would be unusable "
		    "until mended or allowed by an exception\n", unusable);
}

static int
run_list(struct call *call)
{
	return answer(call, galley_rules, tell_list);
}

static int
run_show(struct call *call)
{
	return answer(call, galley_rules, tell_shown);
}

static int
run_test(struct call *call)
{
	if (!option_has(&call->args, "library"))
		return answer(call, galley_rule_test, tell_test);
	if (option_has(&call->args, "vale-config")) {
		error_set(&call->err, ERR_USAGE, "--library needs a workspace, "
		    "--vale-config is for a folder (leave one out)");
		return call_failed(call);
	}
	return answer(call, galley_rule_library, tell_library);
}

static int
run_new(struct call *call)
{
	struct galley_rule_entry entry = {
		.id = option_operand(&call->args, 0),
		.kind = option_text(&call->args, "kind"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_rule_new(call->g, &entry, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_import(struct call *call)
{
	struct galley_rule_entry entry = {
		.file = option_operand(&call->args, 0),
		.style = option_text(&call->args, "style"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_rule_import(call->g, &entry, &report, &call->err))
		return call_failed(call);
	if (!option_has(&call->args, "json"))
		screen_format(&call->talk, "%s words became %zu rules\n",
		    tell_get(call, report, "terms"),
		    tell_count(report, "rules"));
	return tell_act(call, report);
}

#define CONFIG { "vale-config", "FILE", "use the rules of this .vale.ini, " \
    "without a workspace", 0 }

static const struct option list_options[] = { CONFIG, { 0 } };

static const struct option test_options[] = {
	CONFIG,
	{ "library", NULL, "list what they would flag in the approved "
	  "documents", 0 },
	{ 0 },
};

static const struct option new_options[] = {
	{ "kind", "KIND", "existence, substitution, occurrence ...", 0 },
	{ 0 },
};

static const struct option import_options[] = {
	{ "style", "STYLE", "the style they belong to (default: House)", 0 },
	{ 0 },
};

static const struct command rule_list = {
	.name = "rule list",
	.operands = "",
	.about = "list the style rules, each with its level and message",
	.example = "galley rule list",
	.group = GROUP_BRAND,
	.options = list_options,
	.run = run_list,
};

static const struct command rule_show = {
	.name = "rule show",
	.operands = "ID...",
	.about = "show what a rule says and why, with its examples",
	.example = "galley rule show Galley.Hype",
	.group = GROUP_BRAND,
	.options = list_options,
	.run = run_show,
};

static const struct command rule_new = {
	.name = "rule new",
	.operands = "STYLE.RULE",
	.about = "start a new rule, as a request",
	.example = "galley rule new House.Greetings --kind substitution",
	.group = GROUP_BRAND,
	.options = new_options,
	.run = run_new,
};

static const struct command rule_test = {
	.name = "rule test",
	.operands = "[ID|FILE...]",
	.about = "run the good and bad examples of the rules",
	.example = "galley rule test Galley.Hype --library",
	.group = GROUP_BRAND,
	.options = test_options,
	.run = run_test,
};

static const struct command rule_import = {
	.name = "rule import",
	.operands = "FILE",
	.about = "make rules from a CSV list (columns: write, instead of, why, "
	    "severity)",
	.example = "galley rule import terms.csv --style House",
	.group = GROUP_BRAND,
	.options = import_options,
	.run = run_import,
};

static const struct command *const parts[] = {
	&rule_list, &rule_show, &rule_new, &rule_test, &rule_import, NULL,
};

const struct command cmd_rule = {
	.name = "rule",
	.operands = "",
	.about = "list, show, test, start and import style rules",
	.group = GROUP_BRAND,
	.parts = parts,
};
