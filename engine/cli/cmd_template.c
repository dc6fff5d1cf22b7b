/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "tell.h"

static struct galley_import
read_import(const struct call *call)
{
	return (struct galley_import){
		.shelf = option_text(&call->args, "shelf"),
		.kind = option_text(&call->args, "kind"),
		.title = option_text(&call->args, "title"),
	};
}

static int
run_new(struct call *call)
{
	struct galley_import what = read_import(call);
	galley_report *report;

	what.id = option_operand(&call->args, 0);
	if (call_open(call) ||
	    galley_template_new(call->g, &what, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

/* In words at once; as JSON all together. */
static void
add_import(struct call *call, struct node *reports, galley_report *report)
{
	node_push(&call->pool, reports, report);
	if (!option_has(&call->args, "json"))
		tell_act(call, report);
}

static int
run_import(struct call *call)
{
	const struct names *files = &call->args.operands;
	struct galley_import what = read_import(call);
	struct node *reports = node_list(&call->pool);
	galley_report *report;
	size_t failed = 0;
	int status = 0;

	what.id = option_text(&call->args, "id");
	if (what.id && files->count > 1) {
		error_set(&call->err, ERR_USAGE,
		    "--id names one template (import its file alone)");
		return call_failed(call);
	}
	if (call_open(call))
		return call_failed(call);
	for (size_t i = 0; i < files->count; i++) {
		what.file = files->items[i];
		if (!galley_template_import(call->g, &what, &report,
		    &call->err))
			add_import(call, reports, report);
		else if (!failed++)
			status = call_failed(call);
		else
			call_failed(call);
	}
	if (reports->count)
		call_json(call, files->count == 1 ? reports->items[0] :
		    reports);
	return failed && failed < files->count ? error_status(ERR_PARTIAL) :
	    status;
}

static int
run_option(struct call *call)
{
	struct galley_option what = {
		.name = option_operand(&call->args, 0),
		.region = option_operand(&call->args, 1),
		.id = option_text(&call->args, "id"),
		.message = option_text(&call->args, "m"),
	};
	galley_report *report;

	if (call_open(call) ||
	    galley_template_option(call->g, &what, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static int
run_test(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	galley_report *report;
	int64_t errors;

	if (call_open(call) ||
	    galley_template_test(call->g, name, &report, &call->err))
		return call_failed(call);
	errors = node_get_number(report, "errors", 0);
	if (!call_json(call, report))
		tell_findings(call, node_get(report, "findings"));
	if (errors)
		return error_status(ERR_REFUSED);
	screen_format(&call->talk, "%s holds at its extremes.\n", name);
	return 0;
}

static const struct option new_options[] = {
	{ "shelf", "SHELF", "the shelf it goes on", OPTION_NEEDED },
	{ "kind", "KIND", "email, one-pager, proposal ...", OPTION_NEEDED },
	{ "title", "TITLE", "its title", 0 },
	{ 0 },
};

static const struct option import_options[] = {
	{ "id", "ID", "the template's id (default: from the file's name)", 0 },
	{ "shelf", "SHELF", "the shelf they go on", 0 },
	{ "kind", "KIND", "email, one-pager, proposal ...", 0 },
	{ "title", "TITLE", "the title (default: the first heading)", 0 },
	{ 0 },
};

static const struct option option_options[] = {
	{ "id", "ID", "the block's id (default: made from its words)", 0 },
	{ "m", "TEXT", "why, for those who approve it", OPTION_CONTENT },
	{ 0 },
};

static const struct command template_new = {
	.name = "template new",
	.operands = "ID",
	.about = "start a new template, as a request",
	.example = "galley template new renewal --shelf email --kind email",
	.group = GROUP_BRAND,
	.options = new_options,
	.run = run_new,
};

static const struct command template_import = {
	.name = "template import",
	.operands = "FILE...",
	.about = "make templates from Markdown files with placeholders",
	.example = "galley template import letters/renewal.md",
	.group = GROUP_BRAND,
	.options = import_options,
	.run = run_import,
};

static const struct command template_option = {
	.name = "template option",
	.operands = "REQUEST REGION",
	.about = "propose a request's words as an option of the region",
	.example = "galley template option rep1/first-touch/bolt opening",
	.group = GROUP_BRAND,
	.options = option_options,
	.run = run_option,
};

static const struct command template_test = {
	.name = "template test",
	.operands = "NAME",
	.about = "fill in a template with extreme values and check the results",
	.example = "galley template test renewal",
	.group = GROUP_BRAND,
	.run = run_test,
};

static const struct command *const parts[] = {
	&template_new, &template_import, &template_option, &template_test,
	NULL,
};

const struct command cmd_template = {
	.name = "template",
	.operands = "",
	.about = "start, import and test templates",
	.group = GROUP_BRAND,
	.parts = parts,
};
