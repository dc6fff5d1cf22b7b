/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "command.h"
#include "outlet.h"
#include "refusal.h"
#include "tell.h"
#include "terminal.h"
#include "wanted.h"

/* Whatever can be wrong with the call is found before a use is logged. */
static enum error_code
read_formats(struct call *call, struct names *out)
{
	static const char *const known[] = { "text", "html", "eml" };
	const char *given = option_text(&call->args, "format");
	struct slice rest = slice_of(given ? given :
	    option_has(&call->args, "open") ? "eml" : "text"), name;

	while (slice_until(&rest, ',', &name)) {
		size_t i = 0;

		while (i < 3 && !slice_is(name, known[i]))
			i++;
		if (i == 3)
			return error_set(&call->err, ERR_USAGE, "there is no "
			    "format %.*s (text, html, eml)", (int)name.len,
			    name.at);
		names_add_new(out, &call->pool, known[i]);
	}
	if (option_has(&call->args, "open"))
		names_add_new(out, &call->pool, "eml");
	if (option_has(&call->args, "copy"))
		names_add_new(out, &call->pool, "text");
	return ERR_NONE;
}

static bool
is_taken_away(const struct call *call)
{
	return option_has(&call->args, "out") ||
	    option_has(&call->args, "copy") ||
	    option_has(&call->args, "open");
}

static enum error_code
prepare(struct call *call, struct names *formats)
{
	const char *folder = option_text(&call->args, "out");
	enum error_code code = read_formats(call, formats);

	if (code)
		return code;
	if (formats->count > 1 && !is_taken_away(call) &&
	    !option_has(&call->args, "json"))
		return error_set(&call->err, ERR_USAGE, "several formats go "
		    "into a folder (--out DIR)");
	return folder && !call->options.dry_run ?
	    file_make_folder(folder, 0777, &call->err) : ERR_NONE;
}

/* Asks for each missing field; false: none was missing, or none answered. */
static bool
ask_missing(struct call *call, struct wanted *wanted,
    const galley_report *report)
{
	const struct node *missing = node_get(report, "missing");
	size_t count = tell_count(report, "missing");

	for (size_t i = 0; i < count; i++) {
		struct galley_pair pair = {
			.name = tell_words(call, missing->items[i]) };
		struct buf answer = { 0 };

		if (!terminal_ask(pool_format(&call->pool, "%s: ", pair.name),
		    &answer)) {
			buf_release(&answer);
			return false;
		}
		pair.value = buf_settle(&answer, &call->pool).at;
		wanted_set(wanted, &call->pool, pair);
	}
	return count > 0;
}

static int
ask_engine(struct call *call, struct galley_use *use, struct wanted *wanted,
    galley_report **report)
{
	int code;

	do {
		use->fields = wanted->fields;
		*report = NULL;
		code = galley_use(call->g, use, report, &call->err);
	} while (code == ERR_USAGE && *report &&
	    ask_missing(call, wanted, *report));
	return code;
}

static int
fail(struct call *call, const struct galley_use *use,
    const galley_report *report)
{
	bool explained = report && call->err.code == ERR_REFUSED &&
	    tell_count(report, "reasons");

	if (report && call_json(call, report))
		return error_status(call->err.code);
	if (report)
		tell_findings(call, node_get(report, "findings"));
	if (!explained)
		return call_failed(call);
	refusal_tell(call, use, report);
	return error_status(call->err.code);
}

static enum error_code
copy_text(struct call *call, const galley_report *report)
{
	const struct node *file = outlet_file(report, "text");
	const char *text = node_get_text(file, "text", "");
	enum error_code code = outlet_copy(call, text);

	if (code)
		screen_document(&call->out, text);
	else
		screen_format(&call->talk, "Copied to the clipboard.\n");
	return code;
}

/* The use is logged by now: a copy that finds no way out is still told. */
static enum error_code
deliver(struct call *call, const galley_report *report)
{
	const char *folder = option_text(&call->args, "out");
	const struct node *files = node_get(report, "files");
	enum error_code code = ERR_NONE;

	if (folder)
		code = outlet_write(call, report, folder);
	if (!code && option_has(&call->args, "copy") && !call->options.dry_run)
		code = copy_text(call, report);
	if (!code && option_has(&call->args, "open") && !call->options.dry_run)
		code = outlet_open(call, outlet_file(report, "eml"));
	if (!is_taken_away(call) && !option_has(&call->args, "json") &&
	    tell_count(report, "files"))
		screen_document(&call->out,
		    node_get_text(files->items[0], "text", ""));
	return code;
}

static int
run(struct call *call)
{
	struct names formats = { 0 };
	struct wanted wanted;
	struct galley_use use = { .name = option_operand(&call->args, 0) };
	galley_report *report;

	call->options.recalls = true;
	if (wanted_read(&wanted, call) || prepare(call, &formats) ||
	    call_open(call))
		return call_failed(call);
	use.account = wanted.account;
	use.facets = wanted.facets;
	use.regions = wanted.regions;
	use.formats = formats.items;
	use.format_count = formats.count;
	use.draft = option_has(&call->args, "open");
	if (ask_engine(call, &use, &wanted, &report))
		return fail(call, &use, report);
	if (deliver(call, report))
		return call_failed(call);
	tell_warnings(call, report);
	call_json(call, report);
	call_next(call, report);
	return 0;
}

static const struct option options[] = {
	WANTED_OPTIONS,
	{ "format", "FORMAT,...", "text (default), html, eml", 0 },
	{ "out", "FOLDER", "write the files to this folder", 0 },
	{ "copy", NULL, "put the text on the clipboard", 0 },
	{ "open", NULL, "open it as an unsent e-mail", 0 },
	{ 0 },
};

const struct command cmd_use = {
	.name = "use",
	.operands = "NAME",
	.about = "fill in a template and get the copy",
	.example = "galley use first-touch --for Acme --set customer=Acme "
	    "--copy",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
